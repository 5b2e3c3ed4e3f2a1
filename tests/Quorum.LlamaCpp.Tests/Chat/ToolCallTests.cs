using System.ComponentModel;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Chat;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>Calls of tools by the tiny model, which knows nothing of tools: the required ones are enforced.</summary>
public sealed class ToolCallTests : IDisposable
{
    private readonly LlamaChatClient _client = new(TinyModel.GetPath(), new LlamaEngineOptions { MaxSequences = 4 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChatMessage[] Question { get; } = [new(ChatRole.User, "What is 12 + 7?")];

    private static AIFunction Add { get; } = AIFunctionFactory.Create(([Description("One.")] long a, long b) => unchecked(a + b), "add", "Adds two numbers.");

    private static AIFunction Paint { get; } = AIFunctionFactory.Create((Colour colour) => $"painted {colour}", "paint");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Required_call_is_made_and_nothing_else_is_said(bool skipsReasoning)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var options = Options(seed, ChatToolMode.RequireAny, skipsReasoning);
            options.RawRepresentationFactory = skipsReasoning ? null : _ => new LlamaChatOptions { MaxReasoningTokens = 50 };

            var response = await _client.GetResponseAsync(Question, options, Token);

            var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
            Assert.NotEmpty(calls);
            Assert.All(calls, call => Assert.Contains(call.Name, new[] { "add", "paint" }));
            Assert.Equal("", response.Text);
            Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
            Assert.Equal(!skipsReasoning, response.Messages[0].Contents[0] is TextReasoningContent);
        }
    }

    [Fact]
    public async Task Required_tool_is_the_one_that_is_called_once_where_several_calls_are_not_allowed()
    {
        var options = Options(seed: 3, ChatToolMode.RequireSpecific("paint"));

        var response = await _client.GetResponseAsync(Question, options, Token);

        var call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal(("paint", "colour"), (call.Name, Assert.Single(call.Arguments!).Key));
    }

    [Fact]
    public async Task Several_calls_may_follow_each_other()
    {
        var options = new ChatOptions { Temperature = 50, TopP = 1, Tools = [Paint], ToolMode = ChatToolMode.RequireAny, MaxOutputTokens = 700, Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None } };
        for (var seed = 0; seed < 20; seed++)
        {
            options.Seed = seed;
            var calls = (await _client.GetResponseAsync(Question, options, Token)).Messages[0].Contents.OfType<FunctionCallContent>().ToList();
            if (calls.Count > 1)
            {
                Assert.Equal(calls.Count, calls.Select(call => call.CallId).Distinct().Count());
                return;
            }
        }

