using Quorum.Code.Behaviours;

namespace Quorum.Code.Tests.Behaviours;

public class BehaviourTests
{
    private static readonly FunctionCall _call = new("f", "[1]");

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "true")]
    [InlineData("0.5", "5e-1")]
    [InlineData("[1, [2]]", "[1,[2.0]]")]
    [InlineData("{\"a\": 1, \"b\": 2}", "{\"b\":2,\"a\":1}")]
    public void Key_of_equal_values_is_the_same(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Theory]
    [InlineData("1", "2")]
    [InlineData("1", "\"1\"")]
    [InlineData("[1, [2]]", "[[1], 2]")]
    [InlineData("[\"a\", \"b\"]", "[\"a\\\",\\\"b\"]")]
    [InlineData("[]", "null")]
    [InlineData("[12]", "[1, 2]")]
    public void Key_of_different_values_differs(string one, string other) => Assert.NotEqual(Key(one), Key(other));

    [Fact]
    public void Key_of_failures_is_that_of_their_outcome()
    {
        RunResult one = new() { Outcome = RunOutcome.Exception, Message = "System.InvalidOperationException: empty" };
        RunResult other = new() { Outcome = RunOutcome.Exception, Message = "System.IndexOutOfRangeException: 0" };

        Assert.Equal(Behaviour.Key(_call, one), Behaviour.Key(_call, other));
        Assert.NotEqual(Behaviour.Key(_call, one), Behaviour.Key(_call, one with { Outcome = RunOutcome.TimeLimit }));
        Assert.NotEqual(Behaviour.Key(_call, one), Behaviour.Key(_call, new RunResult { Outcome = RunOutcome.Ok, Value = "\"Exception\"" }));
    }

    [Theory]
    [InlineData("1 2\n", "1.0  2.0", true)]
    [InlineData("a b ", "a b", true)]
    [InlineData("a  b", "a b", false)]
    [InlineData("1\n2", "1 2", false)]
    [InlineData("1 a", "1.0 a", false)]
    public void Key_of_outputs_follows_their_comparison(string one, string other, bool areEqual)
    {
        string first = Behaviour.Key(StandardInput.None, new RunResult { Outcome = RunOutcome.Ok, Output = one });

        Assert.Equal(areEqual, first == Behaviour.Key(StandardInput.None, new RunResult { Outcome = RunOutcome.Ok, Output = other }));
        Assert.Equal(areEqual, OutputComparison.FindDifference(one, other) is null);
    }

    [Fact]
    public void Key_of_several_inputs_keeps_them_apart()
    {
        RunResult[] one = [Ok("[1]"), Ok("2")], other = [Ok("1"), Ok("[2]")];

        Assert.NotEqual(Behaviour.Key([_call, _call], one), Behaviour.Key([_call, _call], other));
        Assert.NotEqual(Behaviour.Key([_call], one), Behaviour.Key([_call, _call], one));
    }

    [Fact]
    public async Task ObserveAsync_does_not_run_on_after_a_limit()
    {
        var runner = new CountingRunner(call => ((FunctionCall)call).Arguments == "[2]" ? new RunResult { Outcome = RunOutcome.TimeLimit } : Ok("0"));
        FunctionCall[] inputs = [.. Enumerable.Range(0, 50).Select(i => new FunctionCall("f", $"[{i}]"))];

        IReadOnlyList<RunResult> runs = await Behaviour.ObserveAsync(
            runner, new SourceProgram(CodeLanguage.Python, ""), inputs, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.Equal(50, runs.Count);
        Assert.Equal([RunOutcome.Ok, RunOutcome.Ok, RunOutcome.TimeLimit], runs.Take(3).Select(run => run.Outcome));
        Assert.All(runs.Skip(2), run => Assert.Equal(RunOutcome.TimeLimit, run.Outcome));
        Assert.InRange(runner.Runs, 3, 2 + Environment.ProcessorCount);
    }

    [Fact]
    public async Task RememberingRunner_runs_a_program_once_on_an_input_however_many_ask()
    {
        var runner = new CountingRunner(_ => Ok("0"));
        var remembering = new RememberingRunner(runner);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            remembering.RunAsync(new SourceProgram(CodeLanguage.Python, "x"), new FunctionCall("f", $"[{i % 2}]"), cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(2, runner.Runs);
    }

    private static string Key(string value) => Behaviour.Key(_call, Ok(value));

    private static RunResult Ok(string value) => new() { Outcome = RunOutcome.Ok, Value = value };

    private sealed class CountingRunner(Func<ProgramInput, RunResult> run) : ICodeRunner
    {
        private int _runs;

        public int Runs => _runs;

        public async Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _runs);
            await Task.Yield();
            return run(input);
        }
    }
}
