namespace Quorum.Code.Programs;

/// <summary>Why a program has no vote.</summary>
/// <param name="Input">What it was run on.</param>
/// <param name="Expected">What was expected of it there; <see langword="null"/> if nothing but that it ends well.</param>
/// <param name="Run">What came of it.</param>
internal sealed record ProgramFailure(ProgramInput Input, string? Expected, RunResult Run)
{
    // The first errors of a compiler lead to the others.
    private const int MostDiagnostics = 5;

    /// <summary>Whether the program cannot be run at all.</summary>
    public bool IsOfSource => Run.Outcome is RunOutcome.CompileError or RunOutcome.Blocked;

    /// <summary>What is wrong, for people and models.</summary>
    public override string ToString() => IsOfSource
        ? string.Join('\n', Run.Diagnostics.Take(MostDiagnostics).Select(diagnostic => diagnostic.ToString()).DefaultIfEmpty(Run.Message ?? "It is no program."))
        : $"{OutputComparison.Shown(Input.ToString().TrimEnd())}: {Run.Message}";

    /// <summary>Looks for it: the first example that the program fails; without examples, that it comes to no good on any input.</summary>
    /// <param name="runner">Runs it.</param>
    /// <param name="program">The program.</param>
    /// <param name="task">The task.</param>
    /// <param name="inputs">All inputs, those of the examples first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ProgramFailure?> FindAsync(
        ICodeRunner runner, SourceProgram program, ProgramTask task, IReadOnlyList<ProgramInput> inputs, CancellationToken cancellationToken)
    {
        if (task.Examples.Count > 0)
        {
            TaskResult result = await new CodeTask { Tests = task.Examples, CpuTime = task.CpuTime }.JudgeAsync(runner, program, cancellationToken).ConfigureAwait(false);
            CodeTest last = task.Examples[result.Runs.Count - 1];
            return result.Failure is { } failure ? new ProgramFailure(last.Input, last.Expected, failure) : null;
        }

        RunResult? first = null;
        foreach (ProgramInput input in inputs)
        {
            RunResult run = await runner.RunAsync(program, input, task.CpuTime, cancellationToken).ConfigureAwait(false);
            if (run.Outcome == RunOutcome.Ok)
                return null;
            first ??= run;
            if (run.Outcome is not RunOutcome.Exception)
                break;
        }
        return new ProgramFailure(inputs[0], null, first!);
    }
}
