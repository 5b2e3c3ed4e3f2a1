using System.Collections.Concurrent;
using System.Text.Json;
using Quorum.Code;
using TinyModelTrainer.Problems.Code;

namespace TinyModelTrainer.Evaluation;

/// <summary>Judges programs by running them on the unit tests of their task, in a sandbox. Samples are often the same program, so each is run once.</summary>
internal sealed class ProgramJudge : IAsyncDisposable
{
    // The families' methods bear this name.
    private const string Function = "Solve";

    private readonly CodeRunner _runner = new();
    private readonly ConcurrentDictionary<(Specification, SourceProgram), Lazy<Task<(string, bool)>>> _judged = new();

    /// <summary>Judges the program of a reply.</summary>
    /// <returns>What it does on the tests, the same for programs that do the same, or null if there is no program; and whether that is right.</returns>
    /// <exception cref="IsolationUnavailableException">Programs cannot be isolated on this machine.</exception>
    public async Task<(string? Vote, bool IsRight)> JudgeAsync(Specification specification, string reply) =>
        ProgramExtractor.Find(reply, CodeLanguage.CSharp) is not { } program ? (null, false)
            : await _judged.GetOrAdd((specification, program), pair => new(() => RunAsync(pair.Item1, pair.Item2))).Value;

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private async Task<(string, bool)> RunAsync(Specification specification, SourceProgram program)
    {
        CodeTest[] tests = [.. specification.Tests.Select(test =>
            new CodeTest(new FunctionCall(Function, JsonSerializer.Serialize(new[] { test.Argument })), JsonSerializer.Serialize(test.Expected)))];
        var runs = new List<RunResult>();
        foreach (var test in tests)
        {
            runs.Add(test.Judge(await _runner.RunAsync(program, test.Input)));

            // It is the same for every input.
            if (runs[^1].Outcome is RunOutcome.CompileError or RunOutcome.Blocked)
                break;
        }

        return (string.Join("; ", runs.Select(run => run.Value ?? run.Outcome.ToString())), runs.All(run => run.Outcome == RunOutcome.Ok));
    }
}
