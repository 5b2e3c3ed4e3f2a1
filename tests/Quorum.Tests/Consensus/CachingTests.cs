using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;

namespace Quorum.Tests.Consensus;

public class CachingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_below_the_consensus_draws_every_sample_once()
    {
        var model = Model();
        using IChatClient client = model.AsBuilder()
            .UseConsensus(DrawFive)
            .UseDistributedCache(new MemoryCache())
            .Build();

        await client.GetResponseAsync("?", new() { Seed = 1 }, Token);
        Assert.Equal(5, model.Calls.Count);

        ConsensusResult again = (await client.GetResponseAsync("?", new() { Seed = 1 }, Token)).GetConsensusResult()!;
        Assert.Equal(5, model.Calls.Count);
        Assert.Equal(5, again.Decision?.Votes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cache_above_the_consensus_keeps_the_result(bool streaming)
    {
        var model = Model();
        using IChatClient client = model.AsBuilder()
            .UseDistributedCache(new MemoryCache())
            .UseConsensus(DrawFive)
            .Build();

        ConsensusResult first = (await AskAsync()).GetConsensusResult()!;
        ConsensusResult cached = (await AskAsync()).GetConsensusResult()!;

        Assert.Equal(5, model.Calls.Count);
        Assert.NotSame(first, cached);
        Assert.Equal(first.Decision!.Answer, cached.Decision!.Answer);
        Assert.Equal(first.Decision.Members, cached.Decision.Members);
        Assert.Equal(first.Probability, cached.Probability);
        Assert.Equal(first.SeedBase, cached.SeedBase);
        Assert.Equal(first.TokensSpent.TotalTokenCount, cached.TokensSpent.TotalTokenCount);

        Task<ChatResponse> AskAsync() => streaming
            ? client.GetStreamingResponseAsync("?", cancellationToken: Token).ToChatResponseAsync(Token)
            : client.GetResponseAsync("?", cancellationToken: Token);
    }

    [Fact]
    public void GetConsensusResult_of_another_response_is_null() => Assert.Null(new ChatResponse().GetConsensusResult());

    private static void DrawFive(ConsensusOptions options)
    {
        options.SampleCount = 5;
        options.StoppingRule = StoppingRules.FixedCount;
    }

    private static ScriptedChatClient Model() => new(_ => Reply.Text(Reply.Box("1"), reasoning: "easy"));

    private sealed class MemoryCache : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> _entries = [];

        public byte[]? Get(string key) => _entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => _entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }
    }
}
