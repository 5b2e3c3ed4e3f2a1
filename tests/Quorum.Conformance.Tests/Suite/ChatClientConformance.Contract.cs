using Microsoft.Extensions.AI;

namespace Quorum.Conformance;

/// <content>Replies, their ids and their usage.</content>
public abstract partial class ChatClientConformance
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_comes_before_the_text_and_tags_in_neither(bool streamed)
    {
        using var client = Open();

        var reply = await AskAsync(client, streamed, Options(temperature: 0));

        var parts = Contents(reply).Where(content => content is TextReasoningContent or TextContent { Text.Length: > 0 }).ToList();
        Assert.IsType<TextReasoningContent>(parts[0]);
        Assert.IsType<TextContent>(parts[^1]);
        Assert.Equal(2, parts.Count);
        Assert.Contains(@"\boxed{", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("think>", Everything(reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_has_ids_role_model_and_time(bool streamed)
    {
        using var client = Open();

        var first = await AskAsync(client, streamed, Options(20));
        var second = await AskAsync(client, streamed, Options(20));

        var message = Assert.Single(first.Messages);
        Assert.Equal(ChatRole.Assistant, message.Role);
        Assert.False(string.IsNullOrEmpty(first.ResponseId) || string.IsNullOrEmpty(message.MessageId));
        Assert.NotEqual(first.ResponseId, second.ResponseId);
        Assert.Equal(client.GetService<ChatClientMetadata>()!.DefaultModelId, first.ModelId);
        Assert.NotNull(first.CreatedAt);
        Assert.Null(first.ConversationId);
    }

    [Fact]
    public async Task Updates_of_a_stream_belong_together()
    {
        using var client = Open();

        var updates = await client.GetStreamingResponseAsync(Question, Options(40), Token).ToListAsync(Token);

        Assert.Single(updates.Where(update => update.Contents.Count > 0).Select(update => (update.ResponseId, update.ModelId)).Distinct());
        Assert.Single(updates.Where(update => update.Contents.Any(content => content is TextReasoningContent or TextContent)).Select(update => (update.MessageId, update.Role)).Distinct());
        Assert.Single(updates.Select(update => update.FinishReason).OfType<ChatFinishReason>().Distinct());
    }

    [Fact]
    public async Task Streamed_reply_and_whole_reply_say_the_same()
    {
        using var client = Open();

        var streamed = await AskAsync(client, streamed: true, Options(60, temperature: 0));
        var whole = await AskAsync(client, streamed: false, Options(60, temperature: 0));

        Assert.Equal(Everything(whole), Everything(streamed));
        Assert.Equal(whole.FinishReason, streamed.FinishReason);
        Assert.Equal(whole.Usage!.OutputTokenCount, streamed.Usage!.OutputTokenCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Usage_adds_up_and_comes_once(bool streamed)
    {
        using var client = Open();

        var reply = await AskAsync(client, streamed, Options(300, temperature: 0));

        Assert.True(reply.Usage!.InputTokenCount > 0 && reply.Usage.OutputTokenCount > 0);
        Assert.Equal(reply.Usage.TotalTokenCount, reply.Usage.InputTokenCount + reply.Usage.OutputTokenCount);
        Assert.InRange(reply.Usage.ReasoningTokenCount!.Value, 1, reply.Usage.OutputTokenCount!.Value);
        if (streamed)
        {
            var updates = await client.GetStreamingResponseAsync(Question, Options(20), Token).ToListAsync(Token);
            Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Limit_of_output_tokens_is_kept_and_told(bool streamed)
    {
        using var client = Open();

        var cut = await AskAsync(client, streamed, Options(12));
        var complete = await AskAsync(client, streamed, Options(400, temperature: 0));

        Assert.Equal((ChatFinishReason.Length, 12 * Samples), (cut.FinishReason, cut.Usage!.OutputTokenCount));
        Assert.Equal(ChatFinishReason.Stop, complete.FinishReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Conversation_of_any_shape_is_answered(bool streamed)
    {
        using var client = Open();
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Be brief."),
            new(ChatRole.User, ""),
            new(ChatRole.Assistant, [new TextReasoningContent("So."), new TextContent("4")]),
            new(ChatRole.User, [new TextContent("What is "), new TextContent("2 + 2?")]),
        ];

        var reply = streamed
            ? await client.GetStreamingResponseAsync(messages, Options(20), Token).ToChatResponseAsync(Token)
            : await client.GetResponseAsync(messages, Options(20), Token);

        Assert.NotEqual("|", Everything(reply));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_are_read_once_and_options_left_as_they_are(bool streamed)
    {
        using var client = Open();
        var reads = 0;
        var options = Options(10);

        if (streamed)
            await client.GetStreamingResponseAsync(Messages(), options, Token).ToListAsync(Token);
        else
            await client.GetResponseAsync(Messages(), options, Token);

        Assert.Equal(1, reads);
        Assert.Equal((10, 0.6f, 5L), (options.MaxOutputTokens, options.Temperature, options.Seed));
        Assert.Null(options.AdditionalProperties);

        IEnumerable<ChatMessage> Messages()
        {
            reads++;
            yield return new ChatMessage(ChatRole.User, Question);
        }
    }

    [Fact]
    public async Task Missing_messages_are_named()
    {
        using var client = Open();

        await Assert.ThrowsAsync<ArgumentNullException>("messages", () => client.GetResponseAsync((IEnumerable<ChatMessage>)null!, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "messages", async () => await client.GetStreamingResponseAsync((IEnumerable<ChatMessage>)null!, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public void Services_are_told()
    {
        using var client = Open();

        var metadata = client.GetService<ChatClientMetadata>();

        Assert.Equal(metadata!.ProviderName!.ToLowerInvariant(), metadata.ProviderName);
        Assert.False(string.IsNullOrEmpty(metadata.DefaultModelId));
        Assert.NotNull(client.GetService<IChatClient>());
        Assert.Null(client.GetService<string>());
        Assert.Null(client.GetService(typeof(ChatClientMetadata), "key"));
        Assert.Throws<ArgumentNullException>("serviceType", () => client.GetService(null!));
    }

    [Fact]
    public void Client_can_be_disposed_twice()
    {
        var client = Open();

        client.Dispose();
        client.Dispose();
    }
}
