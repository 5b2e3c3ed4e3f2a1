namespace Quorum.Code;

/// <summary>The programs that do the same on all inputs.</summary>
public sealed record ProgramGroup
{
    /// <summary>Gets its votes and members.</summary>
    public required AnswerGroup Votes { get; init; }

    /// <summary>Gets the program that stands for all, the shortest or fastest (<see cref="ProgramSolverOptions.Choice"/>).</summary>
    public required SourceProgram Program { get; init; }

    /// <summary>Gets the runs of <see cref="Program"/> on <see cref="ProgramConsensus.Inputs"/>; on the first only if it fails there and has no vote.</summary>
    public required IReadOnlyList<RunResult> Runs { get; init; }
}
