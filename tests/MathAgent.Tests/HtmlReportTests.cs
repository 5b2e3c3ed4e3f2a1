namespace MathAgent.Tests;

/// <summary>The report that <c>--report</c> leaves behind.</summary>
public sealed class HtmlReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("math-agent-");

    private string ReportPath => Path.Combine(_folder.FullName, "out.html");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Report_replaces_an_older_one_and_tells_what_the_terminal_tells()
    {
        await File.WriteAllTextAsync(ReportPath, new string('x', 1_000_000), TestContext.Current.CancellationToken);

        var run = await AgentProcess.RunAsync(["What is 3 + 4?", "--samples", "4", "--seed", "7", "--temperature", "0.5", "--report", ReportPath]);

        Assert.Equal(0, run.ExitCode);
        var page = await File.ReadAllTextAsync(ReportPath, TestContext.Current.CancellationToken);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        Assert.Contains($"<p class=\"answer\"><bdi>{run.Field("Answer:")}</bdi></p>", page, StringComparison.Ordinal);
        Assert.Contains("What is 3 &#x2B; 4?</p>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>Quorum Tiny</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>0.5</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_that_cannot_be_written_ends_with_one_line_before_the_work()
    {
        var run = await AgentProcess.RunAsync(["What is 3 + 4?", "--report", Path.Combine(_folder.FullName, "missing", "out.html")]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("Error: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Run_that_fails_leaves_no_empty_report_and_an_older_one_as_it_was()
    {
        string[] args = ["What is 3 + 4?", "--model", Path.Combine(_folder.FullName, "missing.gguf"), "--report", ReportPath];

        Assert.NotEqual(0, (await AgentProcess.RunAsync(args)).ExitCode);
        Assert.False(File.Exists(ReportPath));

        await File.WriteAllTextAsync(ReportPath, "older", TestContext.Current.CancellationToken);
        Assert.NotEqual(0, (await AgentProcess.RunAsync(args)).ExitCode);
        Assert.Equal("older", await File.ReadAllTextAsync(ReportPath, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--report", "out.html")]
    [InlineData("What is 3 + 4?", "--report", "")]
    public async Task Report_without_a_question_or_a_name_is_wrong_use(params string[] args)
    {
        var run = await AgentProcess.RunAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--report", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
