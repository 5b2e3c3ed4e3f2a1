using Quorum.Samples.Tests;

namespace KernelPipeline.Tests;

/// <summary>The command line: exit codes, faults in one line, saved plans, side effects.</summary>
public sealed class PipelineCommandTests : IDisposable
{
    private const string TwoPrices = """{"calls":[{"function":"orders-price","arguments":{"id":7}},{"function":"orders-price","arguments":{"id":9}},{"function":"math-add","arguments":{"a":"$1","b":"$2"}}]}""";

    private const string CancelLast = """{"inputs":{"name":{"type":"string"}},"calls":[{"function":"orders-last","arguments":{"name":"$name"}},{"function":"orders-cancel","arguments":{"id":"$1"}}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("quorum").FullName;

    [Theory]
    [InlineData("Give either a goal")]
    [InlineData("Give either a goal", " ")]
    [InlineData("Give either a goal", "Add 1 and 2.", "--plan", "plan.json")]
    [InlineData("--samples", "Add 1 and 2.", "--samples", "0")]
    [InlineData("'--simples'", "Add 1 and 2.", "--simples", "3")]
    [InlineData("NAME=VALUE, but there is 'id'", "Add 1 and 2.", "--input", "id")]
    [InlineData("missing.gguf", "Add 1 and 2.", "--model", "missing.gguf")]
    [InlineData("missing.json", "--plan", "missing.json")]
    public async Task Wrong_use_is_named_in_one_line(string named, params string[] args)
    {
        var run = await AgentProcess.RunAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(named, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embedded_model_plans_or_says_clearly_that_there_is_no_plan()
    {
        var run = await AgentProcess.RunAsync(["What do orders 7 and 9 cost together?", "--samples", "4", "--seed", "3", "--dry-run"]);

        Assert.Equal("What do orders 7 and 9 cost together?", run.Field("Goal:"));
        Assert.Equal(run.ExitCode == 0, run.OutputLines.Any(line => line.StartsWith("Plan:", StringComparison.Ordinal)));
        Assert.Equal(run.ExitCode == 1, run.OutputLines.Any(line => line.StartsWith("No plan:", StringComparison.Ordinal)));
        Assert.DoesNotContain("Error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_plan_is_run()
    {
        var run = await AgentProcess.RunAsync(["--plan", Save(TwoPrices)]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["1. orders-price(id: 7) = 23.00", "2. orders-price(id: 9) = 55.75", "3. math-add(a: 23.00, b: 55.75) = 78.75"], Called(run));
    }

    [Fact]
    public async Task Json_holds_the_plan_and_the_calls()
    {
        var run = await AgentProcess.RunAsync(["--plan", Save(TwoPrices), "--json"]);

        var json = System.Text.Json.JsonElement.Parse(run.Output);
        Assert.Equal(3, json.GetProperty("plan").GetProperty("calls").GetArrayLength());
        Assert.Equal("3. math-add(a: 23.00, b: 55.75) = 78.75", json.GetProperty("calls")[2].GetString());
    }

    [Fact]
    public async Task Dry_run_calls_nothing()
    {
        var run = await AgentProcess.RunAsync(["--plan", Save(CancelLast), "--input", "name=Anna", "--dry-run"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["1. orders-last(name: \"Anna\")", "2. orders-cancel(id: $1) after approval"], Called(run, "Would call:"));
    }

    [Fact]
    public async Task Side_effects_need_a_yes()
    {
        var plan = Save(CancelLast);

        var denied = await AgentProcess.RunAsync(["--plan", plan, "--input", "name=Anna"]);
        var allowed = await AgentProcess.RunAsync(["--plan", plan, "--input", "name=Anna", "--yes"]);

        Assert.Equal(1, denied.ExitCode);
        Assert.Single(Called(denied));
        Assert.Equal("Error: Call 2 of the plan, orders-cancel(id: $1), was not approved.", Assert.Single(denied.ErrorLines));
        Assert.Equal(0, allowed.ExitCode);
        Assert.EndsWith(" = true", Called(allowed)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_call_is_named()
    {
        var run = await AgentProcess.RunAsync(["--plan", Save(CancelLast), "--input", "name=Nobody", "--yes"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal("Error: Call 1 of the plan, orders-last(name: $name), failed: Nobody has no orders.", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task Text_as_a_plan_is_refused()
    {
        var run = await AgentProcess.RunAsync(["--plan", Save("Dear reader")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The text is no plan", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Called(AgentRun run, string label = "Called:") =>
        [.. run.OutputLines.Where(line => line.StartsWith(label, StringComparison.Ordinal)).Select(line => line[label.Length..].Trim())];

    private string Save(string plan)
    {
        var path = Path.Combine(_folder, "plan.json");
        File.WriteAllText(path, plan);
        return path;
    }
}
