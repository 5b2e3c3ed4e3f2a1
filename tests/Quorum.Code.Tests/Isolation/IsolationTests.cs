namespace Quorum.Code.Tests;

[Collection(nameof(RunsPrograms))]
public class IsolationTests
{
    [Theory]
    [InlineData("/bin/false")]
    [InlineData("/nowhere/bwrap")]
    public async Task RunAsync_without_isolation_refuses(string bubblewrap)
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions { BubblewrapPath = bubblewrap });

        var exception = await Assert.ThrowsAsync<IsolationUnavailableException>(() => RunAsync(runner, CodeLanguage.Python, "print(1)"));
        Assert.Contains(nameof(CodeRunnerOptions.AllowUnisolated), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeLanguage.Python, "import os\nopen('file', 'w').close()\nprint(os.getcwd())")]
    [InlineData(CodeLanguage.CSharp, "Console.WriteLine(\"/nowhere\");")]
    [InlineData(CodeLanguage.JavaScript, "console.log('/nowhere');")]
    public async Task RunAsync_without_isolation_runs_if_allowed_and_leaves_no_file(CodeLanguage language, string source)
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions { BubblewrapPath = "/bin/false", AllowUnisolated = true, ReadyProcesses = 0 });

        RunResult result = await RunAsync(runner, language, source);

        Assert.Equal(RunOutcome.Ok, result.Outcome);
        Assert.StartsWith("/", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(result.Output.Trim()));
    }

    [Fact]
    public async Task RunAsync_without_isolation_still_keeps_limits()
    {
        await using var runner = new CodeRunner(new CodeRunnerOptions
        {
            BubblewrapPath = "/bin/false",
            AllowUnisolated = true,
            ReadyProcesses = 0,
            Limits = new RunLimits { CpuTime = TimeSpan.FromSeconds(0.5), Memory = 64 << 20 },
        });

        Assert.Equal(RunOutcome.TimeLimit, (await RunAsync(runner, CodeLanguage.Python, "while True: pass")).Outcome);
        Assert.Equal(RunOutcome.MemoryLimit, (await RunAsync(runner, CodeLanguage.Python, "x = b'x' * (1 << 30)")).Outcome);
    }

    private static Task<RunResult> RunAsync(CodeRunner runner, CodeLanguage language, string source) =>
        runner.RunAsync(new SourceProgram(language, source), StandardInput.None, cancellationToken: TestContext.Current.CancellationToken);
}
