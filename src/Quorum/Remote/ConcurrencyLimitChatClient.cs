using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Lets only so many requests at a time through to the inner client; the others wait in turn.</summary>
/// <remarks>
/// The limit holds for all requests through this client, whichever consensus they belong to, while
/// <see cref="ConsensusOptions.MaxConcurrency"/> is one consensus's own. A streamed request counts until its stream ends or is given up.
/// All members are thread-safe.
/// </remarks>
public sealed class ConcurrencyLimitChatClient : DelegatingChatClient
{
    private readonly SemaphoreSlim _room;

    /// <summary>Initialises a client.</summary>
    /// <param name="innerClient">The client that answers.</param>
    /// <param name="limit">The most requests at a time, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    public ConcurrencyLimitChatClient(IChatClient innerClient, int limit)
        : base(innerClient)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _room = new SemaphoreSlim(limit);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Room may have been made by the very cancellation that ends this request too.
            cancellationToken.ThrowIfCancellationRequested();
            return await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _room.Dispose();

        base.Dispose(disposing);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await foreach (ChatResponseUpdate update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
                yield return update;
        }
        finally
        {
            _room.Release();
        }
    }
}
