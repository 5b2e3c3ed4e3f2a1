using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

/// <summary>What a scripted model may answer.</summary>
internal static class Reply
{
    public static string Box(object answer) => $@"\boxed{{{answer}}}";

    /// <summary>A text word by word, then its finish reason and usage: 10 tokens of input, one of output for each word.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> Text(
        string text, string reasoning = "", ChatFinishReason? finishReason = null, bool usage = true)
    {
        string id = Guid.NewGuid().ToString();
        ChatResponseUpdate Update(AIContent content) =>
            new(ChatRole.Assistant, [content]) { ModelId = "scripted", ResponseId = id, MessageId = id };

        await Task.CompletedTask;
        string[] thoughts = reasoning.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < thoughts.Length; i++)
            yield return Update(new TextReasoningContent(i == 0 ? thoughts[i] : $" {thoughts[i]}"));

        string[] words = text.Split(' ');
        for (int i = 0; i < words.Length; i++)
            yield return Update(new TextContent(i == 0 ? words[i] : $" {words[i]}"));

        int output = thoughts.Length + words.Length;
        ChatResponseUpdate last = Update(usage
            ? new UsageContent(new() { InputTokenCount = 10, OutputTokenCount = output, TotalTokenCount = 10 + output })
            : new TextContent(""));
        last.FinishReason = finishReason ?? ChatFinishReason.Stop;
        yield return last;
    }

    public static async IAsyncEnumerable<ChatResponseUpdate> Failure(Exception exception)
    {
        await Task.CompletedTask;
        yield return new ChatResponseUpdate(ChatRole.Assistant, "Well");
        throw exception;
    }

    /// <summary>One word, and then nothing until the request is cancelled.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, "Hm");
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <summary>A reply that starts when a gate opens.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> After(
        Task gate, IAsyncEnumerable<ChatResponseUpdate> reply, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        await foreach (ChatResponseUpdate update in reply.WithCancellation(cancellationToken))
            yield return update;
    }
}
