namespace Quorum.Code.Tests;

[Collection(nameof(RunsPrograms))]
public class CodeTaskTests(CodeRunnerFixture fixture) : IClassFixture<CodeRunnerFixture>
{
    private const string Lines = """{"inputs": ["3\n1 2 3\n", ["2", "5 5"]], "outputs": ["6\n", "10\n"]}""";
    private const string Calls = """{"fn_name": "add", "inputs": ["[1, 2]\n3", "[]\n0"], "outputs": ["[4, 5]", "[]"]}""";

    [Theory]
    [InlineData(Lines, CodeLanguage.Python, "input()\nprint(sum(map(int, input().split())))")]
    [InlineData(Lines, CodeLanguage.CSharp, "Console.ReadLine(); Console.WriteLine(Console.ReadLine()!.Split().Sum(int.Parse));")]
    [InlineData(Calls, CodeLanguage.Python, "class Solution:\n    def add(self, xs: List[int], k: int):\n        return tuple(x + k for x in xs)")]
    [InlineData(Calls, CodeLanguage.JavaScript, "const add = (xs, k) => xs.map(x => x + k);")]
    public async Task JudgeAsync_right_program_passes(string tests, CodeLanguage language, string source)
    {
        TaskResult result = await CodeTask.ParseLiveCodeBench(tests)
            .JudgeAsync(fixture.Runner, new SourceProgram(language, source), TestContext.Current.CancellationToken);

        Assert.True(result.Passed, result.Failure?.Message);
        Assert.Equal(2, result.Runs.Count);
    }

    [Theory]
    [InlineData(Lines, "print(6)", RunOutcome.WrongOutput, 2)]
    [InlineData(Lines, "print(5)", RunOutcome.WrongOutput, 1)]
    [InlineData(Lines, "print(6 if input() == '3' else 1 / 0)", RunOutcome.Exception, 2)]
    [InlineData(Calls, "def add(xs, k): return [4, 5]", RunOutcome.WrongOutput, 2)]
    [InlineData(Calls, "def sub(xs, k): return [4, 5]", RunOutcome.CompileError, 1)]
    public async Task JudgeAsync_wrong_program_stops_at_its_failure(string tests, string source, RunOutcome outcome, int runs)
    {
        TaskResult result = await CodeTask.ParseLiveCodeBench(tests)
            .JudgeAsync(fixture.Runner, new SourceProgram(CodeLanguage.Python, source), TestContext.Current.CancellationToken);

        Assert.False(result.Passed);
        Assert.Equal((outcome, runs), (result.Failure!.Outcome, result.Runs.Count));
    }

    [Fact]
    public async Task JudgeAsync_each_test_has_its_own_time()
    {
        CodeTask task = CodeTask.ParseLiveCodeBench(Lines) with { CpuTime = TimeSpan.FromSeconds(0.3) };

        TaskResult result = await task.JudgeAsync(
            fixture.Runner, new SourceProgram(CodeLanguage.Python, "while True: pass"), TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcome.TimeLimit, result.Failure!.Outcome);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"inputs": ["1"], "outputs": []}""")]
    [InlineData("""{"fn_name": "f", "inputs": ["{"], "outputs": ["1"]}""")]
    public void ParseLiveCodeBench_text_that_is_no_problem_is_refused(string json) =>
        Assert.Throws<FormatException>(() => CodeTask.ParseLiveCodeBench(json));

    [Theory]
    [InlineData("""[{"arguments": [[1, 2], 3], "expected": [4, 5]}]""", "add")]
    [InlineData("""{"function": "add", "tests": [{"arguments": [[1, 2], 3], "expected": [4, 5]}]}""", null)]
    [InlineData("""{"fn_name": "add", "inputs": ["[1, 2]\n3"], "outputs": ["[4, 5]"]}""", null)]
    public void Parse_reads_calls(string json, string? function)
    {
        CodeTest test = Assert.Single(CodeTask.Parse(json, function).Tests);

        Assert.Equal(("add([1, 2], 3)", "[4, 5]"), (test.Input.ToString()?.Replace(",3", ", 3", StringComparison.Ordinal), test.Expected));
    }

    [Theory]
    [InlineData("""[{"input": "1 2", "output": "3"}]""")]
    [InlineData("""{"tests": [{"input": ["1 2"], "output": "3"}]}""")]
    [InlineData("""{"inputs": ["1 2"], "outputs": ["3"]}""")]
    public void Parse_reads_standard_input(string json) => Assert.Equal([new CodeTest(new StandardInput("1 2"), "3")], CodeTask.Parse(json).Tests);

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""[{"arguments": [1], "expected": 1}]""")]
    [InlineData("""[{"arguments": 1, "expected": 1}]""")]
    [InlineData("""[{"input": "1"}]""")]
    public void Parse_text_without_tests_is_refused(string json) => Assert.Throws<FormatException>(() => CodeTask.Parse(json));
}
