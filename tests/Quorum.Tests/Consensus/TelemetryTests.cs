using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class TelemetryTests
{
    [Fact]
    public async Task Consensus_is_an_activity_around_those_of_its_samples()
    {
        ConcurrentBag<Activity> parents = [];
        var model = new ScriptedChatClient(_ =>
        {
            parents.Add(Activity.Current!);
            return Reply.Text(Reply.Box("1"));
        });
        model.Services[typeof(ChatClientMetadata)] = new ChatClientMetadata("scripted", defaultModelId: "script-1");

        Activity activity = await RecordAsync(model, samples: 3);

        Assert.Equal("orchestrate_consensus script-1", activity.OperationName);
        Assert.Equal("orchestrate_consensus", activity.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("scripted", activity.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("script-1", activity.GetTagItem("gen_ai.request.model"));
        Assert.Equal(30L, activity.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(3L, activity.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal(3, activity.GetTagItem("quorum.consensus.samples"));
        Assert.Equal(3, activity.GetTagItem("quorum.consensus.votes"));
        Assert.Equal(1.0, activity.GetTagItem("quorum.consensus.agreement"));
        Assert.Equal(LeadPosterior.OfLead(3, 0), activity.GetTagItem("quorum.consensus.probability"));
        Assert.Equal("fixed-count", activity.GetTagItem("quorum.stopping_rule"));
        Assert.Equal("majority", activity.GetTagItem("quorum.decision_rule"));
        Assert.Equal(3, parents.Count);
        Assert.All(parents, parent => Assert.Same(activity, parent));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Question_and_answer_are_shown_only_if_enabled(bool enabled)
    {
        Activity activity = await RecordAsync(ScriptedChatClient.Saying(Reply.Box("secret")), samples: 1, sensitive: enabled);

        Assert.Equal(enabled ? "?" : null, activity.GetTagItem("quorum.question"));
        Assert.Equal(enabled ? "secret" : null, activity.GetTagItem("quorum.consensus.answer"));
    }

    [Fact]
    public async Task Failed_consensus_is_an_activity_with_an_error()
    {
        Activity activity = await RecordAsync(ScriptedChatClient.Saying(null, null), samples: 2);

        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal(typeof(ConsensusException).FullName, activity.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Stop_is_told_with_the_rule_that_made_it()
    {
        Activity activity = await RecordAsync(
            ScriptedChatClient.Saying(Reply.Box(1), Reply.Box(1)),
            new ConsensusOptions { SampleCount = 2, MaxConcurrency = 1, StoppingRule = StoppingRules.Any(StoppingRules.AnytimeValid(), StoppingRules.MajorityLocked) });

        Assert.Equal("any(anytime-valid(0.05), majority-locked)", activity.GetTagItem("quorum.stopping_rule"));
        Assert.Equal("majority-locked", activity.GetTagItem("quorum.consensus.stopped_by"));
        Assert.Equal("No votes of the 1 open samples could change the outcome.", activity.GetTagItem("quorum.consensus.stop_reason"));
    }

    [Fact]
    public async Task Abstention_is_told_with_its_cause()
    {
        Activity activity = await RecordAsync(ScriptedChatClient.Saying(Reply.Box(1)), new ConsensusOptions { SampleCount = 1, MinimumProbability = 0.9 });

        Assert.Equal(true, activity.GetTagItem("quorum.consensus.abstained"));
        Assert.Equal("Uncertain", activity.GetTagItem("quorum.consensus.abstention_cause"));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
    }

    [Fact]
    public async Task Cancellation_is_no_error()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var model = new ScriptedChatClient(_ =>
        {
            cancellation.Cancel();
            return Reply.Endless();
        });

        Activity activity = await RecordAsync(model, new ConsensusOptions { SampleCount = 1 }, cancellation.Token);

        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Contains("Cancel", (string)activity.GetTagItem("error.type")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_does_not_outlive_the_request_on_the_caller_side()
    {
        Activity? before = Activity.Current;

        await RecordAsync(ScriptedChatClient.Saying(Reply.Box("1")), samples: 1);

        Assert.Same(before, Activity.Current);
    }

    [Fact]
    public async Task Consensus_is_measured()
    {
        const string Model = nameof(Consensus_is_measured);
        ConcurrentBag<(string Name, double Value, string? Detail)> measured = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Quorum")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.Start();

        await SolveAsync(
            ScriptedChatClient.Saying(Reply.Box("1"), Reply.Box("1"), Reply.Box("2"), Reply.Box("1"), null),
            new() { SampleCount = 5, StoppingRule = StoppingRules.FixedCount },
            new() { ModelId = Model });
        await SolveAsync(ScriptedChatClient.Saying(null, null), new() { SampleCount = 2 }, new() { ModelId = Model });

        Assert.Equal(
            [
                ("quorum.consensus.agreement", 0.75, null),
                ("quorum.consensus.samples", 1, "Failed"),
                ("quorum.consensus.samples", 4, "Answered"),
                ("quorum.consensus.tokens", 5, "output"),
                ("quorum.consensus.tokens", 40, "input"),
            ],
            measured.Where(entry => entry.Name != "quorum.consensus.duration").Order());
        Assert.Equal(
            [null, typeof(ConsensusException).FullName],
            measured.Where(entry => entry.Name == "quorum.consensus.duration").Select(entry => entry.Detail).Order());

        void Note(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Dictionary<string, object?> known = new(tags.ToArray());
            if (known.GetValueOrDefault("gen_ai.request.model") is not Model)
                return;

            object? detail = known.GetValueOrDefault("quorum.chain.outcome") ?? known.GetValueOrDefault("gen_ai.token.type") ?? known.GetValueOrDefault("error.type");
            measured.Add((name, value, (string?)detail));
        }
    }

    /// <summary>The one activity of a consensus. The source is everybody's, so the tests that run beside this one are told apart by their trace.</summary>
    private static Task<Activity> RecordAsync(ScriptedChatClient model, int samples, bool sensitive = false) =>
        RecordAsync(model, new ConsensusOptions { SampleCount = samples, StoppingRule = StoppingRules.FixedCount, EnableSensitiveData = sensitive });

    private static async Task<Activity> RecordAsync(ScriptedChatClient model, ConsensusOptions options, CancellationToken? cancellation = null)
    {
        using var test = new Activity("test").Start();
        ConcurrentBag<Activity> activities = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = listened => listened.Name == "Quorum",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await SolveAsync(model, options, cancellation: cancellation);
        return Assert.Single(activities, activity => activity.TraceId == test.TraceId);
    }

    private static async Task SolveAsync(
        ScriptedChatClient model, ConsensusOptions options, ChatOptions? chatOptions = null, CancellationToken? cancellation = null)
    {
        var solver = new ConsensusSolver(model, options);
        await Record.ExceptionAsync(() => solver.SolveAsync("?", chatOptions, cancellation ?? TestContext.Current.CancellationToken));
    }
}
