using System.Text.Json;
using Quorum.Code;
using Quorum.Evaluation.Tests.Benchmarks;

namespace Quorum.Evaluation.Tests.Scores;

/// <summary>Tasks of LiveCodeBench and of the held-out set, scored in the sandbox.</summary>
public sealed class ProgramScoringTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly CodeRunner _runner = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task LiveCodeBench_programs_are_run_on_public_and_private_tests_by_its_rules()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(
            LiveCodeBenchTests.InputRow("2024-08-01", "sum") + "\n" + LiveCodeBenchTests.FunctionRow(LiveCodeBenchTests.Pickled.First().Data));
        RunScore score = await ScoreAsync(problems,
        [
            [
                Python("a, b = map(int, input().split())\nprint(a + b)"),
                Python("print(sum(map(int, input().split())))"),
                Python("print(3)"), // passes the public test alone
                Python("print(sum(map(int, input().split()))"), // is no program
                "I would add them.",
            ],
            [
                Python("class Solution:\n    def first(self, xs, n):\n        return sorted(xs) if n != 1 else xs"),
                Python("class Solution:\n    def first(self, xs, n):\n        return sorted(xs)"),
                Python("def first(xs, n):\n    return sorted(xs) if n != 1 else xs"),
                Python("def second(xs, n):\n    return xs"),
                "```python\nclass Solution:\n",
            ],
        ]);

        Assert.Equal([true, true, false, false, false], score.Problems[0].Chains.Select(chain => chain.IsRight));
        Assert.Equal([true, false, true, false, false], score.Problems[1].Chains.Select(chain => chain.IsRight));
        Assert.Equal(0.4, score.Mean(5, problem => problem.PassRate)!.Value.Mean, 1e-12);
        Assert.Equal(0.2, score.WithoutAnswer, 1e-12);
    }

    [Fact]
    public async Task HeldOut_methods_and_calls_are_scored()
    {
        await using Stream stream = TinyModel.OpenHeldOutProblems();
        IReadOnlyList<Problem> all = await Evaluation.Benchmarks.HeldOut.LoadAsync(stream, "held-out.jsonl", cancellationToken: TestContext.Current.CancellationToken);
        Problem method = all.First(problem => problem.Expected is ExpectedProgram);
        Problem call = all.First(problem => problem.Expected is ExpectedCall);
        var right = (ExpectedCall)call.Expected;

        RunScore score = await ScoreAsync([method, call],
        [
            [$"```csharp\n{RightAnswerOf(method.Id)}\n```", "```csharp\npublic static int Solve(int[] xs) { return -77; }\n```"],
            [ToolCallText.Write(right.Name, right.Arguments), ToolCallText.Write("another", right.Arguments)],
        ]);

        Assert.All(score.Problems, problem => Assert.Equal([true, false], problem.Chains.Select(chain => chain.IsRight)));
    }

    [Fact]
    public async Task Program_is_run_once_however_often_it_was_written_and_scored()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.InputRow("2024-08-01", "sum"));
        string same = Python("print(sum(map(int, input().split())))");
        await ScoreAsync(problems, [[same, same, Python("print(4)")]]);
        EvaluationRun run = EvaluationRun.Open(_folder.Path);

        RunScore again = await new RunScorer(run, new NoRunner()).ScoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal([true, true, false], again.Problems[0].Chains.Select(chain => chain.IsRight));
        Assert.Equal(2, Directory.GetFiles(run.VerdictFolder).Sum(file => File.ReadLines(file).Count()));
    }

    [Fact]
    public async Task Machine_that_cannot_isolate_programs_leaves_their_problems_unscored_and_says_why()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.InputRow("2024-08-01", "sum"));
        Problem sum = new() { Id = "plain", Question = "1 + 1", Prompt = "1 + 1", Expected = new ExpectedAnswer("2") };
        await using var runner = new CodeRunner(new CodeRunnerOptions { BubblewrapPath = Path.Combine(_folder.Path, "none") });
        EvaluationRun run = await DrawAsync([.. problems, sum], [[Python("print(1)")], [@"\boxed{2}"]]);

        RunScore score = await new RunScorer(run, runner).ScoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal("plain", Assert.Single(score.Problems).Problem.Id);
        Assert.NotEmpty(score.Unscored["sum"]);
    }

    private static string Python(string source) => $"So:\n```python\n{source}\n```\nThat is it.";

    private static string RightAnswerOf(string id)
    {
        using var reader = new StreamReader(TinyModel.OpenHeldOutProblems());
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument row = JsonDocument.Parse(line);
            if (row.RootElement.GetProperty("id").GetString() == id)
                return row.RootElement.GetProperty("answer").GetString()!;
        }

        throw new InvalidOperationException(id);
    }

    private async Task<RunScore> ScoreAsync(IReadOnlyList<Problem> problems, string[][] texts) =>
        await new RunScorer(await DrawAsync(problems, texts), _runner).ScoreAsync(TestContext.Current.CancellationToken);

    // A run as if a model had written these texts.
    private async Task<EvaluationRun> DrawAsync(IReadOnlyList<Problem> problems, string[][] texts)
    {
        EvaluationRun run = EvaluationRun.Create(_folder.Path, new()
        {
            Created = DateTimeOffset.UnixEpoch,
            Source = new("code", "Code", "MIT", "code.jsonl", null, "", new()),
            Model = new("by hand", "none"),
            Settings = new(),
            Samples = texts[0].Length,
            Versions = RunManifest.CurrentVersions(),
        }, problems);
        await using JournalWriter journal = run.Journal.Append();
        for (int problem = 0; problem < problems.Count; problem++)
        {
            for (int sample = 0; sample < texts[problem].Length; sample++)
            {
                Chain chain = Chains.Saying(texts[problem][sample]) with { Index = sample };
                await journal.AppendAsync(JsonSerializer.SerializeToUtf8Bytes(new SampleRecord(problems[problem].Id, sample, chain), EvaluationJsonContext.OnDisk.SampleRecord));
            }
        }

        return run;
    }

    private sealed class NoRunner : ICodeRunner
    {
        public Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nothing was to be run.");
    }
}
