using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Quorum.LlamaCpp;
using Quorum.Testing;

namespace Quorum.SemanticKernel.Tests;

public sealed partial class ReadmeTests(TinyKernel tiny)
{
    [Fact]
    public void Code_of_the_readme_is_the_code_that_runs_here()
    {
        var readme = Blocks(File.ReadAllText(Path.Combine(Folder(), "..", "..", "README.md")), CodeBlock());
        var examples = Blocks(File.ReadAllText(Path.Combine(Folder(), "ReadmeExamples.cs")), Region());

        Assert.Equal(10, readme.Count);
        Assert.Equal(examples, readme);
    }

    [Fact]
    public async Task Chat_service_example_prints_an_answer_without_reasoning()
    {
        var examples = new ReadmeExamples();

        await examples.ChatServiceAsync();

        Assert.Contains(@"\boxed{", examples.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("think>", examples.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_client_example_prints_reasoning_and_answer()
    {
        var examples = new ReadmeExamples();

        await examples.ChatClientAsync();

        Assert.Matches(@"(?s)37.*24.*\\boxed\{", examples.Output);
        Assert.DoesNotContain("think>", examples.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structured_output_example_prints_a_number()
    {
        var examples = new ReadmeExamples();

        await examples.StructuredOutputAsync();

        Assert.Matches(@"^-?\d+\n$", examples.Output);
    }

    [Fact]
    public async Task Tools_example_prints_what_the_function_returned()
    {
        var examples = new ReadmeExamples();

        await examples.ToolsAsync();

        Assert.Matches(@"^(9 °C|48 °F)\n$", examples.Output);
    }

    [Fact]
    public async Task Consensus_example_prints_the_answer_and_its_groups()
    {
        var examples = new ReadmeExamples();

        await examples.ConsensusAsync();

        Assert.Matches(@"^883 with \d+ votes; probability [\d.,]+ ?%\n883: samples \d+", examples.Output);
    }

    [Fact]
    public async Task Function_example_prints_the_agreed_text()
    {
        var examples = new ReadmeExamples();

        await examples.FunctionAsync();

        Assert.Matches(@"(?s)\\boxed\{883\}.*\(\d+ votes\)\n$", examples.Output);
    }

    [Fact]
    public async Task Remote_example_prints_the_answer_of_the_server()
    {
        await using var server = await OpenAIServer.StartAsync(new LlamaChatClient(tiny.Engine));
        Environment.SetEnvironmentVariable("OPENAI_BASE_URL", server.Endpoint.ToString());
        var examples = new ReadmeExamples();

        await examples.RemoteAsync();

        Assert.Equal("883\n", examples.Output);
        Assert.InRange(server.MostAtOnce, 1, 8);
    }

    [Fact]
    public async Task Solver_example_prints_samples_and_why_it_stopped()
    {
        var examples = new ReadmeExamples();

        await examples.SolverAsync();

        Assert.Matches(@"(?s)^sample \d+: .*\n883 after \d+ samples\. \S", examples.Output);
    }

    [Fact]
    public async Task Verification_example_decides_and_writes_a_report()
    {
        var examples = new ReadmeExamples();

        await examples.VerificationAsync();

        Assert.Matches(@"^883, certified at 0[.,]05\n", examples.Output);
        Assert.Contains("Consensus report", await File.ReadAllTextAsync("report.html", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        File.Delete("report.html");
    }

    [Fact]
    public async Task Plans_example_prints_the_plan_and_the_result()
    {
        var examples = new ReadmeExamples();

        await examples.PlansAsync();

        Assert.Matches(@"^\d+ votes: \$1 = orders-last\(name: \$name\); \$2 = orders-price\(id: \$1\)\n(.*\n)*\d+[.,]\d+\n$", examples.Output);
    }

    private static List<string> Blocks(string text, Regex pattern) =>
        [.. pattern.Matches(text.ReplaceLineEndings("\n")).Select(match => string.Join('\n', match.Groups["code"].Value.Split('\n').Select(line => line.Trim())).Trim())];

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"#region [^\n]*\n(?<code>.*?)#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();
}
