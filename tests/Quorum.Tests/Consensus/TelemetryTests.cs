using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class TelemetryTests
{
    [Fact]
    public async Task Consensus_is_an_activity_around_those_of_its_samples()
    {
        using var source = new ActivitySource(nameof(Consensus_is_an_activity_around_those_of_its_samples));
        List<Activity> parents = [];
        var model = new ScriptedChatClient(_ =>
        {
            parents.Add(Activity.Current!);
            return Reply.Text(Reply.Box("1"));
        });

        Activity activity = await RecordAsync(source, model, samples: 3);

        Assert.Equal("orchestrate_consensus", activity.OperationName);
        Assert.Equal(3, activity.GetTagItem("quorum.consensus.samples"));
        Assert.Equal(3, activity.GetTagItem("quorum.consensus.votes"));
        Assert.Equal(LeadPosterior.OfLead(3, 0), activity.GetTagItem("quorum.consensus.probability"));
        Assert.All(parents, parent => Assert.Same(activity, parent));
    }

    [Fact]
    public async Task Failed_consensus_is_an_activity_with_an_error()
    {
        using var source = new ActivitySource(nameof(Failed_consensus_is_an_activity_with_an_error));

        Activity activity = await RecordAsync(source, ScriptedChatClient.Saying(null, null), samples: 2);

        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal(typeof(ConsensusException).FullName, activity.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Activity_does_not_outlive_the_request_on_the_caller_side()
    {
        using var source = new ActivitySource(nameof(Activity_does_not_outlive_the_request_on_the_caller_side));
        Activity? before = Activity.Current;

        await RecordAsync(source, ScriptedChatClient.Saying(Reply.Box("1")), samples: 1);

        Assert.Same(before, Activity.Current);
    }

    private static async Task<Activity> RecordAsync(ActivitySource source, ScriptedChatClient model, int samples)
    {
        List<Activity> activities = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = listened => listened.Name == source.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        model.Services[typeof(ActivitySource)] = source;
        using var client = new ConsensusChatClient(model) { SampleCount = samples, StopEarly = false };
        await Record.ExceptionAsync(() => client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken));
        return Assert.Single(activities);
    }
}
