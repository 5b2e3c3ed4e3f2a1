using System.ClientModel;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;
using Quorum.Testing;

namespace Quorum.Conformance.Remote;

/// <summary>A consensus over a server that speaks OpenAI's protocol, with the faults of servers.</summary>
public sealed class RemoteConsensusTests(TinyEngine tiny) : IAsyncLifetime
{
    private const string Question = "What is 23 + 45?";

    private OpenAIServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await OpenAIServer.StartAsync(new LlamaChatClient(tiny.Engine));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(ReasoningForm.Field)]
    [InlineData(ReasoningForm.Tags)]
    [InlineData(ReasoningForm.ClosingTag)]
    public async Task Decision_is_that_of_the_engine_itself(ReasoningForm form)
    {
        _server.Reasoning = form;
        var options = new ConsensusOptions { SampleCount = 4, MaxConcurrency = 1, StoppingRule = StoppingRules.FixedCount };
        using var local = new LlamaChatClient(tiny.Engine);
        using var remote = RemoteModel.Connect(_server.Endpoint).AsBuilder().UseReasoningContent(form == ReasoningForm.ClosingTag).Build();

        var here = await new ConsensusSolver(local, options).SolveAsync(Question, Chat(), Token);
        var there = await new ConsensusSolver(remote, options).SolveAsync(Question, Chat(), Token);

        Assert.Equal(here.Chains.Select(chain => (chain.Seed, chain.Reasoning, chain.Text)), there.Chains.Select(chain => (chain.Seed, chain.Reasoning, chain.Text)));
        Assert.Equal(here.Decision!.Answer, there.Decision!.Answer);
        Assert.Equal(here.TokensSpent.OutputTokenCount, there.TokensSpent.OutputTokenCount);
        Assert.Equal(there.Chains.Select(chain => (long?)chain.Seed), _server.Requests.Select(request => request.Seed));
    }

    [Theory]
    [InlineData(ServerFault.Busy)]
    [InlineData(ServerFault.Broken)]
    [InlineData(ServerFault.Reset)]
    [InlineData(ServerFault.Cut)]
    public async Task Sample_that_met_a_fault_is_drawn_again_and_counts_once(ServerFault fault)
    {
        // Every seed meets the fault on its first request.
        var seen = new HashSet<long?>();
        _server.Fault = request =>
        {
            lock (seen)
                return seen.Add(request.Seed) ? fault : ServerFault.None;
        };
        using var client = Client();

        var response = await client.GetResponseAsync(Question, Chat(), Token);

        var consensus = response.GetConsensusResult()!;
        Assert.Equal(4, consensus.Chains.Count);
        Assert.Equal(4, consensus.Chains.Select(chain => chain.Seed).Distinct().Count());
        Assert.All(consensus.Chains, chain => Assert.NotEqual(ChainOutcome.Failed, chain.Outcome));
        Assert.Equal(consensus.Groups.Sum(group => group.Votes), consensus.Count(ChainOutcome.Answered));
        Assert.Equal(8, _server.Requests.Count);
        Assert.All(_server.Requests.GroupBy(request => request.Seed), requests => Assert.Equal(2, requests.Count()));
    }

    [Fact]
    public async Task Sample_that_never_succeeds_loses_its_vote_alone()
    {
        long? broken = null;
        _server.Fault = request =>
        {
            broken ??= request.Seed;
            return request.Seed == broken ? ServerFault.Cut : ServerFault.None;
        };
        using var client = Client(attempts: 2);

        var consensus = (await client.GetResponseAsync(Question, Chat(), Token)).GetConsensusResult()!;

        var failed = Assert.Single(consensus.Chains, chain => chain.Outcome == ChainOutcome.Failed);
        Assert.Equal(broken, failed.Seed);
        Assert.Contains("cut", failed.Error, StringComparison.Ordinal);
        Assert.NotNull(consensus.Decision);
    }

    [Fact]
    public async Task Server_that_is_down_is_a_clear_failure()
    {
        _server.Fault = _ => ServerFault.Broken;
        using var client = RemoteModel.Connect(_server.Endpoint).AsBuilder().UseConsensus(2).Build();

        var exception = await Assert.ThrowsAsync<ConsensusException>(() => client.GetResponseAsync(Question, Chat(), Token));

        Assert.All(exception.Chains, chain => Assert.Equal(500, Assert.IsType<ClientResultException>(chain.Exception).Status));
    }

    [Fact]
    public async Task Slow_samples_are_cut_once_the_outcome_is_fixed()
    {
        _server.Fault = request => request.Index >= 3 ? ServerFault.Stalled : ServerFault.None;
        using var client = RemoteModel.Connect(_server.Endpoint).AsBuilder().UseConsensus(4).UseRetries().UseReasoningContent().Build();

        var consensus = (await client.GetResponseAsync(Question, Chat(temperature: 0), Token)).GetConsensusResult()!;

        Assert.True(consensus.StoppedEarly);
        Assert.NotNull(consensus.Decision);
        Assert.Contains(consensus.Chains, chain => chain.Outcome == ChainOutcome.Cancelled);
    }

    [Fact]
    public async Task Limit_of_requests_holds_over_several_consensuses()
    {
        using var client = RemoteModel.Connect(_server.Endpoint).AsBuilder().UseConsensus(6).UseConcurrencyLimit(3).Build();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => client.GetResponseAsync(Question, Chat(maxTokens: 20), Token)));

        Assert.InRange(_server.MostAtOnce, 1, 3);
        Assert.Equal(12, _server.Requests.Count);
    }

    private static ChatOptions Chat(float temperature = 0.6f, int maxTokens = 300) => new() { Seed = 5, Temperature = temperature, TopP = 0.95f, MaxOutputTokens = maxTokens };

    private IChatClient Client(int attempts = 4) => RemoteModel.Connect(_server.Endpoint).AsBuilder()
        .UseConsensus(options =>
        {
            options.SampleCount = 4;
            options.StoppingRule = StoppingRules.FixedCount;
        })
        .UseRetries(attempts)
        .UseReasoningContent()
        .Build();
}
