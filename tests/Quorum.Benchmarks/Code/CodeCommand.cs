using System.CommandLine;
using System.Diagnostics;
using Quorum.Code;

namespace Quorum.Benchmarks;

/// <summary><c>code</c>: how long a program takes from its source to its result, how many there are in a second, and the hostile ones at full limits.</summary>
internal static class CodeCommand
{
    private const int WarmUpRuns = 20;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many programs of each language.", DefaultValueFactory = _ => 200 };
        var hostile = new Option<int>("--hostile") { Description = "Runs the hostile corpus so many times, all at once and with default limits, instead.", DefaultValueFactory = _ => 0 };
        var command = new Command("code", "Compiles, checks and runs small programs, each in a sandbox of its own.") { count, hostile };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(hostile) is > 0 and var rounds)
                return await HostileBenchmark.RunAsync(rounds, cancellationToken);
            foreach (CodeLanguage language in Enum.GetValues<CodeLanguage>())
                await MeasureAsync(language, result.GetValue(count), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task MeasureAsync(CodeLanguage language, int count, CancellationToken cancellationToken)
    {
        await using var runner = new CodeRunner();
        var first = Stopwatch.StartNew();
        await RunAsync(runner, language, 0, cancellationToken);
        first.Stop();
        for (var i = 1; i <= WarmUpRuns; i++)
            await RunAsync(runner, language, i, cancellationToken);

        // One at a time, with pauses in which the next process gets ready, as between two answers of a model.
        var times = new List<double>();
        for (var i = 0; i < count / 4; i++)
        {
            await Task.Delay(300, cancellationToken);
            var single = Stopwatch.StartNew();
            await RunAsync(runner, language, 1_000 + i, cancellationToken);
            times.Add(single.Elapsed.TotalMilliseconds);
        }
        times.Sort();

        var all = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(10_000, count).Select(i => RunAsync(runner, language, i, cancellationToken)));
        all.Stop();
        Console.WriteLine(
            $"{language,-11} first {first.Elapsed.TotalMilliseconds,6:F0} ms; then median {times[times.Count / 2],5:F0} ms, 95 % within {times[times.Count * 95 / 100],5:F0} ms; "
            + $"{count / all.Elapsed.TotalSeconds,6:F1} per second of {count} at once");
    }

    private static async Task RunAsync(CodeRunner runner, CodeLanguage language, int number, CancellationToken cancellationToken)
    {
        RunResult result = await runner.RunAsync(Snippet.Create(language, number), Snippet.Call, cancellationToken: cancellationToken);
        if (result.Outcome != RunOutcome.Ok)
            throw new InvalidOperationException($"{language} {number}: {result.Outcome}: {result.Message}");
    }
}
