using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Quorum.Code.Behaviours;

/// <summary>What a program does on inputs: what it returns or writes, or that it fails and how.</summary>
/// <remarks>
/// Results are compared as tests compare them. Failures are the same if their <see cref="RunOutcome"/> is; which exception was thrown depends on how a
/// program was written rather than on what it does.
/// </remarks>
internal static class Behaviour
{
    private const int LongestKey = 200;

    /// <summary>A text that is the same for the same behaviour and for no other.</summary>
    public static string Key(IEnumerable<ProgramInput> inputs, IEnumerable<RunResult> runs)
    {
        var key = new StringBuilder();
        foreach (string one in inputs.Zip(runs, Key))
            key.Append(CultureInfo.InvariantCulture, $"{one.Length}:{one}");
        return key.ToString();
    }

    /// <summary>The same for one input.</summary>
    public static string Key(ProgramInput input, RunResult run)
    {
        if (run.Outcome != RunOutcome.Ok)
            return run.Outcome.ToString();
        string result = input is FunctionCall ? ValueComparison.Key(run.Value ?? "null") : OutputComparison.Key(run.Output);
        return result.Length <= LongestKey ? $"={result}" : $"#{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(result)))}";
    }

    /// <summary>Runs a program on inputs, in order.</summary>
    /// <returns>A run for each input. From the first limit on that a program exceeds, it is not run any more and taken to exceed that one.</returns>
    public static async Task<IReadOnlyList<RunResult>> ObserveAsync(
        ICodeRunner runner, SourceProgram program, IReadOnlyList<ProgramInput> inputs, TimeSpan cpuTime, CancellationToken cancellationToken)
    {
        var runs = new List<RunResult>();
        foreach (ProgramInput[] some in inputs.Chunk(Environment.ProcessorCount))
        {
            runs.AddRange(await Task.WhenAll(some.Select(input => runner.RunAsync(program, input, cpuTime, cancellationToken))).ConfigureAwait(false));
            if (runs.FindIndex(ExceedsLimit) is >= 0 and var exceeding)
                return [.. runs.Take(exceeding), .. Enumerable.Repeat(runs[exceeding], inputs.Count - exceeding)];
        }
        return runs;
    }

    private static bool ExceedsLimit(RunResult run) => run.Outcome is RunOutcome.TimeLimit or RunOutcome.MemoryLimit or RunOutcome.OutputLimit;
}
