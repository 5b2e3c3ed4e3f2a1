using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Quorum.Testing;

/// <summary>Writes a stream's updates as chunks of OpenAI's protocol.</summary>
internal sealed class ChunkWriter(ReasoningForm form)
{
    private bool _isReasoning;

    public int Written { get; private set; }

    public IEnumerable<JsonObject> Write(ChatResponseUpdate update)
    {
        foreach (var delta in Deltas(update))
            yield return Chunk(update, delta, finishReason: null);

        if (update.FinishReason is { } reason)
            yield return Chunk(update, [], reason.Value);
        if (update.Contents.OfType<UsageContent>().FirstOrDefault() is { } usage)
            yield return Chunk(update, Protocol.WriteUsage(usage.Details));
    }

    private IEnumerable<JsonObject> Deltas(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextReasoningContent { Text: var text } when form == ReasoningForm.Field:
                    yield return new() { ["role"] = "assistant", ["reasoning_content"] = text };
                    break;
                case TextReasoningContent { Text: var text }:
                    foreach (var piece in Pieces((_isReasoning || form == ReasoningForm.ClosingTag ? "" : "<think>\n") + text))
                        yield return new() { ["role"] = "assistant", ["content"] = piece };
                    _isReasoning = true;
                    break;
                case TextContent { Text: var text }:
                    foreach (var piece in Pieces((_isReasoning ? "\n</think>\n\n" : "") + text))
                        yield return new() { ["role"] = "assistant", ["content"] = piece };
                    _isReasoning = false;
                    break;
                case FunctionCallContent call:
                    yield return new() { ["role"] = "assistant", ["tool_calls"] = new JsonArray(Protocol.WriteCall(call, index: 0)) };
                    break;
            }
        }
    }

    // Tags are torn apart as tokens do it.
    private static IEnumerable<string> Pieces(string text) =>
        text.Contains("think>", StringComparison.Ordinal) ? text.Chunk(3).Select(piece => new string(piece)) : [text];

    private JsonObject Chunk(ChatResponseUpdate update, JsonObject delta, string? finishReason)
    {
        Written++;
        var chunk = Protocol.WriteHead(update.ResponseId, update.ModelId, "chat.completion.chunk");
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finishReason });
        return chunk;
    }

    private static JsonObject Chunk(ChatResponseUpdate update, JsonObject usage)
    {
        var chunk = Protocol.WriteHead(update.ResponseId, update.ModelId, "chat.completion.chunk");
        chunk["choices"] = new JsonArray();
        chunk["usage"] = usage;
        return chunk;
    }
}
