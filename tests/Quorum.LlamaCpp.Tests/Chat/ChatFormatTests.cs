using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Chat;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>Which format a model has.</summary>
public sealed class ChatFormatTests
{
    [Fact]
    public void Qwen3_is_chat_ml() => AssertFormat<ChatMlFormat>(ChatModels.Qwen3());

    [Fact]
    public void Chat_ml_without_a_template_is_told_by_its_tokens() => AssertFormat<ChatMlFormat>(ChatModels.Qwen3(template: null));

    [Fact]
    public void Distilled_qwen_is_deepseek() => AssertFormat<DeepSeekR1Format>(ChatModels.DistilledQwen());

    [Theory]
    [InlineData("{{ '<｜User｜>' + content }}", "DeepSeekR1Format")]
    [InlineData("{{ '<|im_start|>' + role }}", "ChatMlFormat")]
    [InlineData(null, "DeepSeekR1Format")]
    public void Template_decides_where_the_tokens_leave_a_choice(string? template, string expected)
    {
        using var model = ChatModels.Both(template);

        Assert.Equal(expected, ChatFormat.Of(model, null).GetType().Name);
    }

    [Fact]
    public void Choice_wins_over_what_is_detected()
    {
        using var model = ChatModels.Both("{{ '<｜User｜>' + content }}");

        Assert.IsType<ChatMlFormat>(ChatFormat.Of(model, LlamaChatFormat.ChatMl));
    }

    [Fact]
    public void Chosen_format_whose_tokens_are_missing_is_refused()
    {
        using var model = ChatModels.Qwen3();
        using var engine = new LlamaEngine(model);

        Assert.Contains("<｜User｜>", Assert.Throws<NotSupportedException>(() => new LlamaChatClient(engine, format: LlamaChatFormat.DeepSeekR1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaChatClient(engine, format: (LlamaChatFormat)9));
    }

    [Fact]
    public void Model_that_does_not_reason_is_refused()
    {
        using var model = ChatModels.Qwen25();

        Assert.Contains("no token <think>", Assert.Throws<NotSupportedException>(() => ChatFormat.Of(model, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_family_answers_with_budget_schema_and_required_tool()
    {
        var token = TestContext.Current.CancellationToken;
        foreach (var make in new Func<LlamaModel>[] { () => ChatModels.Qwen3(), ChatModels.DistilledQwen, ChatModels.DistilledQwen3 })
        {
            using var model = make();
            using var client = new LlamaChatClient(new LlamaEngine(model, new LlamaEngineOptions { MaxSequences = 2, ContextSize = 4096 }), ownsEngine: true);
            var own = new LlamaChatOptions { MaxReasoningTokens = 20 };
            var tool = AIFunctionFactory.Create((bool isRaining) => isRaining, "weather");

            var typed = await client.GetResponseAsync<bool>("Yes?", new ChatOptions { Seed = 1, MaxOutputTokens = 1500, RawRepresentationFactory = _ => own }, cancellationToken: token);
            var calling = await client.GetResponseAsync("Rain?", new ChatOptions { Seed = 2, MaxOutputTokens = 3000, Tools = [tool], ToolMode = ChatToolMode.RequireAny, RawRepresentationFactory = _ => own }, token);

            Assert.IsType<TextReasoningContent>(typed.Messages[0].Contents[0]);
            Assert.True(typed.TryGetResult(out _));
            Assert.All(calling.Messages[0].Contents.OfType<FunctionCallContent>(), call => Assert.Equal(("weather", "isRaining"), (call.Name, call.Arguments!.Single().Key)));
            Assert.Contains(calling.Messages[0].Contents, content => content is FunctionCallContent);
            Assert.Equal(ChatFinishReason.ToolCalls, calling.FinishReason);
            Assert.Equal("", calling.Text);
        }
    }

    private static void AssertFormat<T>(LlamaModel model)
    {
        using (model)
            Assert.IsType<T>(ChatFormat.Of(model, null));
    }
}
