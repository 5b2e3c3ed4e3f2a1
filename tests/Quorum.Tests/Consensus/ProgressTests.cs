using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Quorum.Tests.Consensus;

public class ProgressTests
{
    [Fact]
    public async Task Progress_is_reported_for_every_finished_sample()
    {
        var model = new ScriptedChatClient(call => call.Index == 1
            ? Reply.Failure(new InvalidOperationException())
            : Reply.Text(Reply.Box(call.Index % 2)));
        List<ConsensusProgress> reports = [];
        using var client = new ConsensusChatClient(model, new()
        {
            SampleCount = 5,
            StoppingRule = StoppingRules.FixedCount,
            Progress = new Callback<ConsensusProgress>(reports.Add),
        }, timeProvider: new FakeTimeProvider());

        await client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4, 5], reports.Select(report => report.Finished));
        ConsensusProgress last = reports[^1];
        Assert.Equal((5, 1), (last.SampleCount, last.Failed));
        Assert.Equal([("0", 3), ("1", 1)], last.Groups.Select(group => (group.Answer.Display, group.Votes)));
        Assert.Equal(4 + 1, last.TokensDrawn); // one word each, that of the failed sample included
    }

    [Fact]
    public async Task Progress_between_two_ends_comes_with_the_clock_and_only_with_new_tokens()
    {
        var clock = new FakeTimeProvider();
        var gate = new TaskCompletionSource();
        var reported = new TaskCompletionSource<ConsensusProgress>(TaskCreationOptions.RunContinuationsAsynchronously);
        int reports = 0;
        var model = new ScriptedChatClient(_ => WordThenGate());
        using var client = new ConsensusChatClient(model, new()
        {
            SampleCount = 1,
            Progress = new Callback<ConsensusProgress>(progress =>
            {
                reports++;
                reported.TrySetResult(progress);
            }),
        }, timeProvider: clock);

        Task<ChatResponse> asking = client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(reported.Task.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        ConsensusProgress between = await reported.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(500));
        gate.SetResult();
        await asking;

        Assert.Equal((0, 1), (between.Finished, between.TokensDrawn));
        Assert.Equal(TimeSpan.FromMilliseconds(100), between.Elapsed);
        Assert.Equal(2, reports);

        async IAsyncEnumerable<ChatResponseUpdate> WordThenGate()
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "5");
            await gate.Task;
        }
    }
}
