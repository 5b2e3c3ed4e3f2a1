using Microsoft.Extensions.AI;
using Quorum.Tests.Consensus;

namespace Quorum.Tests.Remote;

public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_that_is_cut_is_made_again_and_gives_one_reply(bool streamed)
    {
        using var inner = new ScriptedChatClient(call => call.Index < 2 ? Cut(new IOException("Reset.")) : Reply.Text("All of it"));
        using var client = new RetryChatClient(inner, new Eager());

        ChatResponse reply = await AskAsync(client, streamed, new ChatOptions { Seed = 5 });

        Assert.Equal("All of it", reply.Text);
        Assert.Equal(3, reply.Usage!.OutputTokenCount);
        Assert.All(inner.Calls, call => Assert.Equal(5, call.Options!.Seed));
        Assert.Equal(3, inner.Calls.Count);
    }

    [Fact]
    public async Task Stream_that_ends_without_a_finish_reason_was_cut()
    {
        using var inner = new ScriptedChatClient(call => call.Index == 0 ? Unfinished() : Reply.Text("All of it"));
        using var client = new RetryChatClient(inner, new Eager());

        Assert.Equal("All of it", (await AskAsync(client, streamed: true)).Text);
    }

    [Fact]
    public async Task Last_failure_is_thrown_as_it_is()
    {
        using var inner = new ScriptedChatClient(call => Cut(new IOException($"Reset {call.Index}.")));
        using var client = new RetryChatClient(inner, new Eager()) { MaxAttempts = 3 };

        var exception = await Assert.ThrowsAsync<IOException>(() => AskAsync(client, streamed: true));

        Assert.Equal("Reset 2.", exception.Message);
        Assert.Equal(3, inner.Calls.Count);
    }

    [Fact]
    public async Task Failure_that_would_come_again_is_not_repeated()
    {
        using var inner = new ScriptedChatClient(_ => Cut(new InvalidOperationException("No such model.")));
        using var client = new RetryChatClient(inner, new Eager());

        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(client, streamed: true));

        Assert.Single(inner.Calls);
    }

    [Fact]
    public async Task Cancelled_request_is_not_repeated()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var inner = new ScriptedChatClient(_ =>
        {
            cancellation.Cancel();
            return Cut(new IOException("Reset."));
        });
        using var client = new RetryChatClient(inner, new Eager());

        await Assert.ThrowsAsync<IOException>(() => client.GetResponseAsync("Why?", cancellationToken: cancellation.Token));

        Assert.Single(inner.Calls);
    }

    [Fact]
    public async Task Sample_that_was_drawn_again_has_one_vote()
    {
        var attempts = new Dictionary<long, int>();
        using var inner = new ScriptedChatClient(call =>
        {
            long seed = call.Options!.Seed!.Value;
            attempts[seed] = attempts.GetValueOrDefault(seed) + 1;
            return attempts[seed] == 1 && seed % 2 == 0 ? Cut(new IOException("Reset."), Reply.Box(12)) : Reply.Text(Reply.Box(7));
        });
        using var retrying = new RetryChatClient(inner, new Eager());
        var solver = new ConsensusSolver(
            retrying, new() { SampleCount = 12, Seed = 1, MaxConcurrency = 1, StoppingRule = StoppingRules.FixedCount });

        ConsensusResult result = await solver.SolveAsync("Why?", cancellationToken: Token);

        Assert.Contains(2, attempts.Values);
        Assert.Equal(12, attempts.Count);
        Assert.Equal(12, Assert.Single(result.Groups).Votes);
        Assert.All(result.Chains, chain => Assert.Equal((Reply.Box(7), ChainOutcome.Answered), (chain.Text, chain.Outcome)));
    }

    [Fact]
    public void Bad_numbers_are_refused()
    {
        using var inner = ScriptedChatClient.Saying();

        Assert.Throws<ArgumentOutOfRangeException>(() => inner.AsBuilder().UseRetries(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => inner.AsBuilder().UseConcurrencyLimit(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryChatClient(inner) { MaxAttempts = 0 });
    }

    private static async Task<ChatResponse> AskAsync(IChatClient client, bool streamed, ChatOptions? options = null) => streamed
        ? await client.GetStreamingResponseAsync("Why?", options, Token).ToChatResponseAsync(Token)
        : await client.GetResponseAsync("Why?", options, Token);

    private static async IAsyncEnumerable<ChatResponseUpdate> Cut(Exception exception, string text = "Half")
    {
        await Task.CompletedTask;
        yield return new ChatResponseUpdate(ChatRole.Assistant, text);
        throw exception;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Unfinished()
    {
        await Task.CompletedTask;
        yield return new ChatResponseUpdate(ChatRole.Assistant, "Half");
    }

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class Eager : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
