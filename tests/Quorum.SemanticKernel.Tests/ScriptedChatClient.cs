using Microsoft.Extensions.AI;

namespace Quorum.SemanticKernel.Tests;

/// <summary>A client that says what a script says, for what the embedded model cannot: it streams one update per content.</summary>
internal sealed class ScriptedChatClient(Func<IReadOnlyList<ChatMessage>, ChatOptions?, IEnumerable<AIContent>> script) : IChatClient
{
    public static DateTimeOffset CreatedAt { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public ScriptedChatClient(params AIContent[] contents)
        : this((_, _) => contents)
    {
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> conversation = [.. messages];
        var id = $"reply-{conversation.Count}";
        return script(conversation, options)
            .Select(content => new ChatResponseUpdate(ChatRole.Assistant, [content]) { ResponseId = id, MessageId = id, CreatedAt = CreatedAt })
            .ToAsyncEnumerable();
    }

    public int Disposals { get; private set; }

    /// <summary>Gets what the client tells of itself; kernel prompts ask for it.</summary>
    public ChatClientMetadata? Metadata { get; init; }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType.IsInstanceOfType(this) ? this
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : null;

    public void Dispose() => Disposals++;
}
