using System.Collections.Concurrent;
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

        // Three that do not compile, and one without a program.
        Assert.Equal(0.4, score.WithoutAnswer, 1e-12);
    }

    [Fact]
    public async Task Programs_vote_by_what_they_do_and_not_by_how_they_are_written()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.FunctionRow(LiveCodeBenchTests.Pickled.First().Data));
        RunScore score = await ScoreAsync(problems,
        [
            [
                Python("def first(xs, n):\n    return sorted(xs) if n != 1 else xs"),
                Python("class Solution:\n    def first(self, xs, n):\n        if n == 1:\n            return xs\n        xs.sort()\n        return xs"),
                Python("def first(xs, n):\n    return sorted(xs)"), // fails the example
                Python("def first(xs, n):\n    return xs"), // passes it, and sorts nothing
                Python("def second(xs, n):\n    return xs"), // has no such function
            ],
        ]);

        ScoredProblem problem = score.Problems[0];
        Answer?[] answers = [.. problem.Chains.Select(chain => chain.Chain.Answer)];
        Assert.Equal(answers[0], answers[1]);
        Assert.NotEqual(answers[0]!.Display, answers[1]!.Display);
        Assert.Equal(3, answers.OfType<Answer>().Distinct().Count());
        Assert.Null(answers[4]);
        Assert.Equal(["False", "False", "True", "False", null], problem.Chains.Select(chain => chain.Chain.Verification?.IsRefuted.ToString()));
        Assert.Equal(1, problem.MajorityAt(5), 1e-12);
        Assert.Equal(problem.PassRate, problem.MajorityAt(1), 1e-12);

        // Verification takes the vote of the one that fails the example, so that it ties with no right one.
        Assert.True(problem.VerifiedAt(2) > problem.MajorityAt(2));

        IReadOnlyList<Chain> read = await score.ReadChainsAsync(problem, TestContext.Current.CancellationToken);
        Assert.Equal(answers, read.Select(chain => chain.Answer));
        Assert.Equal("So:", read[0].Text.Split('\n')[0]);
    }

    [Fact]
    public async Task Programs_that_differ_on_no_input_that_voters_know_are_one_answer_of_which_each_is_taken_equally_often()
    {
        // One example, and nothing to generate inputs from.
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.InputRow("2024-08-01", "sum"));
        RunScore score = await ScoreAsync(problems, [[Python("print(sum(map(int, input().split())))"), Python("print(3)"), Python("print(1 + 2)"), Python("print(4)")]]);

        ScoredProblem problem = score.Problems[0];
        Assert.Equal([true, false, false, false], problem.Chains.Select(chain => chain.IsRight));
        Assert.Equal(2, problem.Chains.Select(chain => chain.Chain.Answer).Distinct().Count());
        Assert.Equal(1.0 / 3, problem.MajorityAt(4), 1e-12);
        Assert.True(problem.IsRight(problem.Chains[0].Chain.Answer));
        Assert.False(problem.IsRight(problem.Chains[1].Chain.Answer));
    }

    [Fact]
    public async Task Programs_that_cannot_be_compared_vote_by_their_text()
    {
        // No examples, and what the question calls is not what the tests do.
        Problem problem = new()
        {
            Id = "double",
            Question = "A friend wrote twice(n: int). Read a number and print what twice returns.",
            Prompt = "",
            Expected = new ExpectedProgram(CodeLanguage.Python, PackedTests.Of(null, [("4", "8")])),
        };
        RunScore score = await ScoreAsync([problem], [[Python("print(2 * int(input()))"), Python("print(int(input()) * 2)"), Python("print(2 * int(input()))")]]);

        Answer?[] answers = [.. score.Problems[0].Chains.Select(chain => chain.Chain.Answer)];
        Assert.Equal(answers[0], answers[2]);
        Assert.NotEqual(answers[0], answers[1]);
        Assert.All(score.Problems[0].Chains, chain => Assert.True(chain.IsRight && chain.Chain.Verification is null));
    }

    [Fact]
    public async Task Votes_are_the_same_whoever_scores_the_run()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.FunctionRow(LiveCodeBenchTests.Pickled.First().Data));
        EvaluationRun run = await DrawAsync(problems, [[Python("def first(xs, n):\n    return sorted(xs)"), Python("def first(xs, n):\n    return sorted(xs) if n != 1 else xs")]]);
        RunScore one = await new RunScorer(run, _runner).ScoreAsync(TestContext.Current.CancellationToken);
        Directory.Delete(run.VerdictFolder, recursive: true);

        RunScore other = await new RunScorer(run, _runner).ScoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal(one.Problems[0].Chains.Select(chain => chain.Chain.Answer!.Key), other.Problems[0].Chains.Select(chain => chain.Chain.Answer!.Key));
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
        EvaluationRun run = await DrawAsync(problems, [[same, same, Python("print(4)")]]);
        var counting = new CountingRunner(_runner);
        RunScore first = await new RunScorer(run, counting).ScoreAsync(TestContext.Current.CancellationToken);

        RunScore again = await new RunScorer(EvaluationRun.Open(_folder.Path), new CountingRunner(null)).ScoreAsync(TestContext.Current.CancellationToken);

        // The example and the other test; the program that fails the example is not run on the other.
        Assert.Equal(3, counting.Runs.Count);
        Assert.Equal(counting.Runs.Count, counting.Runs.Distinct().Count());
        Assert.Equal([true, true, false], again.Problems[0].Chains.Select(chain => chain.IsRight));
        Assert.Equal(first.Problems[0].Chains.Select(chain => chain.Chain.Answer), again.Problems[0].Chains.Select(chain => chain.Chain.Answer));
        Assert.Equal(first.Problems[0].Chains.Select(chain => chain.Chain.Verification!.IsRefuted), again.Problems[0].Chains.Select(chain => chain.Chain.Verification!.IsRefuted));
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

    [Fact]
    public async Task Machine_without_the_interpreter_leaves_the_problems_of_its_language_unscored_and_says_why()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.InputRow("2024-08-01", "sum"));
        Problem sum = new() { Id = "plain", Question = "1 + 1", Prompt = "1 + 1", Expected = new ExpectedAnswer("2") };
        await using var runner = new CodeRunner(new CodeRunnerOptions { PythonPath = "/bin/true" });
        EvaluationRun run = await DrawAsync([.. problems, sum], [[Python("print(1)")], [@"\boxed{2}"]]);

        RunScore score = await new RunScorer(run, runner).ScoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal("plain", Assert.Single(score.Problems).Problem.Id);
        Assert.Contains("no interpreter of Python 3", score.Unscored["sum"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_of_a_program_that_came_to_its_limit_is_not_remembered_by_the_next_score()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.InputRow("2024-08-01", "sum"));
        string slow = Python("while True: pass");
        EvaluationRun run = await DrawAsync(problems, [[slow, slow]]);
        await using var runner = new CodeRunner(new CodeRunnerOptions { Limits = new() { CpuTime = TimeSpan.FromSeconds(1) } });
        int[] runs = [0, 0];
        for (int score = 0; score < 2; score++)
        {
            var counting = new CountingRunner(runner);
            await new RunScorer(run, counting).ScoreAsync(TestContext.Current.CancellationToken);
            runs[score] = counting.Runs.Count;
        }

        Assert.Equal([1, 1], runs);
    }

    [Fact]
    public async Task Verdict_under_other_limits_is_not_taken_over()
    {
        IReadOnlyList<Problem> problems = await LiveCodeBenchTests.LoadAsync(LiveCodeBenchTests.InputRow("2024-08-01", "sum"));
        EvaluationRun run = await DrawAsync(problems, [[Python("print(sum(map(int, input().split())) + 0 * len('x' * 10_000))\nimport sys; sys.stderr.write('x' * 10_000)")]]);
        await using var small = new CodeRunner(new CodeRunnerOptions { Limits = new() { Output = 1_000 } });

        RunScore large = await new RunScorer(run, _runner).ScoreAsync(TestContext.Current.CancellationToken);
        RunScore limited = await new RunScorer(run, small).ScoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal((true, false), (large.Problems[0].Chains[0].IsRight, limited.Problems[0].Chains[0].IsRight));
    }

    [Fact]
    public async Task Python_orders_its_sets_the_same_in_every_run()
    {
        var program = new SourceProgram(CodeLanguage.Python, "print([hash(s) for s in ('a', 'b', 'c')], set('quorum'))");
        RunResult[] results = [await RunAsync(), await RunAsync(), await RunAsync()];

        Assert.All(results, result => Assert.Equal((RunOutcome.Ok, results[0].Output), (result.Outcome, result.Output)));

        Task<RunResult> RunAsync() => _runner.RunAsync(program, new StandardInput(""), cancellationToken: TestContext.Current.CancellationToken);
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

    /// <summary>Writes down what is run, or lets nothing run.</summary>
    private sealed class CountingRunner(ICodeRunner? runner) : ICodeRunner
    {
        public ConcurrentBag<(SourceProgram, ProgramInput)> Runs { get; } = [];

        public Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default)
        {
            Runs.Add((program, input));
            return runner?.RunAsync(program, input, cpuTime, cancellationToken) ?? throw new InvalidOperationException("Nothing was to be run.");
        }
    }
}
