using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Settings arrive under the names that Semantic Kernel maps.</summary>
public sealed class SettingsTests(TinyKernel tiny)
{
    // So warm that what the model says is noise, unless another setting arrives that leaves only the most probable token.
    private const double Hot = 3;

    [Fact]
    public async Task Same_seed_gives_the_same_text_and_another_seed_another()
    {
        // Few tokens: sums differ in their last digits with what else is in the batch and in the cache, and noise follows such a difference sooner or later.
        var first = await tiny.ReplyAsync(("temperature", Hot), ("seed", 11), ("max_tokens", 8));
        var second = await tiny.ReplyAsync(("temperature", Hot), ("seed", 11), ("max_tokens", 8));
        var other = await tiny.ReplyAsync(("temperature", Hot), ("seed", 12), ("max_tokens", 8));

        Assert.Equal(first.Everything(), second.Everything());
        Assert.NotEqual(first.Everything(), other.Everything());
    }

    [Fact]
    public async Task Temperature_0_says_the_same_whatever_the_seed()
    {
        var first = await tiny.ReplyAsync(("temperature", 0), ("seed", 1), ("max_tokens", 60));
        var second = await tiny.ReplyAsync(("temperature", 0), ("seed", 2), ("max_tokens", 60));

        Assert.Equal(first.Everything(), second.Everything());
    }

    [Theory]
    [InlineData("top_k", 1)]
    [InlineData("top_p", 0.000001)]
    [InlineData("min_p", 1.0)]
    public async Task Setting_that_leaves_one_token_makes_a_hot_model_greedy(string name, object value)
    {
        var greedy = await tiny.ReplyAsync(("temperature", 0), ("max_tokens", 40));
        var hot = await tiny.ReplyAsync(("temperature", Hot), ("seed", 3), ("max_tokens", 40));
        var bounded = await tiny.ReplyAsync(("temperature", Hot), ("seed", 3), ("max_tokens", 40), (name, value));

        Assert.NotEqual(greedy.Everything(), hot.Everything());
        Assert.Equal(greedy.Everything(), bounded.Everything());
    }

    [Theory]
    [InlineData("frequency_penalty")]
    [InlineData("presence_penalty")]
    public async Task Penalty_changes_what_is_drawn(string name)
    {
        // At a temperature at which the model is not too sure of itself to be impressed.
        var free = await tiny.ReplyAsync(("temperature", 3), ("seed", 1), ("max_tokens", 40));
        var punished = await tiny.ReplyAsync(("temperature", 3), ("seed", 1), ("max_tokens", 40), (name, 2));

        Assert.NotEqual(free.Everything(), punished.Everything());
    }

    [Fact]
    public async Task Stop_sequence_ends_the_reply_and_is_no_part_of_it()
    {
        var whole = (await tiny.ReplyAsync(("temperature", 0), ("max_tokens", 60))).Reasoning();
        var stop = whole[10..13];

        var reply = await tiny.ReplyAsync(("temperature", 0), ("max_tokens", 60), ("stop_sequences", new[] { stop }));

        Assert.Equal(whole[..whole.IndexOf(stop, StringComparison.Ordinal)], reply.Reasoning());
        Assert.Equal("stop", reply.FinishReason());
    }

    [Fact]
    public async Task Reasoning_effort_none_answers_without_reasoning()
    {
        var reply = await tiny.ReplyAsync(("reasoning_effort", "none"), ("max_tokens", 20));

        Assert.Empty(reply.Reasoning());
        Assert.Equal(0, reply.Usage().ReasoningTokenCount);
    }

    [Fact]
    public async Task Most_reasoning_tokens_close_the_reasoning_and_an_answer_follows()
    {
        var reply = await tiny.ReplyAsync(("temperature", 0), ("quorum.max_reasoning_tokens", 40));

        Assert.EndsWith("so I give the best answer that I have.", reply.Reasoning(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(reply.Content));
        Assert.Equal("stop", reply.FinishReason());
    }

    [Fact]
    public async Task System_prompt_of_the_settings_reaches_the_model()
    {
        var with = await tiny.ReplyAsync(("chat_system_prompt", "Be brief."), ("max_tokens", 1));
        var without = await tiny.ReplyAsync(("max_tokens", 1));

        Assert.True(with.Usage().InputTokenCount > without.Usage().InputTokenCount);
    }

    [Fact]
    public async Task No_settings_at_all_are_fine()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await foreach (var piece in tiny.Chat.GetStreamingChatMessageContentsAsync(TinyKernel.Ask(), cancellationToken: cancellation.Token))
        {
            Assert.IsType<StreamingReasoningContent>(Assert.Single(piece.Items));
            break;
        }

        await tiny.Engine.WhenIdleAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Setting_out_of_range_is_named()
    {
        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => tiny.ReplyAsync(("top_p", 2)));

        Assert.Contains("TopP", exception.Message, StringComparison.Ordinal);
    }
}
