using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.SemanticKernel;

/// <summary>
/// Gives back to the client that Semantic Kernel makes of a chat completion service the finish reason, which it leaves in the metadata: without it,
/// a chain that was cut cannot be told from one that is complete.
/// </summary>
internal sealed class ServiceChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
{
    private const string FinishReasonKey = "FinishReason";

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        response.FinishReason ??= Read(response.Messages.LastOrDefault()?.AdditionalProperties);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            update.FinishReason ??= Read(update.AdditionalProperties);
            yield return update;
        }
    }

    // OpenAI's connector writes the names of its enumeration ("Length", "ToolCalls"), others those of the protocol ("length", "tool_calls").
    private static ChatFinishReason? Read(AdditionalPropertiesDictionary? metadata) =>
        metadata?.GetValueOrDefault(FinishReasonKey)?.ToString()?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "STOP" => ChatFinishReason.Stop,
            "LENGTH" => ChatFinishReason.Length,
            "TOOLCALLS" => ChatFinishReason.ToolCalls,
            "CONTENTFILTER" => ChatFinishReason.ContentFilter,
            _ => null,
        };
}
