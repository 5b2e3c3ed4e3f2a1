using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;
using KernelText = Microsoft.SemanticKernel.TextContent;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Whole replies of the chat completion service.</summary>
public sealed class ReasoningChatServiceTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reply_is_one_assistant_message_with_the_reasoning_before_the_text()
    {
        var reply = Assert.Single(await tiny.Chat.GetChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(("seed", 1)), tiny.Kernel, Token));

        Assert.Equal(AuthorRole.Assistant, reply.Role);
        Assert.Collection(
            reply.Items,
            item => Assert.NotEmpty(Assert.IsType<ReasoningContent>(item).Text),
            item => Assert.Contains(@"\boxed{", Assert.IsType<KernelText>(item).Text, StringComparison.Ordinal));
        Assert.Equal(reply.Content, reply.Items.OfType<KernelText>().Single().Text);
        Assert.DoesNotContain("think>", reply.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_has_usage_finish_reason_id_and_time()
    {
        var before = DateTimeOffset.UtcNow;

        var reply = await tiny.ReplyAsync(("seed", 1));

        Assert.Equal("stop", reply.FinishReason());
        Assert.NotEmpty(Assert.IsType<string>(reply.Metadata!["Id"]));
        Assert.InRange(Assert.IsType<DateTimeOffset>(reply.Metadata["CreatedAt"]), before, DateTimeOffset.UtcNow);
        var usage = reply.Usage();
        Assert.InRange(usage.OutputTokenCount!.Value, usage.ReasoningTokenCount!.Value + 1, 400);
        Assert.Equal(usage.InputTokenCount + usage.OutputTokenCount, usage.TotalTokenCount);
    }

    [Fact]
    public async Task Inner_content_is_the_response_and_the_model_is_named()
    {
        var reply = await tiny.ReplyAsync(("seed", 1));

        var response = Assert.IsType<ChatResponse>(reply.InnerContent);
        Assert.Equal(reply.Content, response.Text);
        Assert.Equal(response.ResponseId, reply.Metadata!["Id"]);
        Assert.Equal(TinyModel.Name, reply.ModelId);
        Assert.Equal(TinyModel.Name, tiny.Chat.GetModelId());
    }

    [Fact]
    public async Task Each_reply_has_an_id_of_its_own()
    {
        var replies = new[] { await tiny.ReplyAsync(("seed", 1)), await tiny.ReplyAsync(("seed", 1)) };

        Assert.Equal(2, replies.Select(reply => reply.Metadata!["Id"]).Distinct().Count());
    }

    [Fact]
    public async Task Reply_cut_by_the_token_limit_says_length()
    {
        var reply = await tiny.ReplyAsync(("max_tokens", 5));

        Assert.Equal("length", reply.FinishReason());
        Assert.Equal(5, reply.Usage().OutputTokenCount);
        Assert.IsType<ReasoningContent>(Assert.Single(reply.Items));
    }

    [Fact]
    public async Task Reply_in_the_history_goes_back_without_its_reasoning()
    {
        var history = TinyKernel.Ask();
        var first = await tiny.ReplyAsync(("seed", 1));
        history.Add(first);
        history.AddUserMessage("What is 3 + 4?");

        var second = await tiny.Chat.GetChatMessageContentAsync(history, TinyKernel.Settings(("max_tokens", 1)), tiny.Kernel, Token);
        var textOnly = await tiny.Client.GetResponseAsync(
            [new(ChatRole.User, TinyKernel.Question), new(ChatRole.Assistant, first.Content), new(ChatRole.User, "What is 3 + 4?")],
            new ChatOptions { MaxOutputTokens = 1 },
            Token);

        Assert.Equal(textOnly.Usage!.InputTokenCount, second.Usage().InputTokenCount);
        Assert.Equal(3, history.Count);
    }

    [Fact]
    public async Task System_message_of_the_history_reaches_the_model()
    {
        var history = new ChatHistory("Be brief.");
        history.AddUserMessage(TinyKernel.Question);

        var with = await tiny.Chat.GetChatMessageContentAsync(history, TinyKernel.Settings(("max_tokens", 1)), tiny.Kernel, Token);
        var without = await tiny.ReplyAsync(("max_tokens", 1));

        Assert.True(with.Usage().InputTokenCount > without.Usage().InputTokenCount);
    }

    [Fact]
    public async Task Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>("innerClient", () => new ReasoningChatService(null!));
        await Assert.ThrowsAsync<ArgumentNullException>("chatHistory", () => tiny.Chat.GetChatMessageContentsAsync((ChatHistory)null!, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("chatHistory", () => tiny.Chat.GetStreamingChatMessageContentsAsync((ChatHistory)null!, cancellationToken: Token));
    }
}
