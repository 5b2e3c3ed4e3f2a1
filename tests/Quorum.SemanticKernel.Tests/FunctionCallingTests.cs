using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Functions of a kernel, called by the tiny model because it has to.</summary>
public sealed class FunctionCallingTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Required_function_is_called_and_its_result_goes_back_to_the_model()
    {
        var (kernel, calls) = KernelWithPaint();
        var history = TinyKernel.Ask();

        var reply = await tiny.Chat.GetChatMessageContentAsync(history, Settings(kernel, autoInvoke: true), kernel, Token);

        Assert.NotEmpty(calls);
        Assert.All(calls, colour => Assert.Contains(colour, new[] { "red", "blue" }));
        Assert.Equal(AuthorRole.Assistant, reply.Role);
        Assert.Contains(history, message => message.Items.OfType<Microsoft.SemanticKernel.FunctionCallContent>().Any());
        Assert.Contains(history, message => message.Role == AuthorRole.Tool && message.Items.OfType<Microsoft.SemanticKernel.FunctionResultContent>().Any());
    }

    [Fact]
    public async Task Required_function_that_is_not_invoked_comes_as_a_call()
    {
        var (kernel, calls) = KernelWithPaint();

        var reply = await tiny.Chat.GetChatMessageContentAsync(TinyKernel.Ask(), Settings(kernel, autoInvoke: false), kernel, Token);

        var call = reply.Items.OfType<Microsoft.SemanticKernel.FunctionCallContent>().First();
        Assert.Equal("paint", call.FunctionName.Split('_')[^1]);
        Assert.Contains(call.Arguments!["colour"]?.ToString(), new[] { "red", "blue" });
        Assert.Equal("tool_calls", reply.FinishReason());
        Assert.Empty(calls);
    }

    [Fact]
    public async Task Functions_that_are_free_to_be_called_are_told_to_the_model()
    {
        var (kernel, _) = KernelWithPaint();
        var settings = TinyKernel.Settings(("temperature", 0));
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto();

        var reply = await tiny.Chat.GetChatMessageContentAsync(TinyKernel.Ask(), settings, kernel, Token);

        var plain = await tiny.ReplyAsync(("temperature", 0), ("max_tokens", 1));
        Assert.True(reply.Usage().InputTokenCount > 2 * plain.Usage().InputTokenCount);
        Assert.DoesNotContain(reply.Items, item => item is Microsoft.SemanticKernel.FunctionCallContent);
    }

    [Fact]
    public async Task Schema_as_response_format_binds_the_answer()
    {
        var settings = TinyKernel.Settings(("temperature", 0), ("quorum.max_reasoning_tokens", 30));
        settings.ExtensionData!["response_format"] = JsonElement.Parse("""{"type":"object","properties":{"isRight":{"type":"boolean"}},"required":["isRight"]}""");

        var reply = await tiny.Chat.GetChatMessageContentAsync(TinyKernel.Ask(), settings, tiny.Kernel, Token);

        Assert.Matches("""^\{\s*"isRight":\s*(true|false)\s*\}$""", reply.Content);
    }

    private static PromptExecutionSettings Settings(Kernel kernel, bool autoInvoke)
    {
        var settings = TinyKernel.Settings(("seed", 1), ("reasoning_effort", "none"), ("max_tokens", 600));
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Required([.. kernel.Plugins.SelectMany(plugin => plugin)], autoInvoke);
        return settings;
    }

    private static (Kernel Kernel, List<string> Calls) KernelWithPaint()
    {
        var calls = new List<string>();
        var paint = KernelFunctionFactory.CreateFromMethod(
            (string colour) => calls.Add(colour),
            "paint",
            parameters: [new KernelParameterMetadata("colour") { IsRequired = true, Schema = KernelJsonSchema.Parse("""{"enum":["red","blue"]}""") }]);
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("house", [paint]);
        return (kernel, calls);
    }
}
