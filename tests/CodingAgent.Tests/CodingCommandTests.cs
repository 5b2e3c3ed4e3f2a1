using Quorum.Samples.Tests;
using static Quorum.Code.Tests.Consensus.Sources;

namespace CodingAgent.Tests;

/// <summary>The command line, as a user starts it, on the embedded model.</summary>
public sealed class CodingCommandTests
{
    [Theory]
    [InlineData("empty", "  ")]
    [InlineData("description")]
    [InlineData("--samples", Question, "--samples", "0")]
    [InlineData("--tests", Question, "--tests", "")]
    [InlineData("/nowhere/tests.json", Question, "--tests", "/nowhere/tests.json")]
    [InlineData("cobol", Question, "--language", "cobol")]
    [InlineData("--repairs", Question, "--repairs", "-1")]
    [InlineData("'/nowhere/model.gguf'", Question, "--model", "/nowhere/model.gguf")]
    public async Task Wrong_use_is_named_in_one_line(string named, params string[] args)
    {
        var run = await AgentProcess.RunAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        string line = Assert.Single(run.ErrorLines);
        Assert.StartsWith("Error: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embedded_model_writes_a_program_or_says_clearly_that_there_is_none()
    {
        var run = await AgentProcess.RunAsync([Question, "--samples", "4", "--max-tokens", "400", "--seed", "3"]);

        Assert.Equal(Question, run.Field("Task:"));
        Assert.Equal(run.ExitCode == 0, run.OutputLines.Any(line => line.StartsWith("Program:", StringComparison.Ordinal)));
        Assert.Equal(run.ExitCode == 1, run.OutputLines.Any(line => line.StartsWith("No program:", StringComparison.Ordinal)));
        Assert.DoesNotContain("Error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_options()
    {
        var run = await AgentProcess.RunAsync(["--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["<description>", "--tests", "--language", "--model", "--json", "--report", "--allow-unisolated"],
            option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }
}
