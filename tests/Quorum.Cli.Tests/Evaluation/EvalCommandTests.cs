using System.Text.Json.Nodes;
using Quorum.LlamaCpp;
using Quorum.Testing;

namespace Quorum.Cli.Tests.Evaluation;

public sealed class EvalCommandTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_score_compare_and_report_go_through_from_the_embedded_set_to_a_page()
    {
        var run = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "run", _folder["run"], "--benchmark", "held-out", "--problems", "6", "--samples", "3", "--max-tokens", "60");
        var text = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "score", _folder["run"]);
        var json = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "score", _folder["run"], "--json");
        var compared = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "compare", _folder["run"], _folder["run"]);
        var report = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "report", _folder["run"], "--hardest", "2");

        Assert.All(new[] { run, text, json, compared, report }, end => Assert.Equal((0, ""), (end.ExitCode, end.ExitCode == 0 ? "" : end.Error)));
        Assert.Contains("Complete.", run.Error, StringComparison.Ordinal);
        Assert.Contains("6 problems, 6 of them with all 3 samples", text.Output, StringComparison.Ordinal);
        var score = JsonNode.Parse(json.Output)!;
        Assert.Equal(("held-out", 6, 3), ((string)score["benchmark"]!, (int)score["problems"]!, (int)score["samples"]!));
        Assert.Equal(["pass@k", "maj@k", "verified maj@k", "confidence-weighted maj@k"], score["curves"]!.AsArray().Select(curve => (string)curve!["name"]!));
        Assert.Equal(6, score["perProblem"]!.AsArray().Count);
        Assert.Contains("0.0 (0.0 to 0.0)", compared.Output, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(_folder["run"], "report.html"), report.Output.Trim());
        Assert.Contains("</html>", await File.ReadAllTextAsync(report.Output.Trim(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder["run"], "manifest.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(64, ((string)manifest["model"]!["sha256"]!).Length);
        Assert.Equal(60, (int)manifest["settings"]!["maxOutputTokens"]!);
    }

    [Fact]
    public async Task Server_that_speaks_OpenAIs_protocol_is_a_host_and_resume_finds_it_again()
    {
        using var model = new LlamaChatClient(TinyModel.GetPath());
        await using var server = await OpenAIServer.StartAsync(model);
        server.Reasoning = ReasoningForm.Field;

        var run = await QuorumProcess.RunAsync(
            RunFolder.NoVariables,
            "eval", "run", _folder["run"], "--benchmark", "math-500", "--data", _folder.WriteSums(2), "--samples", "2", "--max-tokens", "80", "--endpoint", server.Endpoint.ToString(), "--model", "tiny");
        var resumed = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "resume", _folder["run"], "--samples", "3");

        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.ExitCode == 0 ? "" : resumed.Error));
        Assert.Equal(6, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("tiny", (string)request.Body["model"]!));
        Assert.Equal(6, _folder.Samples("run").Count);
    }

    [Fact]
    public async Task Resume_with_another_model_is_refused()
    {
        await RunFolder.RunAsync("eval", "run", _folder["run"], "--benchmark", "math-500", "--data", _folder.WriteSums(1), "--samples", "1", "--max-tokens", "4");

        var resumed = await QuorumProcess.RunAsync(RunFolder.NoVariables, "eval", "resume", _folder["run"], "--endpoint", "http://127.0.0.1:9/v1", "--model", "other");

        Assert.Equal(2, resumed.ExitCode);
        Assert.Contains("begun with another model", resumed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no benchmark 'math'", "eval", "run", "RUN", "--benchmark", "math")]
    [InlineData("--data is missing: 'math-500' is not shipped", "eval", "run", "RUN", "--benchmark", "math-500")]
    [InlineData("There is no file or folder", "eval", "run", "RUN", "--benchmark", "math-500", "--data", "nowhere.jsonl")]
    [InlineData("--samples must be a whole number from 1 to 1024, but is '0'", "eval", "run", "RUN", "--benchmark", "held-out", "--samples", "0")]
    [InlineData("--from must be a day such as 2024-08-01", "eval", "run", "RUN", "--benchmark", "held-out", "--from", "August")]
    [InlineData("--endpoint needs --model", "eval", "run", "RUN", "--benchmark", "held-out", "--endpoint", "http://127.0.0.1:9/v1")]
    [InlineData("holds no run", "eval", "resume", "RUN")]
    [InlineData("holds no run", "eval", "score", "RUN")]
    [InlineData("--benchmark", "eval", "run", "RUN")]
    public async Task Wrong_use_says_what_is_wrong_in_one_line(string reason, params string[] args)
    {
        var end = await QuorumProcess.RunAsync(RunFolder.NoVariables, [.. args.Select(arg => arg == "RUN" ? _folder["none"] : arg)]);

        Assert.Equal(2, end.ExitCode);
        Assert.Contains(reason, end.Error, StringComparison.Ordinal);
        Assert.Single(end.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(_folder["none"]));
    }

    [Fact]
    public async Task Solve_answers_writes_a_page_and_can_be_read_by_programs()
    {
        var text = await QuorumProcess.RunAsync(RunFolder.NoVariables, "solve", "What is 2 + 3?", "--samples", "4", "--seed", "1", "--max-tokens", "200", "--report", _folder["page.html"]);
        var json = await QuorumProcess.RunAsync(RunFolder.NoVariables, "solve", "What is 2 + 3?", "--samples", "4", "--seed", "1", "--max-tokens", "200", "--json");
        var empty = await QuorumProcess.RunAsync(RunFolder.NoVariables, "solve", " ");

        ConsensusResult result = ConsensusResult.FromJson(json.Output);
        Assert.Equal(result.Decision is null ? 10 : 0, json.ExitCode);
        Assert.Equal("What is 2 + 3?", result.Question);
        Assert.True(text.ExitCode is 0 or 10, text.Error);
        Assert.Contains("Cost: ", text.Output, StringComparison.Ordinal);
        Assert.Contains("What is 2 ", await File.ReadAllTextAsync(_folder["page.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((2, "Error: The question is empty."), (empty.ExitCode, empty.Error.Trim()));
    }
}
