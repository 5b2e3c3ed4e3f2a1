using Quorum.Code.Behaviours;

namespace Quorum.Code;

/// <summary>What sampled programs agreed on.</summary>
public sealed record ProgramConsensus
{
    /// <summary>Gets the votes, certainty, cost and chains. Its answers are programs, and equivalent ones do the same on <see cref="Inputs"/>.</summary>
    public required ConsensusResult Consensus { get; init; }

    /// <summary>Gets the inputs on which the programs were compared: those of the examples, then proposed and generated ones.</summary>
    public required IReadOnlyList<ProgramInput> Inputs { get; init; }

    /// <summary>Gets the groups, in the order of <see cref="ConsensusResult.Groups"/>.</summary>
    public required IReadOnlyList<ProgramGroup> Groups { get; init; }

    /// <summary>Gets what each sample that ended came to, by its index.</summary>
    public required IReadOnlyDictionary<int, ProgramSample> Samples { get; init; }

    /// <summary>Gets the tests that the model proposed (<see cref="ProgramSolverOptions.ProposedTests"/>). They may be wrong.</summary>
    public IReadOnlyList<CodeTest> ProposedTests { get; init; } = [];

    /// <summary>Gets how often new inputs split the leading group, so that the votes were counted anew.</summary>
    public int Refinements { get; init; }

    /// <summary>Gets the group that won; <see langword="null"/> if there is no decision.</summary>
    public ProgramGroup? Decision => Consensus.Decision is null ? null : Groups[0];

    /// <summary>Gets the program that was chosen; <see langword="null"/> if there is no decision.</summary>
    public SourceProgram? Program => Decision?.Program;

    /// <summary>Finds the simplest input on which two groups differ.</summary>
    /// <param name="one">A group.</param>
    /// <param name="other">Another.</param>
    /// <returns>The index of the input; -1 if there is none on which both were run.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public int FindDifference(ProgramGroup one, ProgramGroup other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        int found = -1;
        for (var i = 0; i < Math.Min(one.Runs.Count, other.Runs.Count); i++)
        {
            if (Behaviour.Key(Inputs[i], one.Runs[i]) != Behaviour.Key(Inputs[i], other.Runs[i])
                && (found < 0 || Simplicity(i, one, other).CompareTo(Simplicity(found, one, other)) < 0))
            {
                found = i;
            }
        }
        return found;
    }

    // Two results tell more than a result and a failure.
    private (int Failures, int Length) Simplicity(int input, ProgramGroup one, ProgramGroup other) =>
        (new[] { one, other }.Count(group => group.Runs[input].Outcome != RunOutcome.Ok), Inputs[input].ToString().Length);
}
