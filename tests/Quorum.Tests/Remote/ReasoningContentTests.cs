using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Quorum.Tests.Consensus;

namespace Quorum.Tests.Remote;

public sealed class ReasoningContentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Replies => new()
    {
        { "<think>\nSo.\n</think>\n\nDone.", "So.", "Done." },
        { "<think>So.</think>Done.", "So.", "Done." },
        { "  <THINKING>So.</THINKING> Done.", "So.", " Done." },
        { "[THINK]So.[/THINK]Done.", "So.", "Done." },
        { "◁think▷So.◁/think▷Done.", "So.", "Done." },
        { "<think>Is 1 < 2 </thin or not?\n\nYes.</think>Done.", "Is 1 < 2 </thin or not?\n\nYes.", "Done." },
        { "<think>Cut", "Cut", "" },
        { "<think>", "", "" },
        { "<thin", "", "<thin" },
        { "Done.", "", "Done." },
        { "A <think> tag.", "", "A <think> tag." },
        { "Reasoned.</think>Done.", "", "Reasoned.</think>Done." },
        { "", "", "" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Tags_are_taken_out_however_the_stream_cuts_them(string reply, string reasoning, string text)
    {
        foreach (int length in new[] { 1, 2, 3, 5, 1000 })
        {
            using var client = new ReasoningContentChatClient(Streaming(reply, length));

            ChatResponse whole = await client.GetResponseAsync("Why?", cancellationToken: Token);
            ChatResponse streamed = await client.GetStreamingResponseAsync("Why?", cancellationToken: Token).ToChatResponseAsync(Token);

            Assert.Equal((reasoning, text), Parts(whole));
            Assert.Equal((reasoning, text), Parts(streamed));
            Assert.Equal(ChatFinishReason.Stop, streamed.FinishReason);
            Assert.True(streamed.Messages.Count <= 1);
        }
    }

    [Fact]
    public async Task Text_that_starts_in_reasoning_needs_no_opening_tag()
    {
        using var client = new ReasoningContentChatClient(Streaming("So.\n</think>\n\nDone.", 4)) { StartsInReasoning = true };

        Assert.Equal(("So.", "Done."), Parts(await client.GetResponseAsync("Why?", cancellationToken: Token)));
        Assert.Equal(("So.", "Done."), Parts(await client.GetStreamingResponseAsync("Why?", cancellationToken: Token).ToChatResponseAsync(Token)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_that_comes_apart_stays_and_stands_first(bool startsInReasoning)
    {
        using var inner = new ScriptedChatClient(_ => Updates([new TextReasoningContent("So."), new TextContent("Done.")], [new UsageContent(new() { OutputTokenCount = 2 })]));
        using var client = new ReasoningContentChatClient(inner) { StartsInReasoning = startsInReasoning };
        using var swapped = new ReasoningContentChatClient(new WholeClient(new ChatMessage(ChatRole.Assistant, [new TextContent("Done."), new TextReasoningContent("So.")])));

        ChatResponse streamed = await client.GetStreamingResponseAsync("Why?", cancellationToken: Token).ToChatResponseAsync(Token);
        ChatResponse whole = await swapped.GetResponseAsync("Why?", cancellationToken: Token);

        Assert.Equal(("So.", "Done."), Parts(streamed));
        Assert.Equal(2, streamed.Usage!.OutputTokenCount);
        Assert.Collection(
            whole.Messages[0].Contents,
            content => Assert.Equal("So.", Assert.IsType<TextReasoningContent>(content).Text),
            content => Assert.Equal("Done.", Assert.IsType<TextContent>(content).Text));
    }

    [Fact]
    public async Task Each_message_of_a_reply_has_reasoning_of_its_own()
    {
        using var inner = new ScriptedChatClient(_ => Messages("<think>One", "<think>Two</think>Done."));
        using var client = new ReasoningContentChatClient(inner);

        ChatResponse reply = await client.GetStreamingResponseAsync("Why?", cancellationToken: Token).ToChatResponseAsync(Token);

        Assert.Equal(["One", "Two"], reply.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text));
        Assert.Equal("Done.", reply.Messages[1].Text);

        static async IAsyncEnumerable<ChatResponseUpdate> Messages(params string[] texts)
        {
            await Task.CompletedTask;
            for (int i = 0; i < texts.Length; i++)
                yield return new ChatResponseUpdate(ChatRole.Assistant, texts[i]) { MessageId = $"message-{i}", ResponseId = "reply" };
        }
    }

    [Property(MaxTest = 300)]
    public Property Cutting_a_text_anywhere_changes_nothing()
    {
        var pieces = Gen.Elements("<think>", "</think>", "<", "</", "think>", "\n", " ", "a", "b < c", "</thinking>", "[/THINK]");
        return Prop.ForAll(
            pieces.ListOf().ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            (parts, length) =>
            {
                string text = string.Concat(parts);
                Assert.Equal(Split(text, text.Length + 1), Split(text, length));
            });

        static (string, string) Split(string text, int length)
        {
            var reader = new ReasoningTagReader(startsInReasoning: false);
            List<AIContent> contents = [.. text.Chunk(length).SelectMany(chunk => reader.Read(new string(chunk), isLast: false)), .. reader.Read("", isLast: true)];
            return (string.Concat(contents.OfType<TextReasoningContent>()), string.Concat(contents.OfType<TextContent>()));
        }
    }

    private static (string Reasoning, string Text) Parts(ChatResponse response) =>
        (string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>()), response.Text);

    private static ScriptedChatClient Streaming(string text, int length) =>
        new(_ => Updates([.. text.Chunk(length).Select(piece => new AIContent[] { new TextContent(new string(piece)) })]));

    private static async IAsyncEnumerable<ChatResponseUpdate> Updates(params AIContent[][] contents)
    {
        await Task.CompletedTask;
        foreach (AIContent[] update in contents)
            yield return new ChatResponseUpdate(ChatRole.Assistant, [.. update]) { MessageId = "reply", ResponseId = "reply" };

        yield return new ChatResponseUpdate { Role = ChatRole.Assistant, MessageId = "reply", ResponseId = "reply", FinishReason = ChatFinishReason.Stop };
    }

    private sealed class WholeClient(ChatMessage message) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(message));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
