using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>The contract of a client, on a model with random weights: what it says is meaningless, how it says it is not.</summary>
public sealed class LlamaChatClientTests : IDisposable
{
    private readonly LlamaEngine _engine;
    private readonly LlamaChatClient _client;

    public LlamaChatClientTests(RandomModelFixture fixture)
    {
        _engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 8 });
        _client = new LlamaChatClient(_engine, ownsEngine: true);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChatMessage[] Question { get; } = [new(ChatRole.User, "What is 2 + 2?")];

    [Fact]
    public void Services_are_the_client_its_engine_and_its_metadata()
    {
        var metadata = _client.GetRequiredService<ChatClientMetadata>();

        Assert.Equal(("llama.cpp", null, _engine.Model.Name), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        Assert.Same(_engine, _client.GetService<LlamaEngine>());
        Assert.Same(_engine.Model, _client.GetService<LlamaModel>());
        Assert.Same(_client, _client.GetService<IChatClient>());
        Assert.Null(_client.GetService(typeof(IChatClient), "key"));
        Assert.Null(_client.GetService<string>());
        Assert.Throws<ArgumentNullException>(() => _client.GetService(null!));
    }

    [Fact]
    public async Task Arguments_are_checked_before_anything_starts()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("messages", () => _client.GetResponseAsync(null!, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("messages", () => _client.GetStreamingResponseAsync(null!, cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => _client.GetStreamingResponseAsync(Question, new ChatOptions { Temperature = -1 }, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => _client.GetStreamingResponseAsync(Question, new ChatOptions { TopP = 0 }, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => _client.GetStreamingResponseAsync(Question, new ChatOptions { MaxOutputTokens = 0 }, Token));
        Assert.Throws<ArgumentException>(() => _client.GetStreamingResponseAsync(Question, new ChatOptions { ToolMode = ChatToolMode.RequireAny }, Token));
        Assert.Throws<PromptTooLongException>(() => _client.GetStreamingResponseAsync([new(ChatRole.User, new string('x', 5000))], cancellationToken: Token));
        Assert.Equal(0, _engine.Counters.TokensEvaluated);
    }

    [Fact]
    public async Task Busy_engine_refuses_a_request_and_says_when_to_try_again()
    {
        await using var engine = new LlamaEngine(_engine.Model, new LlamaEngineOptions { MaxRequests = 1 });
        await using var client = new LlamaChatClient(engine);
        var options = new ChatOptions { MaxOutputTokens = 2 };
        await using (var response = client.GetStreamingResponseAsync(Question, cancellationToken: Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await response.MoveNextAsync());

            var busy = await Assert.ThrowsAsync<EngineBusyException>(() => client.GetResponseAsync(Question, options, Token));
            Assert.True(busy.RetryAfter > TimeSpan.Zero);
            await Assert.ThrowsAsync<EngineBusyException>(async () => await client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token));
        }

        Assert.Equal(2, (await client.GetResponseAsync(Question, options, Token)).Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task DisposeAsync_lets_responses_come_to_their_end()
    {
        var responses = Enumerable.Range(0, 12).Select(_ => _client.GetResponseAsync(Question, new ChatOptions { MaxOutputTokens = 30 }, Token)).ToList();

        await _client.DisposeAsync();

        Assert.All(await Task.WhenAll(responses), response => Assert.NotNull(response.FinishReason));
        Assert.Throws<ObjectDisposedException>(() => _client.GetStreamingResponseAsync(Question, cancellationToken: Token));
    }

    [Fact]
    public async Task Streamed_updates_share_ids_and_end_with_reason_and_usage()
    {
        var updates = await _client.GetStreamingResponseAsync(Question, new ChatOptions { MaxOutputTokens = 12, Seed = 1 }, Token).ToListAsync(Token);

        Assert.Equal(12, updates.Count);
        Assert.Single(updates.Select(update => (update.ResponseId, update.MessageId, update.ModelId, update.Role, update.CreatedAt)).Distinct());
        Assert.Equal((ChatRole.Assistant, _engine.Model.Name), (updates[0].Role!.Value, updates[0].ModelId));
        Assert.All(updates, update => Assert.IsType<GeneratedToken>(update.RawRepresentation));
        Assert.All(updates.SkipLast(1), update => Assert.Null(update.FinishReason));
        Assert.Equal(ChatFinishReason.Length, updates[^1].FinishReason);
        var usage = Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>()).Details;
        Assert.Equal((12, 12), (usage.OutputTokenCount, usage.ReasoningTokenCount));
        Assert.Equal(usage.InputTokenCount + usage.OutputTokenCount, usage.TotalTokenCount);
    }

    [Fact]
    public async Task Output_that_never_closes_its_reasoning_is_all_reasoning()
    {
        var response = await _client.GetResponseAsync(Question, new ChatOptions { MaxOutputTokens = 12, Seed = 1 }, Token);

        Assert.Equal("", response.Text);
        Assert.IsType<TextReasoningContent>(Assert.Single(Assert.Single(response.Messages).Contents));
    }

    [Fact]
    public async Task Streaming_and_not_streaming_say_the_same()
    {
        var options = new ChatOptions { MaxOutputTokens = 20, Seed = 3, Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None } };

        var response = await _client.GetResponseAsync(Question, options, Token);
        var streamed = await _client.GetStreamingResponseAsync(Question, options, Token).ToChatResponseAsync(Token);

        Assert.Equal(response.Text, streamed.Text);
        Assert.Equal(response.FinishReason, streamed.FinishReason);
        Assert.Equal(response.Usage!.TotalTokenCount, streamed.Usage!.TotalTokenCount);
        Assert.NotEqual(response.ResponseId, streamed.ResponseId);
    }

    [Fact]
    public async Task No_effort_answers_without_reasoning()
    {
        var response = await _client.GetResponseAsync(Question, new ChatOptions { MaxOutputTokens = 12, Seed = 1, Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None } }, Token);

        Assert.IsType<TextContent>(Assert.Single(Assert.Single(response.Messages).Contents));
        Assert.Equal(0, response.Usage!.ReasoningTokenCount);
    }

    [Fact]
    public async Task Hidden_reasoning_is_counted_but_not_given()
    {
        var response = await _client.GetResponseAsync(Question, new ChatOptions { MaxOutputTokens = 12, Seed = 1, Reasoning = new ReasoningOptions { Output = ReasoningOutput.None } }, Token);

        Assert.Empty(response.Messages.SelectMany(message => message.Contents));
        Assert.Equal(12, response.Usage!.ReasoningTokenCount);
    }

    [Fact]
    public async Task Same_seed_gives_the_same_text()
    {
        var options = new ChatOptions { MaxOutputTokens = 30, Seed = 11, Temperature = 1, Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None } };

        var first = await _client.GetResponseAsync(Question, options, Token);
        var second = await _client.GetResponseAsync(Question, options, Token);
        options.Seed = 12;
        var other = await _client.GetResponseAsync(Question, options, Token);

        Assert.Equal(first.Text, second.Text);
        Assert.NotEqual(first.Text, other.Text);
    }

    [Fact]
    public async Task Own_options_win_over_the_common_ones_which_fill_what_is_null()
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = 50,
            Seed = 5,
            Temperature = 1,
            RawRepresentationFactory = client => new LlamaChatOptions { MaxOutputTokens = client is LlamaChatClient ? 7 : 9 },
        };

        var first = await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token);
        var second = await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token);

        Assert.Equal(7, first.Count);
        Assert.Equal(first.Select(update => ((GeneratedToken)update.RawRepresentation!).Id), second.Select(update => ((GeneratedToken)update.RawRepresentation!).Id));
    }

    [Fact]
    public async Task Common_seed_and_the_smaller_budget_win_over_the_own_ones()
    {
        int[] first = await IdsAsync(commonSeed: 5, ownSeed: 7, common: 6, own: 50);
        int[] second = await IdsAsync(commonSeed: 5, ownSeed: 8, common: 50, own: 6);

        Assert.Equal(6, first.Length);
        Assert.Equal(first, second);

        async Task<int[]> IdsAsync(long commonSeed, long ownSeed, int common, int own)
        {
            var options = new ChatOptions
            {
                MaxOutputTokens = common,
                Seed = commonSeed,
                Temperature = 1,
                RawRepresentationFactory = _ => new LlamaChatOptions { MaxOutputTokens = own, Seed = ownSeed },
            };
            return [.. (await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token)).Select(update => ((GeneratedToken)update.RawRepresentation!).Id)];
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData("1")]
    public async Task MinP_is_read_from_the_additional_properties(object one)
    {
        // With min-p 1 only the most probable token is left, whatever the temperature.
        var options = new ChatOptions { MaxOutputTokens = 10, Temperature = 3, TopP = 1, AdditionalProperties = new() { ["min_p"] = one is string json ? JsonElement.Parse(json) : one } };
        var greedy = new ChatOptions { MaxOutputTokens = 10, Temperature = 0 };

        Assert.Equal(await IdsAsync(greedy), await IdsAsync(options));

        async Task<List<int>> IdsAsync(ChatOptions options) =>
            [.. (await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token)).Select(update => ((GeneratedToken)update.RawRepresentation!).Id)];
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public async Task Confidence_comes_with_every_update_that_was_asked_for_it(object? value, bool expected)
    {
        var options = new ChatOptions { MaxOutputTokens = 6, Seed = 1, AdditionalProperties = new() { ["quorum.token_confidence"] = value is string json ? JsonElement.Parse(json) : value } };

        var updates = await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token);

        Assert.Equal(6, updates.Count);
        foreach (var update in updates)
        {
            var token = Assert.IsType<GeneratedToken>(update.RawRepresentation);
            Assert.Equal(expected, token.Confidence is not null && token.SelfCertainty is not null);
            Assert.Equal((double?)token.Confidence, update.AdditionalProperties?["quorum.token_confidence"]);
            Assert.Equal((double?)token.SelfCertainty, update.AdditionalProperties?["quorum.self_certainty"]);
        }
    }

    [Fact]
    public async Task Confidence_is_also_an_own_option_which_wins()
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = 3,
            AdditionalProperties = new() { [LlamaChatOptions.TokenConfidenceProperty] = false },
            RawRepresentationFactory = _ => new LlamaChatOptions { TokenConfidence = true },
        };

        var updates = await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token);

        Assert.All(updates, update => Assert.IsType<double>(update.AdditionalProperties![LlamaChatOptions.SelfCertaintyProperty]));
    }

    [Fact]
    public void Confidence_that_is_no_truth_value_is_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => _client.GetStreamingResponseAsync(Question, new ChatOptions { AdditionalProperties = new() { [LlamaChatOptions.TokenConfidenceProperty] = 1 } }, Token));

        Assert.Contains(LlamaChatOptions.TokenConfidenceProperty, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_throws_and_frees_the_sequence()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in _client.GetStreamingResponseAsync(Question, new ChatOptions { TopK = 1 }, cancellation.Token))
                await cancellation.CancelAsync();
        });

        await _engine.WhenIdleAsync(Token);
        Assert.Equal(0, _engine.Counters.CellsUsed);
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_answer()
    {
        var alone = new List<int>();
        for (var seed = 0; seed < 24; seed++)
            alone.Add((await RespondAsync(seed)).FirstTokens.GetHashCode(StringComparison.Ordinal));

        var together = await Task.WhenAll(Enumerable.Range(0, 24).Select(seed => Task.Run(() => RespondAsync(seed))));

        Assert.Equal(24, together.Select(response => response.Id).Distinct().Count());
        Assert.Equal(alone, together.Select(response => response.FirstTokens.GetHashCode(StringComparison.Ordinal)));

        // The first tokens only: further on, rounding may part two runs (see Generations.AssertSame).
        async Task<(string Id, string FirstTokens)> RespondAsync(int seed)
        {
            var updates = await _client.GetStreamingResponseAsync([new(ChatRole.User, $"Question {seed}")], new ChatOptions { MaxOutputTokens = 3, Temperature = 0 }, Token).ToListAsync(Token);
            return (updates[0].ResponseId!, string.Join(',', updates.Select(update => ((GeneratedToken)update.RawRepresentation!).Id)));
        }
    }

    [Fact]
    public async Task Messages_are_enumerated_once()
    {
        var count = 0;
        IEnumerable<ChatMessage> Once()
        {
            count++;
            yield return Question[0];
        }

        await _client.GetResponseAsync(Once(), new ChatOptions { MaxOutputTokens = 2 }, Token);

        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Response_enumerated_twice_is_drawn_twice_in_the_same_way()
    {
        var stream = _client.GetStreamingResponseAsync(Question, new ChatOptions { MaxOutputTokens = 12, Temperature = 0 }, Token);

        var first = await stream.ToChatResponseAsync(Token);
        var second = await stream.ToChatResponseAsync(Token);

        Assert.Equal(first.Messages[0].Contents.Select(content => content.ToString()), second.Messages[0].Contents.Select(content => content.ToString()));
        Assert.Equal(12, second.Usage!.ReasoningTokenCount);
    }

    [Fact]
    public void Additional_option_that_is_no_number_is_named()
    {
        var exception = Assert.Throws<ArgumentException>(() => _client.GetStreamingResponseAsync(Question, new ChatOptions { AdditionalProperties = new() { ["min_p"] = "abc" } }, Token));

        Assert.Contains("min_p", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposed_client_says_so()
    {
        _client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _client.GetResponseAsync(Question, cancellationToken: Token));
    }

    public void Dispose() => _client.Dispose();
}
