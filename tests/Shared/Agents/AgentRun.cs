namespace Quorum.Samples.Tests;

/// <summary>How a run of the agent ended, and what it printed.</summary>
internal sealed record AgentRun(int ExitCode, string Output, string Error)
{
    public string[] OutputLines { get; } = Lines(Output);

    public string[] ErrorLines { get; } = Lines(Error);

    /// <summary>Gets the text after a label of the report, such as <c>Answer:</c>.</summary>
    public string Field(string label) => Assert.Single(OutputLines, line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..].Trim();

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