        Assert.Fail("In none of twenty replies did the model make a second call.");
    }

    [Fact]
    public async Task Calls_are_streamed_whole()
    {
        var updates = await _client.GetStreamingResponseAsync(Question, Options(seed: 1, ChatToolMode.RequireSpecific("add")), Token).ToListAsync(Token);

        var call = updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>().First();
        Assert.Equal(["a", "b"], call.Arguments!.Keys);
        Assert.Equal(ChatFinishReason.ToolCalls, updates[^1].FinishReason);
        Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>());
    }

    [Fact]
    public async Task Function_invocation_calls_the_function_and_the_model_goes_on()
    {
        long? seen = null;
        var add = AIFunctionFactory.Create((long a, long b) => seen = unchecked(a + b), "add");
        using var client = _client.AsBuilder().UseFunctionInvocation().Build();
        var options = new ChatOptions { Seed = 4, MaxOutputTokens = 600, Tools = [add], ToolMode = ChatToolMode.RequireSpecific("add"), AllowMultipleToolCalls = false };

        var response = await client.GetResponseAsync(Question, options, Token);

        Assert.Equal([ChatRole.Assistant, ChatRole.Tool, ChatRole.Assistant], response.Messages.Select(message => message.Role));
        var result = Assert.IsType<FunctionResultContent>(Assert.Single(response.Messages[1].Contents));
        Assert.Equal(seen?.ToString(System.Globalization.CultureInfo.InvariantCulture), result.Result?.ToString());
        Assert.NotNull(seen);
    }

    [Fact]
    public async Task Free_model_answers_and_is_told_about_its_tools_only_if_they_may_be_called()
    {
        var without = await _client.GetResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 300 }, Token);
        var none = await _client.GetResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 300, Tools = [Add], ToolMode = ChatToolMode.None }, Token);
        var auto = await _client.GetResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 300, Tools = [Add] }, Token);

        Assert.Equal(without.Text, none.Text);
        Assert.Equal(without.Usage!.InputTokenCount, none.Usage!.InputTokenCount);
        Assert.True(auto.Usage!.InputTokenCount > without.Usage.InputTokenCount + 100);
        Assert.DoesNotContain(auto.Messages[0].Contents, content => content is FunctionCallContent);
    }

    [Fact]
    public async Task Answer_of_a_form_may_be_a_call_instead()
    {
        var options = Options(seed: 1, ChatToolMode.Auto);
        options.ResponseFormat = ChatResponseFormat.ForJsonSchema<bool>();

        var response = await _client.GetResponseAsync(Question, options, Token);

        Assert.True(response.FinishReason == ChatFinishReason.ToolCalls || bool.TryParse(response.Text, out _) || response.Text.StartsWith('{'));
    }

    [Fact]
    public async Task Call_cut_by_the_length_is_no_call()
    {
        var options = Options(seed: 1, ChatToolMode.RequireAny, skipsReasoning: true);
        options.MaxOutputTokens = 8;

        var response = await _client.GetResponseAsync(Question, options, Token);

        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.DoesNotContain(response.Messages[0].Contents, content => content is FunctionCallContent);
    }

    [Fact]
    public void Conversation_with_calls_is_rendered_in_the_format_of_the_model()
    {
        var model = _client.GetRequiredService<LlamaModel>();
        ChatMessage[] messages =
        [
            Question[0],
            new(ChatRole.Assistant, [new TextReasoningContent("hm"), new FunctionCallContent("1", "add", new Dictionary<string, object?> { ["a"] = 12, ["b"] = 7 }), new FunctionCallContent("2", "paint")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", 19)]),
            new(ChatRole.Tool, [new FunctionResultContent("2", null) { Exception = new InvalidOperationException("No paint.") }]),
        ];

        var prompt = new DeepSeekR1Format(model).Render(messages, [], skipReasoning: false);
        var text = model.Vocabulary.GetText(prompt.Tokens);

        Assert.EndsWith(
            "<｜Assistant｜><｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>add\n```json\n{\"a\":12,\"b\":7}\n```<｜tool▁call▁end｜>\n"
            + "<｜tool▁call▁begin｜>function<｜tool▁sep｜>paint\n```json\n{}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>"
            + "<｜tool▁outputs▁begin｜><｜tool▁output▁begin｜>19<｜tool▁output▁end｜>\n<｜tool▁output▁begin｜>Error: No paint.<｜tool▁output▁end｜><｜tool▁outputs▁end｜>",
            text, StringComparison.Ordinal);
        Assert.False(prompt.EndsInReasoning);

        var later = model.Vocabulary.GetText(new DeepSeekR1Format(model).Render([.. messages, new(ChatRole.Assistant, "19."), Question[0]], [], skipReasoning: false).Tokens);
        Assert.EndsWith("<｜tool▁outputs▁end｜>19.<｜end▁of▁sentence｜><｜User｜>What is 12 + 7?<｜Assistant｜><think>\n", later, StringComparison.Ordinal);
    }

    [Fact]
    public void Requirements_that_cannot_be_met_are_named()
    {
        Throws<ArgumentException>(new() { ToolMode = ChatToolMode.RequireAny }, "requires a call of a tool");
        Throws<ArgumentException>(new() { Tools = [Add], ToolMode = ChatToolMode.RequireSpecific("subtract") }, "'subtract'");
        Throws<ArgumentException>(new() { Tools = [Add, Add] }, "two tools named 'add'");
        var odd = AIFunctionFactory.CreateDeclaration("odd", "Takes odd things.", System.Text.Json.JsonElement.Parse("""{"type":"object","properties":{"a":{"not":{}}}}"""));
        Throws<NotSupportedException>(new() { Tools = [odd], ToolMode = ChatToolMode.RequireAny }, "'odd' cannot be enforced. The JSON schema at '#/properties/a'");

        void Throws<T>(ChatOptions options, string message)
            where T : Exception => Assert.Contains(message, Assert.Throws<T>(() => _client.GetStreamingResponseAsync(Question, options, Token)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private static ChatOptions Options(int seed, ChatToolMode mode, bool skipsReasoning = false) => new()
    {
        Seed = seed,
        MaxOutputTokens = 1500,
        Tools = [Add, Paint],
        ToolMode = mode,

        // A call has a hundred tokens or so, and the context of the tiny model is small.
        AllowMultipleToolCalls = false,
        Reasoning = skipsReasoning ? new ReasoningOptions { Effort = ReasoningEffort.None } : null,
    };

    private enum Colour
    {
        Red,
        Blue,
    }
}
