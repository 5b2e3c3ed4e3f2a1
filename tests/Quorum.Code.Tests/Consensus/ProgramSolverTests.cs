using Microsoft.Extensions.AI;
using Quorum.Tests.Consensus;
using static Quorum.Code.Tests.Consensus.Sources;

namespace Quorum.Code.Tests.Consensus;

[Collection(nameof(RunsPrograms))]
public class ProgramSolverTests(CodeRunnerFixture fixture) : IClassFixture<CodeRunnerFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_that_do_the_same_are_one_group_however_they_are_written()
    {
        ProgramConsensus result = await SolveAsync([Odd, Linq, Loop, Odd, Short]);

        Assert.Equal([[1, 2, 4], [0, 3]], result.Groups.Select(group => group.Votes.Members));
        Assert.Equal(Short, result.Program?.Source);
        Assert.True(result.Consensus.Probability > 0.6);
        Assert.Equal(5, result.Samples.Count);
        Assert.All(result.Samples.Values, sample => Assert.Null(sample.Failure));
    }

    [Fact]
    public async Task An_input_tells_the_groups_apart()
    {
        ProgramConsensus result = await SolveAsync([Linq, Odd, Linq]);

        int input = result.FindDifference(result.Groups[0], result.Groups[1]);

        Assert.NotEqual(result.Groups[0].Runs[input].Value, result.Groups[1].Runs[input].Value);
        Assert.Equal(-1, result.FindDifference(result.Groups[0], result.Groups[0]));
        Assert.All(result.Groups, group => Assert.Equal(result.Inputs.Count, group.Runs.Count));
    }

    [Fact]
    public async Task Programs_that_fail_an_example_have_no_vote()
    {
        ProgramConsensus result = await SolveAsync([All, All, All, Linq], Example);

        Assert.Equal(Linq, result.Program?.Source);
        Assert.Equal(
            [VoteStatus.Refuted, VoteStatus.Refuted, VoteStatus.Refuted, VoteStatus.Counted], result.Consensus.Votes.Select(vote => vote.Status));
        Assert.Contains("30 instead of 20", result.Samples[0].Failure, StringComparison.Ordinal);
        Assert.Equal("verified-majority", result.Consensus.DecisionRule);
    }

    [Fact]
    public async Task Failed_example_is_marked_in_the_chain()
    {
        ProgramConsensus result = await SolveAsync([All], Example);

        StepVerdict wrong = result.Consensus.Chains[0].Verification!.FirstError!;
        Assert.Equal("examples", wrong.Verifier);
        Assert.Contains("x * x", wrong.Step.Text, StringComparison.Ordinal);
        Assert.Equal("Solve([1, 2, 3, 4]) returns 20", wrong.Claimed);
    }

    [Fact]
    public async Task Consensus_abstains_if_every_program_fails_an_example()
    {
        ProgramConsensus result = await SolveAsync([All, Odd], Example);

        Assert.Null(result.Program);
        Assert.Equal(AbstentionCause.Refuted, result.Consensus.Abstention?.Cause);
    }

    [Fact]
    public async Task Programs_that_cannot_be_run_have_no_vote()
    {
        ProgramConsensus result = await SolveAsync([Broken, null, Forbidden, Odd]);

        Assert.Equal(Odd, result.Program?.Source);
        Assert.Equal([VoteStatus.NoAnswer, VoteStatus.NoAnswer, VoteStatus.NoAnswer, VoteStatus.Counted], result.Consensus.Votes.Select(vote => vote.Status));
        Assert.Contains("CS0103", result.Samples[0].Failure, StringComparison.Ordinal);
        Assert.Null(result.Samples[1].Program);
        Assert.NotNull(result.Samples[2].Failure);
    }

    [Fact]
    public async Task Model_without_programs_gives_no_decision()
    {
        ProgramConsensus result = await SolveAsync([null, null]);

        Assert.Null(result.Decision);
        Assert.Empty(result.Groups);
        Assert.All(result.Samples.Values, sample => Assert.Null(sample.Program));
    }

    [Fact]
    public async Task Program_that_fails_on_every_input_has_no_vote()
    {
        ProgramConsensus result = await SolveAsync(["int Solve(int[] xs) => throw new Exception();", "int Solve(int[] xs) => throw new Exception(\"2\");", Linq]);

        Assert.Equal(Linq, result.Program?.Source);
        Assert.Single(result.Groups);
    }

    [Fact]
    public async Task Failing_program_is_repaired_from_its_failure()
    {
        ScriptedChatClient client = ProgramClient.Writing([All, Broken], new Dictionary<string, string> { [All] = Linq, [Broken] = Short });

        ProgramConsensus result = await SolveAsync(client, 2, Example);

        Assert.Equal([0, 1], result.Decision!.Votes.Members);
        Assert.All(result.Samples.Values, sample => Assert.Equal((1, null), (sample.Repairs, sample.Failure)));
        string[] complaints = [.. client.Calls.Select(call => call.Messages.Last().Text).Where(text => text != Question).Order(StringComparer.Ordinal)];
        Assert.Equal(2, complaints.Length);
        Assert.Contains("CS0103", complaints[0], StringComparison.Ordinal);
        Assert.Contains("Input: Solve([1, 2, 3, 4])\nExpected: 20\nResult: The function returned 30 instead of 20.", complaints[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Repair_is_tried_so_often_and_what_all_turns_cost_is_counted(int turns)
    {
        ScriptedChatClient client = ProgramClient.Writing([All]);

        ProgramConsensus result = await SolveAsync(client, 1, Example, options => options.RepairTurns = turns);

        Assert.Equal(1 + turns, client.Calls.Count);
        Assert.Equal(turns, result.Samples[0].Repairs);
        Assert.Equal(10 * (1 + turns), result.Consensus.TokensSpent.InputTokenCount);
    }

    [Fact]
    public async Task Inputs_made_of_the_programs_constants_split_a_group_and_votes_are_counted_anew()
    {
        const string Trap = "int Solve(int[] xs) => xs.Contains(7777) ? 0 : xs.Sum(x => x % 2 == 0 ? x * x : 0);";

        ProgramConsensus unrefined = await SolveAsync([Odd, Trap, Linq, Odd, Short], configure: options => options.Refinements = 0);
        ProgramConsensus refined = await SolveAsync([Linq, Trap, Short, Trap, Trap, Odd, Odd]);

        Assert.Equal([1, 2, 4], unrefined.Decision!.Votes.Members);
        Assert.Equal([[1, 3, 4], [0, 2], [5, 6]], refined.Groups.Select(group => group.Votes.Members));
        Assert.Equal(1, refined.Refinements);
        Assert.Contains(refined.Inputs, input => input.ToString().Contains("7777", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Votes_weigh_by_the_proposed_tests_that_their_programs_pass()
    {
        const string Tests = """
            Some tests:
            ```json
            [{"arguments": [[2]], "expected": 4}, {"arguments": [[1, 2]], "expected": 4}, {"arguments": [[3]], "expected": 5}, {"arguments": [[2]], "expected": 4}]
            ```
            """;
        ScriptedChatClient client = ProgramClient.Writing([All, Linq, All, Short, All, All], tests: Tests);

        ProgramConsensus result = await SolveAsync(client, 6, configure: options => options.ProposedTests = 2);

        Assert.Equal(3, result.ProposedTests.Count);
        Assert.Equal("verified-agreeing-tests", result.Consensus.DecisionRule);
        Assert.Equal([8, 6], result.Groups.Select(group => group.Votes.Weight));
        Assert.Contains(result.Consensus.Notes, note => note.Contains("proposed 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sampling_stops_when_the_rule_says_so()
    {
        ProgramConsensus result = await SolveAsync(Enumerable.Repeat(Linq, 16).ToArray(), configure: options =>
        {
            options.Consensus.StoppingRule = StoppingRules.AnytimeValid();
            options.Consensus.Dispatch = SampleDispatch.AsNeeded;
        });

        Assert.Equal(6, result.Consensus.Chains.Count);
        Assert.True(result.Consensus.StoppedEarly);
    }

    [Fact]
    public async Task Fastest_program_is_taken_on_request()
    {
        const string Slow = "int Solve(int[] xs) { for (long i = 0; i < 200_000_000; i++) { if (i < 0) return 1; } return xs.Sum(); }";
        const string Fast = "int Solve(int[] xs) { int sum = 0; for (int i = 0; i < xs.Length; i++) { sum = sum + xs[i]; } int sameSum = sum; int theSum = sameSum; return theSum; }";

        ProgramConsensus result = await SolveAsync([Slow, Fast], configure: options =>
        {
            options.Choice = ProgramChoice.Fastest;
            options.GeneratedInputs = 3;
        });

        Assert.Equal(Fast, result.Program?.Source);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "python", "def solve(xs):\n    return sum(xs)", "def solve(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s", "def solve(xs):\n    return max(xs)")]
    [InlineData(CodeLanguage.JavaScript, "js", "const solve = xs => xs.reduce((a, b) => a + b, 0);", "function solve(xs) { let s = 0; for (const x of xs) s += x; return s; }", "const solve = xs => xs[0];")]
    public async Task Examples_show_the_types_where_the_description_does_not(CodeLanguage language, string tag, string one, string other, string wrong)
    {
        var task = new ProgramTask { Description = "Write solve(xs), the sum.", Language = language, Examples = [new(new FunctionCall("solve", "[[5]]"), "5")] };

        ProgramConsensus result = await SolveAsync(ProgramClient.Writing([wrong, one, other], language: tag), 3, task);

        Assert.Equal([[1, 2], [0]], result.Groups.Select(group => group.Votes.Members));
        Assert.Equal(9, result.Inputs.Count);
    }

    [Fact]
    public async Task Programs_on_standard_input_are_compared_on_the_examples_and_proposed_inputs()
    {
        const string Sum = "Console.WriteLine(Console.ReadLine()!.Split(' ').Sum(int.Parse));";
        const string First = "Console.WriteLine(Console.ReadLine()!.Split(' ')[0] == \"1\" ? 3 : 0);";
        var task = new ProgramTask { Description = "Add the numbers of a line.", Examples = [new(new StandardInput("1 2\n"), "3")] };
        ScriptedChatClient client = ProgramClient.Writing([First, Sum, Sum], tests: """[{"input": "4 5", "output": "9"}]""");

        ProgramConsensus result = await SolveAsync(client, 3, task, options => options.ProposedTests = 1);

        Assert.Equal([new StandardInput("1 2\n"), new StandardInput("4 5")], result.Inputs);
        Assert.Contains(result.Consensus.Notes, note => note.StartsWith("No inputs were generated", StringComparison.Ordinal));
        Assert.Equal([[1, 2], [0]], result.Groups.Select(group => group.Votes.Members));
    }

    [Fact]
    public async Task Task_without_any_input_is_refused_and_so_are_contradictions()
    {
        ProgramTask[] tasks =
        [
            new() { Description = "Write Solve(xs)." },
            new() { Description = "x", Signature = "Solve(xs)" },
            new() { Description = "x", Examples = [Example, new(StandardInput.None, "")] },
            new() { Description = "x", Examples = [Example, new(new FunctionCall("Other", "[1]"), "1")] },
        ];

        foreach (ProgramTask task in tasks)
            await Assert.ThrowsAsync<ArgumentException>(() => SolveAsync(ProgramClient.Writing([Linq]), 1, task));
    }

    [Fact]
    public async Task Without_isolation_nothing_is_run()
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions { BubblewrapPath = "/nowhere/bwrap" });
        var solver = new ProgramSolver(ProgramClient.Writing([Linq, Linq]), runner, Options(2));

        await Assert.ThrowsAsync<IsolationUnavailableException>(() => solver.SolveAsync(new ProgramTask { Description = Question }, cancellationToken: Token));
    }

    [Fact]
    public async Task Cancelled_solution_leaves_nothing_running()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var client = new ScriptedChatClient(_ => Reply.Endless());
        var solver = new ProgramSolver(client, fixture.Runner, Options(4));

        Task<ProgramConsensus> solving = solver.SolveAsync(new ProgramTask { Description = Question }, cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => solving);
        Assert.Equal(0, client.Running);
    }

    [Fact]
    public async Task Reasoning_is_checked_by_running_the_program_but_costs_no_vote()
    {
        var client = new ScriptedChatClient(_ => Reply.Text($"```csharp\n{Linq}\n```", reasoning: "So Solve([2, 3]) = 13."));

        ProgramConsensus result = await SolveAsync(client, 1);

        Assert.Equal(("run", "Solve([2, 3]) = 4"), (result.Consensus.Chains[0].Verification!.FirstError!.Verifier, result.Consensus.Chains[0].Verification!.FirstError!.Actual));
        Assert.NotNull(result.Program);
    }

    [Fact]
    public async Task Solver_is_a_tool_that_an_agent_can_call()
    {
        AIFunction function = new ProgramSolver(ProgramClient.Writing([Linq, All, Short]), fixture.Runner, Options(3)).AsAIFunction();

        object? program = await function.InvokeAsync(
            new() { ["description"] = Question, ["language"] = "csharp", ["examples"] = """[{"arguments": [[1, 2]], "expected": 4}]""" }, Token);
        object? wrong = await function.InvokeAsync(new() { ["description"] = Question, ["language"] = "cobol" }, Token);

        Assert.StartsWith($"```csharp\n{Short}\n```\n2 of 2 programs", program?.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Error: The language 'cobol'", wrong?.ToString(), StringComparison.Ordinal);
    }

    private static ProgramSolverOptions Options(int samples) => new() { GeneratedInputs = 8, Consensus = { SampleCount = samples, Seed = 1, StoppingRule = StoppingRules.FixedCount } };

    private Task<ProgramConsensus> SolveAsync(string?[] sources, CodeTest? example = null, Action<ProgramSolverOptions>? configure = null) =>
        SolveAsync(ProgramClient.Writing(sources), sources.Length, example, configure);

    private Task<ProgramConsensus> SolveAsync(ScriptedChatClient client, int samples, CodeTest? example = null, Action<ProgramSolverOptions>? configure = null) =>
        SolveAsync(client, samples, new ProgramTask { Description = Question, Examples = example is null ? [] : [example] }, configure);

    private Task<ProgramConsensus> SolveAsync(ScriptedChatClient client, int samples, ProgramTask task, Action<ProgramSolverOptions>? configure = null)
    {
        ProgramSolverOptions options = Options(samples);
        configure?.Invoke(options);
        return new ProgramSolver(client, fixture.Runner, options).SolveAsync(task, cancellationToken: Token);
    }
}
