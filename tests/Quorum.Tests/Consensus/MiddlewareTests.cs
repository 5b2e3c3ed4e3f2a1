using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class MiddlewareTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Constructor_without_an_inner_client_throws() =>
        Assert.Throws<ArgumentNullException>("innerClient", () => new ConsensusChatClient(null!));

    [Fact]
    public async Task Request_without_messages_throws()
    {
        using var client = new ConsensusChatClient(ScriptedChatClient.Saying());
        IEnumerable<ChatMessage> messages = null!;

        await Assert.ThrowsAsync<ArgumentNullException>(nameof(messages), () => client.GetResponseAsync(messages, null, Token));
        Assert.Throws<ArgumentNullException>(nameof(messages), () => client.GetStreamingResponseAsync(messages, null, Token));
    }

    [Fact]
    public async Task Messages_are_enumerated_once()
    {
        int enumerations = 0;
        IEnumerable<ChatMessage> Messages()
        {
            enumerations++;
            yield return new ChatMessage(ChatRole.User, "?");
        }

        var model = Model();
        using var client = new ConsensusChatClient(model, new() { SampleCount = 4, StoppingRule = StoppingRules.FixedCount });
        await client.GetResponseAsync(Messages(), cancellationToken: Token);

        Assert.Equal(1, enumerations);
        Assert.All(model.Calls, call => Assert.Equal("?", call.Messages.Single().Text));
    }

    [Fact]
    public async Task Options_are_cloned_for_every_sample_and_not_changed()
    {
        var model = Model();
        var options = new DerivedOptions { Temperature = 0.6f, MaxOutputTokens = 99, ConversationId = "c" };
        using var client = new ConsensusChatClient(model, new() { SampleCount = 4, StoppingRule = StoppingRules.FixedCount });

        await client.GetResponseAsync("?", options, Token);

        Assert.Null(options.Seed);
        Assert.All(model.Calls, call => Assert.NotSame(options, Assert.IsType<DerivedOptions>(call.Options)));
        Assert.All(model.Calls, call => Assert.Equal(
            (0.6f, 99, "c"),
            (call.Options!.Temperature, call.Options.MaxOutputTokens, call.Options.ConversationId)));
        Assert.Equal(4, model.Calls.Select(call => call.Options!.Seed).Distinct().Count());
    }

    [Fact]
    public async Task Seed_of_the_options_is_the_base_before_that_of_the_client()
    {
        Assert.Equal(SampleSeeds.Derive(7, 3), await SeedsAsync(clientSeed: 5, optionsSeed: 7));
        Assert.Equal(SampleSeeds.Derive(5, 3), await SeedsAsync(clientSeed: 5, optionsSeed: null));

        static async Task<IEnumerable<long>> SeedsAsync(long? clientSeed, long? optionsSeed)
        {
            var model = Model();
            using var client = new ConsensusChatClient(model, new() { SampleCount = 3, Seed = clientSeed, StoppingRule = StoppingRules.FixedCount });
            ConsensusResult result = (await client.GetResponseAsync("?", new() { Seed = optionsSeed }, Token)).GetConsensusResult()!;
            Assert.Equal(optionsSeed ?? clientSeed, result.SeedBase);
            Assert.Equal(model.Calls.Select(call => call.Options!.Seed!.Value), result.Chains.Select(chain => chain.Seed));
            return result.Chains.Select(chain => chain.Seed);
        }
    }

    [Fact]
    public async Task Seed_not_given_is_drawn_for_every_request_and_reported()
    {
        var model = Model();
        using var client = new ConsensusChatClient(model, new() { SampleCount = 2, StoppingRule = StoppingRules.FixedCount });

        ConsensusResult first = (await client.GetResponseAsync("?", cancellationToken: Token)).GetConsensusResult()!;
        ConsensusResult second = (await client.GetResponseAsync("?", cancellationToken: Token)).GetConsensusResult()!;

        Assert.NotEqual(first.SeedBase, second.SeedBase);
        Assert.Equal(SampleSeeds.Derive(first.SeedBase, 2), first.Chains.Select(chain => chain.Seed));
    }

    [Fact]
    public async Task Samples_are_all_started_before_any_has_ended()
    {
        var gate = new TaskCompletionSource();
        var model = new ScriptedChatClient(_ => Reply.After(gate.Task, Reply.Text(Reply.Box("1"))));
        using var client = new ConsensusChatClient(model, new() { SampleCount = 64 });

        Task<ChatResponse> asking = client.GetResponseAsync("?", cancellationToken: Token);
        Assert.Equal(64, model.Running);
        gate.SetResult();
        await asking;
    }

    [Fact]
    public void GetService_answers_itself_and_asks_the_inner_client_for_the_rest()
    {
        var model = Model();
        var metadata = new ChatClientMetadata("scripted");
        model.Services[typeof(ChatClientMetadata)] = metadata;
        using var client = new ConsensusChatClient(model);

        Assert.Same(client, client.GetService<ConsensusChatClient>());
        Assert.Same(metadata, client.GetService<ChatClientMetadata>());
        Assert.Null(client.GetService<Uri>());
    }

    private static ScriptedChatClient Model() => new(_ => Reply.Text(Reply.Box("1")));

    private sealed class DerivedOptions : ChatOptions
    {
        public DerivedOptions()
        {
        }

        private DerivedOptions(DerivedOptions other)
            : base(other)
        {
        }

        public override ChatOptions Clone() => new DerivedOptions(this);
    }
}
