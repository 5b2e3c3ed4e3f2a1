using Microsoft.Extensions.AI;
using Quorum.Tests.Consensus;

namespace Quorum.Tests.Remote;

public sealed class ConcurrencyLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_beyond_the_limit_wait_until_others_have_ended(bool streamed)
    {
        var gates = Enumerable.Range(0, 6).Select(_ => new TaskCompletionSource()).ToArray();
        using var inner = new ScriptedChatClient(call => Reply.After(gates[call.Options!.Seed!.Value].Task, Reply.Text("Yes")));
        using var client = new ConcurrencyLimitChatClient(inner, 2);

        Task<ChatResponse>[] replies = [.. gates.Select((_, seed) => AskAsync(client, streamed, new ChatOptions { Seed = seed }))];
        var started = new List<int>();
        for (int i = 0; i < gates.Length; i++)
        {
            started.Add(inner.Calls.Count);
            gates[i].SetResult();
            await replies[i];
        }

        Assert.Equal(2, started[0]);
        Assert.All(started.Index(), entry => Assert.InRange(entry.Item, entry.Index, entry.Index + 2));
        Assert.Equal(6, inner.Calls.Count);
    }

    [Fact]
    public async Task Stream_that_is_given_up_makes_room()
    {
        using var inner = new ScriptedChatClient(_ => Reply.Text("One two three"));
        using var client = new ConcurrencyLimitChatClient(inner, 1);

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Why?", cancellationToken: Token))
            break;

        Assert.Equal("One two three", (await client.GetResponseAsync("Why?", cancellationToken: Token)).Text);
    }

    [Fact]
    public async Task Waiting_request_can_be_cancelled()
    {
        using var inner = new ScriptedChatClient(_ => Reply.Endless());
        using var client = new ConcurrencyLimitChatClient(inner, 1);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<ChatResponse> first = client.GetResponseAsync("Why?", cancellationToken: cancellation.Token);
        Task<ChatResponse> second = client.GetResponseAsync("Why?", cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Single(inner.Calls);
    }

    private static Task<ChatResponse> AskAsync(IChatClient client, bool streamed, ChatOptions options) => streamed
        ? client.GetStreamingResponseAsync("Why?", options, Token).ToChatResponseAsync(Token)
        : client.GetResponseAsync("Why?", options, Token);
}
