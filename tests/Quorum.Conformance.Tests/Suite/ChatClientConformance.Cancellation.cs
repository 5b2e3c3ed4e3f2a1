using Microsoft.Extensions.AI;

namespace Quorum.Conformance;

/// <content>Several requests at once, and requests that are given up.</content>
public abstract partial class ChatClientConformance
{
    [Fact]
    public async Task Requests_at_once_are_all_answered()
    {
        using var client = Open();

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AskAsync(client, streamed: i % 2 == 0, Options(15, seed: i))));

        Assert.All(replies, reply => Assert.Equal(15 * Samples, reply.Usage!.OutputTokenCount));
        Assert.Equal(6, replies.Select(reply => reply.ResponseId).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_that_is_cancelled_before_its_start_throws(bool streamed)
    {
        using var client = Open();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => _ = streamed
            ? await client.GetStreamingResponseAsync(Question, Options(), cancelled).ToChatResponseAsync(CancellationToken.None)
            : await client.GetResponseAsync(Question, Options(), cancelled));
    }

    [Fact]
    public async Task Stream_that_is_cancelled_throws_and_the_client_goes_on()
    {
        using var client = Open();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync(Question, Options(), cancellation.Token))
                await cancellation.CancelAsync();
        });

        Assert.NotEqual("|", Everything(await AskAsync(client, streamed: true, Options(10))));
    }

    [Fact]
    public async Task Stream_that_is_left_early_does_no_harm()
    {
        using var client = Open();

        await foreach (var update in client.GetStreamingResponseAsync(Question, Options(), Token))
            break;

        Assert.NotEqual("|", Everything(await AskAsync(client, streamed: false, Options(10))));
    }
}
