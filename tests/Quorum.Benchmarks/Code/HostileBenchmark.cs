using System.Diagnostics;
using Quorum.Code;
using Quorum.Code.Tests;

namespace Quorum.Benchmarks;

/// <summary>The hostile corpus with the limits that a user gets, several times and all at once.</summary>
internal static class HostileBenchmark
{
    public static async Task<int> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        IReadOnlySet<int> before = HostState.SandboxedProcesses();
        using var canaries = new Canaries();
        HostileProgram[] programs = [.. Enumerable.Repeat(HostileProgram.Corpus.Select(program => program.Aim(canaries)), rounds).SelectMany(all => all)];
        var clock = Stopwatch.StartNew();
        RunResult[] results;
        var runner = new CodeRunner();
        await using (runner)
        {
            results = await Task.WhenAll(programs.Select(program =>
                runner.RunAsync(new SourceProgram(program.Language, program.Source), StandardInput.None, cancellationToken: cancellationToken)));
        }

        Console.WriteLine($"{programs.Length:N0} programs in {clock.Elapsed.TotalSeconds:F0} s: "
            + string.Join(", ", results.CountBy(result => result.Outcome).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}")));
        var failures = 0;
        foreach ((HostileProgram program, RunResult result) in programs.Zip(results))
        {
            if (program.Expected.Contains(result.Outcome) && !result.Output.Contains(canaries.Secret, StringComparison.Ordinal))
                continue;
            failures++;
            Console.WriteLine($"  {program.Name}: {result.Outcome}: {result.Message}");
        }
        int left = HostState.SandboxedProcesses().Except(before).Count() + HostState.MarkedFiles().Count;
        bool isUnharmed = canaries is { FileIsUntouched: true, NetworkIsQuiet: true, ProcessIsAlive: true };
        Console.WriteLine($"{failures} ended otherwise than expected; {left} processes and files left; the host is {(isUnharmed ? "unharmed" : "harmed")}");
        return failures + left == 0 && isUnharmed ? 0 : 1;
    }
}
