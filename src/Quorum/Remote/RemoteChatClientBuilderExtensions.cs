using Microsoft.Extensions.DependencyInjection;
using Quorum;

namespace Microsoft.Extensions.AI;

/// <summary>Puts into a pipeline what a model on a remote server needs.</summary>
public static class RemoteChatClientBuilderExtensions
{
    /// <summary>Gives the reasoning as <see cref="TextReasoningContent"/>, before the text (see <see cref="ReasoningContentChatClient"/>).</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="startsInReasoning">See <see cref="ReasoningContentChatClient.StartsInReasoning"/>.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static ChatClientBuilder UseReasoningContent(this ChatClientBuilder builder, bool startsInReasoning = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(innerClient => new ReasoningContentChatClient(innerClient) { StartsInReasoning = startsInReasoning });
    }

    /// <summary>Lets only so many requests at a time through (see <see cref="ConcurrencyLimitChatClient"/>).</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="limit">The most requests at a time, at least 1.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    public static ChatClientBuilder UseConcurrencyLimit(this ChatClientBuilder builder, int limit)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return builder.Use(innerClient => new ConcurrencyLimitChatClient(innerClient, limit));
    }

    /// <summary>Repeats requests whose connection failed or whose stream was cut (see <see cref="RetryChatClient"/>).</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="attempts">The most attempts for a request, the first one included.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempts"/> is less than 1.</exception>
    public static ChatClientBuilder UseRetries(this ChatClientBuilder builder, int attempts = 4)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return builder.Use((innerClient, services) =>
            new RetryChatClient(innerClient, services.GetService<TimeProvider>()) { MaxAttempts = attempts });
    }
}
