using Quorum.Code;

namespace CodingAgent;

/// <summary>What runs came to, in words.</summary>
internal static class Verdicts
{
    private const int LongestResult = 60;

    /// <summary>A call with its result, such as <c>Solve([1, 2]) → 4</c>.</summary>
    public static string Describe(ProgramInput input, RunResult run) => $"{Shorten(input.ToString()!)} → {Result(run)}";

    /// <summary>What a run came to.</summary>
    public static string Result(RunResult run) => Shorten(run.Outcome == RunOutcome.Ok ? run.Value ?? run.Output : $"{run.Outcome}: {run.Message}");

    /// <summary>Why there is no program.</summary>
    public static string Failure(string model, ProgramTask task, ProgramConsensus result)
    {
        if (result.Consensus.Groups.Count > 0)
            return result.Consensus.Abstention?.Reason ?? "No program has a vote.";

        ProgramSample[] samples = [.. result.Samples.Values];
        int without = samples.Count(sample => sample.Program is null);
        string language = CodingTask.Name(task.Language);
        return without == samples.Length
            ? $"None of {samples.Length} replies of the model '{model}' has a block of {language}. It may not be able to write programs: --model takes another one."
            : $"{samples.Length - without} of {samples.Length} replies have a program, and none compiles. The first error: {samples.First(sample => sample.Failure is not null).Failure!.Split('\n')[0]}";
    }

    private static string Shorten(string text)
    {
        string line = text.Trim().ReplaceLineEndings("⏎");
        return line.Length <= LongestResult ? line : $"{line[..(LongestResult - 1)]}…";
    }
}
