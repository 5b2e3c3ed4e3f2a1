using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Tests.Chat;

/// <summary>A conversation that ends with the assistant's own words, which the tiny model goes on with.</summary>
public sealed class ContinuationTests : IDisposable
{
    private readonly LlamaChatClient _client = new(TinyModel.GetPath(), new LlamaEngineOptions { MaxSequences = 4 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChatMessage Question { get; } = new(ChatRole.User, "What is 12 + 7?");

    private static ChatOptions Greedy { get; } = new() { Temperature = 0, MaxOutputTokens = 300 };

    [Fact]
    public async Task Reply_cut_after_any_token_is_completed_to_the_same_reply()
    {
        var updates = await _client.GetStreamingResponseAsync([Question], Greedy, Token).ToListAsync(Token);
        var (reasoning, text) = Read(updates);
        Assert.EndsWith("\\boxed{19}", text, StringComparison.Ordinal);

        for (var cut = 1; cut < updates.Count; cut += 4)
        {
            var (reasoned, said) = Read(updates.Take(cut));
            List<AIContent> contents = [new TextReasoningContent(reasoned)];
            if (said.Length > 0)
                contents.Add(new TextContent(said));

            var rest = await _client.GetStreamingResponseAsync([Question, new ChatMessage(ChatRole.Assistant, contents)], Greedy, Token).ToListAsync(Token);

            Assert.Equal((reasoning, text), (reasoned + Read(rest).Reasoning, said + Read(rest).Text));
            Assert.InRange(rest.Count, updates.Count - cut, updates.Count - cut + 6);
        }
    }

    [Fact]
    public async Task Closed_reasoning_is_followed_by_text_alone()
    {
        var updates = await _client.GetStreamingResponseAsync([Question], Greedy, Token).ToListAsync(Token);
        var (reasoning, text) = Read(updates);
        ChatMessage last = new(ChatRole.Assistant, [new TextReasoningContent(reasoning), new TextContent("")]);

        var rest = await _client.GetResponseAsync([Question, last], Greedy, Token);

        Assert.Equal(text, rest.Text);
        Assert.Equal(0, rest.Usage!.ReasoningTokenCount);
        Assert.DoesNotContain(rest.Messages.SelectMany(message => message.Contents), content => content is TextReasoningContent);
    }

    [Fact]
    public async Task Model_goes_on_from_what_it_is_made_to_say()
    {
        ChatMessage last = new(ChatRole.Assistant, [new TextReasoningContent("12 + 7 = 23"), new TextContent("12 + 7 = \\boxed{")]);

        Assert.Equal("23}", (await _client.GetResponseAsync([Question, last], Greedy, Token)).Text);
    }

    public void Dispose() => _client.Dispose();

    private static (string Reasoning, string Text) Read(IEnumerable<ChatResponseUpdate> updates)
    {
        var contents = updates.SelectMany(update => update.Contents).ToList();
        return (string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text)), string.Concat(contents.OfType<TextContent>().Select(content => content.Text)));
    }
}
