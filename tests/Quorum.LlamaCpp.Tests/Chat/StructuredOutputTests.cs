using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>Answers of a type, from the tiny model, which has never seen JSON: whatever comes out right comes from the grammar.</summary>
public sealed class StructuredOutputTests : IDisposable
{
    private readonly LlamaChatClient _client = new(TinyModel.GetPath(), new LlamaEngineOptions { MaxSequences = 4 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Whole_number() => ReadsAsync<long>();

    [Fact]
    public Task Truth_value() => ReadsAsync<bool>();

    [Fact]
    public Task Enumeration() => ReadsAsync<Parity>(value => Assert.True(Enum.IsDefined(value)));

    [Fact]
    public Task Nullable_number() => ReadsAsync<double?>();

    [Fact]
    public Task Date_and_identifier() => ReadsAsync<Entry>(value => Assert.InRange(value.Priority, 1, 5));

    [Fact]
    public Task Time() => ReadsAsync<DateTimeOffset>();

    [Fact]
    public Task Record_with_optional_and_nested_parts() => ReadsAsync<Solution>(value =>
    {
        Assert.NotNull(value.Steps);
        Assert.InRange(value.Steps.Length, 1, 3);
        Assert.All(value.Steps, step => Assert.InRange(step.Text.Length, 0, 20));
    });

    [Fact]
    public Task Array_of_a_fixed_length() => ReadsAsync<Pair>(value => Assert.Equal(2, value.Values.Length));

    [Fact]
    public Task One_of_several_types() => ReadsAsync<Shape>();

    [Fact]
    public async Task Recursive_type()
    {
        // The grammar leaves it to the model when to end, so the depth is not bounded.
        var response = await _client.GetResponseAsync<Node>("What is 12 + 7?", Options(seed: 5, tokens: 600), cancellationToken: Token);

        Assert.True(response.FinishReason == ChatFinishReason.Length || response.Result is not null);
    }

    [Fact]
    public async Task Schema_that_the_conversation_tells_already_is_kept_out_of_the_prompt()
    {
        var schema = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"integer"}"""));
        var plain = await _client.GetResponseAsync("What is 12 + 7?", Options(seed: 5, tokens: 100), Token);

        var options = Options(seed: 5, tokens: 400);
        options.ResponseFormat = schema;
        var told = await _client.GetResponseAsync("What is 12 + 7?", options, Token);
        options.AdditionalProperties = new() { [LlamaChatOptions.DescribesResponseFormatProperty] = false };
        var untold = await _client.GetResponseAsync("What is 12 + 7?", options, Token);

        Assert.True(told.Usage!.InputTokenCount > plain.Usage!.InputTokenCount);
        Assert.Equal(plain.Usage.InputTokenCount, untold.Usage!.InputTokenCount);
        Assert.Matches(@"^\s*-?\d+$", untold.Text);
    }

    [Fact]
    public async Task Answer_is_json_and_the_reasoning_is_free()
    {
        var response = await _client.GetResponseAsync<long>("What is 37 * 24 - 5?", new ChatOptions { Temperature = 0, MaxOutputTokens = 600 }, cancellationToken: Token);

        var contents = response.Messages[0].Contents;
        Assert.IsType<TextReasoningContent>(contents[0]);
        Assert.Contains("ones:", ((TextReasoningContent)contents[0]).Text, StringComparison.Ordinal);
        Assert.StartsWith("{", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasoning_that_is_too_long_is_closed_for_the_answer()
    {
        var response = await _client.GetResponseAsync<long>("What is 37 * 24 - 5 + 12 * 9?", new ChatOptions { Temperature = 0, MaxOutputTokens = 240 }, cancellationToken: Token);

        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.True(response.TryGetResult(out _));
    }

    [Fact]
    public async Task Json_mode_gives_an_object()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var options = Options(seed, tokens: 1500);
            options.ResponseFormat = ChatResponseFormat.Json;
            var response = await _client.GetResponseAsync("What is 12 + 7?", options, Token);

            Assert.StartsWith("{", response.Text, StringComparison.Ordinal);
            if (response.FinishReason == ChatFinishReason.Stop)
                Assert.Equal(JsonValueKind.Object, JsonElement.Parse(response.Text).ValueKind);
        }
    }

    [Fact]
    public async Task Text_format_asks_for_nothing()
    {
        var options = new ChatOptions { Temperature = 0, MaxOutputTokens = 300, ResponseFormat = ChatResponseFormat.Text };

        Assert.Contains(@"\boxed{19}", (await _client.GetResponseAsync("What is 12 + 7?", options, Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_that_a_grammar_cannot_express_is_refused_with_the_place()
    {
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"properties":{"a":{"not":{}}}}""")) };

        Assert.Contains("#/properties/a", Assert.Throws<NotSupportedException>(() => _client.GetStreamingResponseAsync([new(ChatRole.User, "x")], options, Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_in_a_json_text_are_its_text()
    {
        var options = new ChatOptions { MaxOutputTokens = 100, ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"const":"a</think><think>b"}""")) };

        Assert.Equal("\"a</think><think>b\"", (await _client.GetResponseAsync("What is 12 + 7?", options, Token)).Text);
    }

    public void Dispose() => _client.Dispose();

    // Warm enough that the answers differ, and without reasoning every other time.
    private static ChatOptions Options(int seed, int tokens) => new()
    {
        Seed = seed,
        Temperature = 1,
        MaxOutputTokens = tokens,
        Reasoning = new ReasoningOptions { Effort = seed % 2 == 0 ? ReasoningEffort.None : ReasoningEffort.Low },
    };

    private async Task ReadsAsync<T>(Action<T>? check = null)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var response = await _client.GetResponseAsync<T>("What is 12 + 7?", Options(seed, tokens: 1500), cancellationToken: Token);

            Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
            check?.Invoke(response.Result);
        }
    }

    [JsonConverter(typeof(JsonStringEnumConverter<Parity>))]
    private enum Parity
    {
        Even,
        Odd,
    }

    private sealed record Entry(DateOnly Day, TimeOnly At, Guid Id, [property: Range(1, 5)] int Priority);

    private sealed record Step([property: MaxLength(20)] string Text, long? Value);

    private sealed record Solution([property: MinLength(1), MaxLength(3)] Step[] Steps, bool IsSure, [property: StringLength(12)] string? Remark = null);

    private sealed record Pair([property: Length(2, 2)] long[] Values);

    [JsonPolymorphic]
    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Box), "box")]
    private abstract record Shape;

    private sealed record Circle(long Radius) : Shape;

    private sealed record Box(long Width, long Height) : Shape;

    private sealed record Node(long Value, Node? Next);
}
