namespace Quorum.Code.Tests;

[Collection(nameof(RunsPrograms))]
public class CodeRunnerTests(CodeRunnerFixture fixture) : IClassFixture<CodeRunnerFixture>
{
    [Theory]
    [InlineData(CodeLanguage.Python, "a, b = map(int, input().split())\nprint(a + b)")]
    [InlineData(CodeLanguage.Python, "print(sum(map(int, open('/dev/stdin').read().split())))")]
    [InlineData(CodeLanguage.CSharp, "Console.WriteLine(Console.ReadLine()!.Split(' ').Sum(int.Parse));")]
    [InlineData(CodeLanguage.CSharp, "class Program { static async Task Main() { await Task.Yield(); Console.Write(new StreamReader(Console.OpenStandardInput()).ReadToEnd().Split().Where(x => x != \"\").Sum(int.Parse)); } }")]
    [InlineData(CodeLanguage.JavaScript, "console.log(require('fs').readFileSync(0, 'utf8').trim().split(/\\s+/).reduce((a, b) => a + Number(b), 0));")]
    [InlineData(CodeLanguage.JavaScript, "let s = ''; process.stdin.on('data', d => s += d).on('end', () => console.log(s.trim().split(' ').map(Number).reduce((a, b) => a + b)));")]
    [InlineData(CodeLanguage.JavaScript, "require('readline').createInterface({ input: process.stdin }).on('line', line => console.log(eval(line.replace(' ', '+'))));")]
    public async Task RunAsync_program_reads_its_input_and_writes(CodeLanguage language, string source)
    {
        RunResult result = await fixture.RunAsync(language, source, "19 23\n");

        Assert.Equal((RunOutcome.Ok, "42"), (result.Outcome, result.Output.Trim()));
        Assert.Null(result.Value);
        Assert.True(result.PeakMemory > 1 << 20);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "def f(xs, k): return [x * k for x in xs]")]
    [InlineData(CodeLanguage.Python, "class Solution:\n    def f(self, xs: List[int], k: int) -> List[int]:\n        return [x * k for x in xs]")]
    [InlineData(CodeLanguage.CSharp, "static int[] f(int[] xs, int k) => xs.Select(x => x * k).ToArray();")]
    [InlineData(CodeLanguage.CSharp, "using System.Linq;\n\npublic int[] f(IEnumerable<int> xs, long k)\n{\n    return xs.Select(x => x * (int)k).ToArray();\n}\nprivate int unused;")]
    [InlineData(CodeLanguage.CSharp, "public class Solution { public IList<int> f(List<int> xs, int k) { return xs.ConvertAll(x => x * k); } }")]
    [InlineData(CodeLanguage.CSharp, "Console.WriteLine(\"not run\");\nstatic class Tools { public static int[] f(int[] xs, int k) => [.. xs.Select(x => x * k)]; }")]
    [InlineData(CodeLanguage.CSharp, "int[] f(int[] xs, int k) { return xs.Select(x => x * k).ToArray(); }\nConsole.WriteLine(f([1], 2)[0]);")]
    [InlineData(CodeLanguage.JavaScript, "function f(xs, k) { return xs.map(x => x * k); }")]
    [InlineData(CodeLanguage.JavaScript, "const f = async (xs, k) => xs.map(x => x * k);")]
    [InlineData(CodeLanguage.JavaScript, "class Solution { f(xs, k) { return xs.map(x => x * k); } }")]
    public async Task RunAsync_function_is_called(CodeLanguage language, string source)
    {
        RunResult result = await fixture.CallAsync(language, source, "f", "[[1, 2, 3], 2]");

        Assert.Equal((RunOutcome.Ok, "[2,4,6]"), (result.Outcome, result.Value?.Replace(" ", "")));
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "x = 1\ny = = 2\n", 2)]
    [InlineData(CodeLanguage.CSharp, "int x = 1;\nint y = \"2\";", 2)]
    [InlineData(CodeLanguage.CSharp, "using System;\n\nstatic int F()\n{\n    return missing;\n}", 5)]
    [InlineData(CodeLanguage.JavaScript, "let x = 1;\nlet y = = 2;", 2)]
    public async Task RunAsync_source_with_an_error_says_where(CodeLanguage language, string source, int line)
    {
        RunResult result = await fixture.RunAsync(language, source);

        Assert.Equal(RunOutcome.CompileError, result.Outcome);
        Assert.Equal(line, result.Diagnostics[0].Line);
        Assert.True(result.Diagnostics[0].Column > 0);
        Assert.NotEmpty(result.Diagnostics[0].Message);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "def g(): pass")]
    [InlineData(CodeLanguage.CSharp, "static void g() { }")]
    [InlineData(CodeLanguage.JavaScript, "function g() { }")]
    public async Task RunAsync_function_that_is_missing_is_an_error_of_the_source(CodeLanguage language, string source)
    {
        RunResult result = await fixture.CallAsync(language, source, "f", "[]");

        Assert.Equal(RunOutcome.CompileError, result.Outcome);
        Assert.Contains("'f'", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "print('before')\n1 // 0", "ZeroDivisionError")]
    [InlineData(CodeLanguage.Python, "print('before')\nexit(3)", "exit code: 3")]
    [InlineData(CodeLanguage.CSharp, "Console.WriteLine(\"before\"); int zero = 0; Console.WriteLine(1 / zero);", "DivideByZeroException")]
    [InlineData(CodeLanguage.CSharp, "Console.WriteLine(\"before\"); return 3;", "exit code: 3")]
    [InlineData(CodeLanguage.JavaScript, "console.log('before'); null.x;", "TypeError")]
    [InlineData(CodeLanguage.JavaScript, "console.log('before'); process.exit(3);", "exit code: 3")]
    public async Task RunAsync_program_that_fails_says_how(CodeLanguage language, string source, string message)
    {
        RunResult result = await fixture.RunAsync(language, source);

        Assert.Equal((RunOutcome.Exception, "before"), (result.Outcome, result.Output.Trim()));
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "import builtins, os\nprint(hasattr(builtins, 'mark'), os.listdir('.'))\nbuiltins.mark = 1\nopen('mark', 'w').close()", "False []")]
    [InlineData(CodeLanguage.JavaScript, "console.log(typeof mark); globalThis.mark = 1;", "undefined")]
    [InlineData(CodeLanguage.CSharp, "Console.WriteLine(Holder.Mark); Holder.Mark = 1; static class Holder { public static int Mark; }", "0")]
    public async Task RunAsync_nothing_of_a_run_is_seen_by_the_next(CodeLanguage language, string source, string expected)
    {
        for (var run = 0; run < 2; run++)
            Assert.Equal(expected, (await fixture.RunAsync(language, source)).Output.Trim());
    }

    [Fact]
    public async Task RunAsync_input_that_is_not_read_does_no_harm()
    {
        RunResult result = await fixture.RunAsync(CodeLanguage.Python, "print(1)", new string('x', 5_000_000));

        Assert.Equal((RunOutcome.Ok, "1\n"), (result.Outcome, result.Output));
    }

    [Fact]
    public async Task RunAsync_long_input_is_read_to_its_end()
    {
        RunResult result = await fixture.RunAsync(CodeLanguage.Python, "import sys\nprint(len(sys.stdin.read()))", new string('x', 5_000_000));

        Assert.Equal("5000000\n", result.Output);
    }

    [Fact]
    public async Task RunAsync_cpu_time_of_a_run_can_be_less_than_the_runners()
    {
        RunResult result = await fixture.Runner.RunAsync(
            new SourceProgram(CodeLanguage.Python, "while True: pass"), StandardInput.None, TimeSpan.FromSeconds(0.2), TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcome.TimeLimit, result.Outcome);
        Assert.InRange(result.CpuTime, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task RunAsync_cancelled_ends_the_program()
    {
        using var cancellation = new CancellationTokenSource();
        Task<RunResult> run = fixture.Runner.RunAsync(
            new SourceProgram(CodeLanguage.Python, "import time\ntime.sleep(3600)"), StandardInput.None, cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task RunAsync_python_that_is_missing_is_said()
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions { PythonPath = "/bin/echo" });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            runner.RunAsync(new SourceProgram(CodeLanguage.Python, "print(1)"), StandardInput.None, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("Python 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionCall_arguments_that_are_no_array_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new FunctionCall("f", "{}"));
        Assert.Throws<ArgumentException>(() => new FunctionCall("f", "[1"));
    }
}
