using System.Globalization;
using System.Text.Json.Nodes;

namespace MathAgent.Tests;

/// <summary>What a program reads, on one run that all these tests look at.</summary>
public sealed class JsonReportTests(JsonReportTests.Fixture fixture) : IClassFixture<JsonReportTests.Fixture>
{
    private const string Question = "Is 3 < 4 & what is \"8 - 5\"?";
    private static readonly string[] s_options = ["--json", "--samples", "4", "--max-tokens", "200", "--temperature", "1", "--top-p", "0.9"];

    private JsonObject Report { get; } = JsonNode.Parse(fixture.Run.Output)!.AsObject();

    [Fact]
    public void Report_has_the_documented_fields() => Assert.Equal(
        [
            "question", "model", "answer", "votes", "probability", "certifiedAt", "eValue", "decisionRule", "stop", "abstention", "abstentionCause", "notes", "seed",
            "seconds", "inputTokens", "outputTokens", "tokensSaved", "groups", "samples",
        ],
        Report.Select(field => field.Key));

    [Fact]
    public void Question_is_reported_as_it_was_asked() => Assert.Equal(Question, Text(Report["question"]));

    [Fact]
    public void Model_is_the_embedded_one() => Assert.Equal("Quorum Tiny", Text(Report["model"]));

    [Fact]
    public void Groups_count_the_samples_with_their_answer()
    {
        // If no chain has a vote, the refuted ones form the groups, and there is no answer.
        var samples = Report["samples"]!.AsArray();
        var votes = samples.Select(sample => Text(sample!["vote"])).ToArray();
        var voting = votes.Contains("Counted") ? "Counted" : "Refuted";
        Assert.Equal(voting == "Refuted" && votes.Contains("Refuted") ? "Refuted" : null, Report["abstentionCause"]?.GetValue<string>());
        Assert.All(Report["groups"]!.AsArray(), group =>
        {
            var members = group!["samples"]!.AsArray();
            Assert.Equal(Number(group["votes"]), members.Count);
            Assert.All(members, member => Assert.Equal(voting, votes[member!.GetValue<int>()]));
        });
        Assert.Equal(
            votes.Count(vote => vote == voting),
            Report["groups"]!.AsArray().Sum(group => Number(group!["votes"])));
    }

    [Fact]
    public void Answer_is_that_of_the_first_group_unless_it_was_refuted()
    {
        var first = Report["abstention"] is null ? Report["groups"]!.AsArray().FirstOrDefault() : null;
        Assert.Equal(first?["answer"]?.GetValue<string>(), Report["answer"]?.GetValue<string>());
        Assert.Equal(first is null ? 0 : Number(first["votes"]), Number(Report["votes"]));
        Assert.Equal(first is null ? 1 : 0, fixture.Run.ExitCode);
    }

    [Fact]
    public void Every_sample_is_reported_with_its_seed_and_tokens()
    {
        var samples = Report["samples"]!.AsArray();
        Assert.InRange(samples.Count, 2, 4);
        Assert.Equal(Enumerable.Range(0, samples.Count).Select(index => (long)index), samples.Select(sample => Number(sample!["index"])));
        Assert.Equal(samples.Count, samples.Select(sample => Number(sample!["seed"])).Distinct().Count());
        Assert.All(samples, sample => Assert.InRange(Number(sample!["tokens"]), 0, 200));
        Assert.All(samples, sample => Assert.DoesNotContain("think>", Text(sample!["reasoning"]) + Text(sample["text"]), StringComparison.Ordinal));
        Assert.Equal(Number(Report["outputTokens"]), samples.Sum(sample => Number(sample!["tokens"])));
    }

    [Fact]
    public void Stop_is_explained()
    {
        Assert.Equal("any(anytime-valid(0.05), majority-locked)", Text(Report["stop"]!["rule"]));
        Assert.NotEmpty(Text(Report["stop"]!["explanation"]));
        Assert.Equal("verified-majority", Text(Report["decisionRule"]));
    }

    [Fact]
    public async Task Wrong_steps_stand_where_they_are_said_to_stand()
    {
        // Hot enough that a model of any quality slips.
        var slips = JsonNode.Parse((await AgentProcess.RunAsync(["Compute 4837 * 26 - 512 * 7.", "--json", "--samples", "8", "--temperature", "1.4", "--top-p", "1"])).Output)!;

        var samples = slips["samples"]!.AsArray();
        Assert.Contains(samples, sample => sample!["wrongSteps"]!.AsArray().Count > 0);
        foreach (var sample in samples)
        {
            Assert.All(sample!["wrongSteps"]!.AsArray(), step =>
            {
                var part = Text(sample[Text(step!["part"]) == "Text" ? "text" : "reasoning"]);
                var place = part.Substring((int)Number(step["start"]), (int)Number(step["length"]));
                Assert.Contains(place, Text(step["written"]), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task Seed_that_was_reported_draws_the_same_seeds_again()
    {
        var seed = Number(Report["seed"]).ToString(CultureInfo.InvariantCulture);

        var again = JsonNode.Parse((await AgentProcess.RunAsync([Question, .. s_options, "--seed", seed])).Output)!;

        Assert.Equal(Number(Report["seed"]), Number(again["seed"]));

        // How many are needed depends on what they say, which may differ where two tokens are nearly as probable.
        var common = Math.Min(Seeds(Report).Count(), Seeds(again).Count());
        Assert.Equal(Seeds(Report).Take(common), Seeds(again).Take(common));

        static IEnumerable<long> Seeds(JsonNode report) => report["samples"]!.AsArray().Select(sample => Number(sample!["seed"]));
    }

    private static string Text(JsonNode? value) => value!.GetValue<string>();

    private static long Number(JsonNode? value) => value!.GetValue<long>();

    public sealed class Fixture : IAsyncLifetime
    {
        internal AgentRun Run { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Run = await AgentProcess.RunAsync([Question, .. s_options]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
