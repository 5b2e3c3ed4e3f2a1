using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>How long the tiny model may and must reason.</summary>
public sealed class ReasoningBudgetTests : IDisposable
{
    private readonly LlamaChatClient _client = new(TinyModel.GetPath(), new LlamaEngineOptions { MaxSequences = 4 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChatMessage[] Question { get; } = [new(ChatRole.User, "What is 37 * 24 - 5?")];

    [Theory]
    [InlineData(30)]
    [InlineData(90)]
    public async Task Used_up_budget_closes_the_reasoning_and_an_answer_follows(int budget)
    {
        var updates = await StreamAsync(new() { MaxReasoningTokens = budget });

        var response = updates.ToChatResponse();
        var (reasoning, text) = Read(response);
        Assert.EndsWith("so I give the best answer that I have.", reasoning, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        var forced = Tokens(updates).Count(token => token.IsForced);
        Assert.Equal(budget, Tokens(updates).FindIndex(token => token.IsForced));
        Assert.InRange(response.Usage!.ReasoningTokenCount!.Value, budget + 1, budget + forced);
        Assert.Equal(updates.Count, response.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Budget_that_is_not_used_up_changes_nothing()
    {
        var free = Read((await StreamAsync(new())).ToChatResponse());

        Assert.Equal(free, Read((await StreamAsync(new() { MaxReasoningTokens = 600 })).ToChatResponse()));
        Assert.Equal(free, Read((await StreamAsync(new(), ReasoningEffort.High)).ToChatResponse()));
        Assert.Equal(free, Read((await StreamAsync(new(), ReasoningEffort.ExtraHigh)).ToChatResponse()));
    }

    [Fact]
    public async Task Budget_leaves_room_for_an_answer_within_the_most_output()
    {
        var response = (await StreamAsync(new() { MaxReasoningTokens = 5000, MaxOutputTokens = 250 })).ToChatResponse();

        Assert.Contains(@"\boxed{", response.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.InRange(response.Usage!.OutputTokenCount!.Value, 1, 250);
    }

    [Fact]
    public async Task Budget_of_0_skips_the_reasoning_and_wins_over_the_effort()
    {
        var response = (await StreamAsync(new() { MaxReasoningTokens = 0 }, ReasoningEffort.High)).ToChatResponse();

        Assert.Equal(0, response.Usage!.ReasoningTokenCount);
        Assert.DoesNotContain(response.Messages.SelectMany(message => message.Contents), content => content is TextReasoningContent);
    }

    [Fact]
    public async Task Least_reasoning_makes_the_model_look_again()
    {
        var free = Read((await StreamAsync(new())).ToChatResponse()).Reasoning;

        var updates = await StreamAsync(new() { MinReasoningTokens = 400, MaxOutputTokens = 1500 });

        var reasoning = Read(updates.ToChatResponse()).Reasoning;
        Assert.StartsWith(free + "\n\nWait, let me check that again.\n", reasoning, StringComparison.Ordinal);
        Assert.Contains(Tokens(updates), token => token.IsForced);
        Assert.True(updates.ToChatResponse().Usage!.ReasoningTokenCount >= 400);
    }

    [Fact]
    public async Task Budgets_are_read_from_the_additional_properties()
    {
        var options = new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = 400,
            AdditionalProperties = new() { ["quorum.max_reasoning_tokens"] = 20.0, ["quorum.min_reasoning_tokens"] = 5 },
        };

        var updates = await _client.GetStreamingResponseAsync(Question, options, Token).ToListAsync(Token);

        Assert.Equal(20, Tokens(updates).FindIndex(token => token.IsForced));
    }

    [Fact]
    public void Wrong_budgets_are_named()
    {
        Throws(new() { MaxReasoningTokens = 3, MinReasoningTokens = 4 }, null, "MinReasoningTokens is 4");
        Throws(new() { MinReasoningTokens = 4 }, ReasoningEffort.None, "no more than 0");
        Throws(new() { MaxReasoningTokens = -1 }, null, "at least 0");
        Assert.Contains("whole number", Assert.Throws<ArgumentException>(() => _client.GetStreamingResponseAsync(
            Question, new ChatOptions { AdditionalProperties = new() { ["quorum.max_reasoning_tokens"] = 1.5 } }, Token)).Message, StringComparison.Ordinal);

        void Throws(LlamaChatOptions own, ReasoningEffort? effort, string message) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => _client.GetStreamingResponseAsync(Question, Options(own, effort), Token)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private static ChatOptions Options(LlamaChatOptions own, ReasoningEffort? effort) => new()
    {
        Temperature = 0,
        MaxOutputTokens = 700,
        RawRepresentationFactory = _ => own,
        Reasoning = effort is null ? null : new ReasoningOptions { Effort = effort },
    };

    private static List<GeneratedToken> Tokens(IEnumerable<ChatResponseUpdate> updates) => [.. updates.Select(update => (GeneratedToken)update.RawRepresentation!)];

    private static (string Reasoning, string Text) Read(ChatResponse response) =>
        (string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text)), response.Text);

    private async Task<List<ChatResponseUpdate>> StreamAsync(LlamaChatOptions own, ReasoningEffort? effort = null) =>
        await _client.GetStreamingResponseAsync(Question, Options(own, effort), Token).ToListAsync(Token);
}
