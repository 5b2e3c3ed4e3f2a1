using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

/// <summary>A model that says what a script says. It keeps account of its calls and of those still running.</summary>
internal sealed class ScriptedChatClient(Func<ScriptedCall, IAsyncEnumerable<ChatResponseUpdate>> script) : IChatClient
{
    private readonly Lock _lock = new();
    private readonly List<ScriptedCall> _calls = [];
    private int _running;

    public IReadOnlyList<ScriptedCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public int Running => Volatile.Read(ref _running);

    public Dictionary<Type, object> Services { get; } = [];

    /// <summary>A model whose samples give these texts, in the order in which they are started; null is a failure.</summary>
    public static ScriptedChatClient Saying(params string?[] texts) =>
        new(call => texts[call.Index] is { } text
            ? Reply.Text(text)
            : Reply.Failure(new InvalidOperationException($"Sample {call.Index} broke.")));

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var call = new ScriptedCall(_calls.Count, messages, options);
            _calls.Add(call);
            return TrackAsync(script(call), cancellationToken);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => Services.GetValueOrDefault(serviceType);

    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> TrackAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
                yield return update;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
