namespace Quorum.Code;

/// <summary>How a program did on a task.</summary>
/// <param name="Runs">Its run on each test, up to the first that failed.</param>
/// <param name="TestCount">The number of tests.</param>
public sealed record TaskResult(IReadOnlyList<RunResult> Runs, int TestCount)
{
    /// <summary>Gets whether it passed all tests.</summary>
    public bool Passed => Runs.Count == TestCount && Runs.All(run => run.Outcome == RunOutcome.Ok);

    /// <summary>Gets the run that failed; <see langword="null"/> if none did.</summary>
    public RunResult? Failure => Runs.FirstOrDefault(run => run.Outcome != RunOutcome.Ok);
}
