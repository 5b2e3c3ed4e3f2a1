using Quorum.Code.Programs;

namespace Quorum.Code;

/// <summary>A program with what it does. Programs that do the same are equivalent, which is what their votes are grouped by.</summary>
/// <param name="Program">The program.</param>
/// <param name="Behaviour">The same text for the same behaviour.</param>
/// <param name="Runs">The runs on the inputs.</param>
internal sealed record Candidate(SourceProgram Program, string Behaviour, IReadOnlyList<RunResult> Runs)
{
    /// <summary>Runs a program on the inputs of its task, in order.</summary>
    /// <param name="runner">Runs it.</param>
    /// <param name="program">The program.</param>
    /// <param name="failure">Why it has no vote, if it has none. It is run up to that input only, since it is not worth more.</param>
    /// <param name="inputs">All inputs, those of the examples first.</param>
    /// <param name="cpuTime">The CPU time for each run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Candidate> ObserveAsync(
        ICodeRunner runner, SourceProgram program, ProgramFailure? failure, IReadOnlyList<ProgramInput> inputs, TimeSpan cpuTime, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProgramInput> some = failure is null ? [.. inputs] : [.. inputs.TakeWhile(input => input != failure.Input), failure.Input];
        IReadOnlyList<RunResult> runs = await Behaviours.Behaviour.ObserveAsync(runner, program, some, cpuTime, cancellationToken).ConfigureAwait(false);
        return new Candidate(program, $"{some.Count}:{Behaviours.Behaviour.Key(some, runs)}", runs);
    }

    public bool Equals(Candidate? other) => other is not null && Behaviour == other.Behaviour;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Behaviour);

    /// <summary>The source, which is the answer that a consensus shows.</summary>
    public override string ToString() => Program.Source;
}
