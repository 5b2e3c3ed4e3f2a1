using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Repeats requests whose connection failed or whose stream was cut.</summary>
/// <remarks>
/// <para>
/// A repeated request is the same one, its seed included, and nothing of an attempt is handed on before it is complete: a sample that is drawn
/// again is one sample, with one reply and one vote. So a stream arrives as a whole when it ends. A stream that ends without a finish reason was
/// cut.
/// </para>
/// <para>
/// What a server refuses with a status code, such as 429 with <c>Retry-After</c>, the OpenAI client repeats by itself; this is for what it
/// does not see. Between attempts the client waits 0.5 s, and twice as long every time, up to 30 s, less a random part of up to a half.
/// The client is as safe for concurrent use as its inner client.
/// </para>
/// </remarks>
public sealed class RetryChatClient : DelegatingChatClient
{
    private static readonly TimeSpan _firstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _timeProvider;

    /// <summary>Initialises a client.</summary>
    /// <param name="innerClient">The client that answers.</param>
    /// <param name="timeProvider">The clock; by default the system's.</param>
    public RetryChatClient(IChatClient innerClient, TimeProvider? timeProvider = null)
        : base(innerClient) => _timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Gets or sets the most attempts for a request, the first one included.</summary>
    /// <value>The default is 4.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxAttempts
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 4;

    /// <summary>Gets or sets which failures are worth another attempt.</summary>
    /// <value>
    /// By default, those with an <see cref="HttpRequestException"/>, an <see cref="IOException"/> or a <see cref="TimeoutException"/> at their root.
    /// </value>
    public Func<Exception, bool> IsTransient { get; set; } = IsConnectionFailure;

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> conversation = [.. messages];
        return RepeatAsync(() => InnerClient.GetResponseAsync(conversation, options?.Clone(), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync([.. messages], options, cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (ChatResponseUpdate update in await RepeatAsync(() => ReadAsync(messages, options?.Clone(), cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }
    }

    private async Task<List<ChatResponseUpdate>> ReadAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            updates.Add(update);

        return updates.Exists(update => update.FinishReason is not null)
            ? updates
            : throw new IOException($"The stream was cut after {updates.Count} updates: it ended without a finish reason.");
    }

    private async Task<T> RepeatAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        TimeSpan delay = _firstDelay;
        for (int made = 1; ; made++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception e) when (made < MaxAttempts && !cancellationToken.IsCancellationRequested && IsTransient(e))
            {
                await Task.Delay(delay * (1 - (Random.Shared.NextDouble() / 2)), _timeProvider, cancellationToken).ConfigureAwait(false);
                delay = delay * 2 < _longestDelay ? delay * 2 : _longestDelay;
            }
        }
    }

    private static bool IsConnectionFailure(Exception exception) => exception switch
    {
        HttpRequestException or IOException or TimeoutException => true,
        AggregateException { InnerExceptions: var all } => all.Any(IsConnectionFailure),
        { InnerException: { } inner } => IsConnectionFailure(inner),
        _ => false,
    };
}
