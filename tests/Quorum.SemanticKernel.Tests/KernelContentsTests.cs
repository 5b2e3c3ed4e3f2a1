using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using AIFunctionCall = Microsoft.Extensions.AI.FunctionCallContent;
using AIFunctionResult = Microsoft.Extensions.AI.FunctionResultContent;
using AIText = Microsoft.Extensions.AI.TextContent;
using KernelFunctionCall = Microsoft.SemanticKernel.FunctionCallContent;
using KernelFunctionResult = Microsoft.SemanticKernel.FunctionResultContent;
using KernelText = Microsoft.SemanticKernel.TextContent;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Contents of clients that can do more than the embedded model, such as calling functions.</summary>
public sealed class KernelContentsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contents_keep_their_order_and_unknown_kinds_are_left_out()
    {
        var chat = new ReasoningChatService(new ScriptedChatClient(
            new TextReasoningContent("So."),
            new DataContent("data:image/png;base64,AAAA"),
            new AIText("Done."),
            new AIFunctionCall("call-1", "Sum", new Dictionary<string, object?> { ["a"] = 1 }),
            new AIFunctionResult("call-1", "3")));

        var reply = await chat.GetChatMessageContentAsync(TinyKernel.Ask(), cancellationToken: Token);

        Assert.Collection(
            reply.Items,
            item => Assert.Equal("So.", Assert.IsType<ReasoningContent>(item).Text),
            item => Assert.Equal("Done.", Assert.IsType<KernelText>(item).Text),
            item => Assert.Equal("Sum", Assert.IsType<KernelFunctionCall>(item).FunctionName),
            item => Assert.Equal("3", Assert.IsType<KernelFunctionResult>(item).Result));
    }

    [Fact]
    public async Task Function_call_keeps_name_id_and_arguments()
    {
        var chat = new ReasoningChatService(new ScriptedChatClient(new AIFunctionCall("call-1", "Sum", new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 })));

        var reply = await chat.GetChatMessageContentAsync(TinyKernel.Ask(), cancellationToken: Token);

        var call = Assert.Single(KernelFunctionCall.GetFunctionCalls(reply));
        Assert.Equal(("Sum", "call-1", 1, 2), (call.FunctionName, call.Id, call.Arguments!["a"], call.Arguments["b"]));
    }

    [Fact]
    public async Task Streamed_function_calls_can_be_put_together_again()
    {
        var chat = new ReasoningChatService(new ScriptedChatClient(
            new AIFunctionCall("call-1", "Sum", new Dictionary<string, object?> { ["a"] = 1 }),
            new AIFunctionCall("call-2", "Now")));
        var history = TinyKernel.Ask();
        var builder = new FunctionCallContentBuilder();

        await foreach (var piece in chat.GetStreamingChatMessageContentsAsync(history, cancellationToken: Token))
            builder.Append(piece);

        Assert.Collection(
            builder.Build(),
            call => Assert.Equal(("Sum", "call-1", "1"), (call.FunctionName, call.Id, call.Arguments!["a"]?.ToString())),
            call => Assert.Equal(("Now", "call-2", null), (call.FunctionName, call.Id, call.Arguments)));
        Assert.Single(history);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Functions_of_the_kernel_are_called_and_the_history_has_the_calls(bool streaming)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("Math", [KernelFunctionFactory.CreateFromMethod((int a, int b) => a + b, "Sum")]);
        var chat = new ReasoningChatService(new ScriptedChatClient(Calculate).AsBuilder().UseKernelFunctionInvocation().Build());
        var history = TinyKernel.Ask();
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        var text = streaming
            ? (await chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, Token).ToListAsync(Token)).Text()
            : (await chat.GetChatMessageContentAsync(history, settings, kernel, Token)).Content;

        Assert.Equal("It is 3.", text);
        Assert.Equal([AuthorRole.User, AuthorRole.Assistant, AuthorRole.Tool], history.Select(message => message.Role));
        Assert.Equal("call-1", Assert.Single(KernelFunctionCall.GetFunctionCalls(history[1])).Id);
        var result = Assert.Single(history[2].Items.OfType<KernelFunctionResult>());
        Assert.Equal(("call-1", "3"), (result.CallId, result.Result?.ToString()));

        static IEnumerable<AIContent> Calculate(IReadOnlyList<ChatMessage> conversation, ChatOptions? options) =>
            conversation[^1].Contents.OfType<AIFunctionResult>().SingleOrDefault() is { } result
                ? [new AIText($"It is {result.Result}.")]
                : [new AIFunctionCall("call-1", Assert.Single(options!.Tools!).Name, new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 })];
    }

    [Fact]
    public async Task Reply_without_contents_is_an_empty_assistant_message()
    {
        var chat = new ReasoningChatService(new ScriptedChatClient());

        var reply = Assert.Single(await chat.GetChatMessageContentsAsync(TinyKernel.Ask(), cancellationToken: Token));

        Assert.Equal((AuthorRole.Assistant, true), (reply.Role, string.IsNullOrEmpty(reply.Content)));
    }

    [Fact]
    public async Task What_a_client_does_not_tell_is_not_in_the_metadata()
    {
        var chat = new ReasoningChatService(new ScriptedChatClient(new AIText("Yes.")));

        var reply = await chat.GetChatMessageContentAsync(TinyKernel.Ask(), cancellationToken: Token);

        Assert.Equal(["CreatedAt", "Id"], reply.Metadata!.Keys.Order());
        Assert.Equal(ScriptedChatClient.CreatedAt, reply.Metadata["CreatedAt"]);
        Assert.Null(reply.ModelId);
        Assert.Empty(chat.Attributes);
    }
}
