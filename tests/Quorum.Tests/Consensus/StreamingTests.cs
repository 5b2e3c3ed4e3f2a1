using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class StreamingTests
{
    [Fact]
    public async Task Stream_gives_the_same_response_as_a_request()
    {
        ChatResponse streamed = await Client().GetStreamingResponseAsync("?", new() { Seed = 1 }, TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken);
        ChatResponse response = await Client().GetResponseAsync("?", new() { Seed = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(response.Text, streamed.Text);
        Assert.Single(streamed.Messages);
        Assert.Equal(
            response.Messages[0].Contents.Select(content => content.GetType()),
            streamed.Messages[0].Contents.Select(content => content.GetType()));
        Assert.Equal(response.ModelId, streamed.ModelId);
        Assert.Equal(response.FinishReason, streamed.FinishReason);
        Assert.Equal(response.Usage!.TotalTokenCount, streamed.Usage!.TotalTokenCount);
        Assert.Equal(response.GetConsensusResult()!.Decision!.Answer, streamed.GetConsensusResult()!.Decision!.Answer);
    }

    [Fact]
    public async Task Stream_shows_nothing_before_the_decision()
    {
        var gate = new TaskCompletionSource();
        var model = new ScriptedChatClient(call => call.Index == 0
            ? Reply.Text(Reply.Box("1"))
            : Reply.After(gate.Task, Reply.Text(Reply.Box("2"))));
        using var client = new ConsensusChatClient(model, new() { SampleCount = 3 });
        await using IAsyncEnumerator<ChatResponseUpdate> stream =
            client.GetStreamingResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken)
                .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Task<bool> first = stream.MoveNextAsync().AsTask();
        Assert.False(first.IsCompleted);
        gate.SetResult();

        Assert.True(await first);
        Assert.Equal(@"\boxed{2}", stream.Current.Text);
    }

    [Fact]
    public async Task Stream_reports_usage_once()
    {
        ChatResponseUpdate[] updates = await Client()
            .GetStreamingResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken)
            .ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>());
        Assert.Single(updates.Where(update => update.MessageId is not null).Select(update => update.MessageId).Distinct());
    }

    private static ConsensusChatClient Client() =>
        new(new ScriptedChatClient(_ => Reply.Text(Reply.Box("1"), reasoning: "easy")), new() { SampleCount = 3, StoppingRule = StoppingRules.FixedCount });
}
