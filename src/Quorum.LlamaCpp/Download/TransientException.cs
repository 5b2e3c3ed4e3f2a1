namespace Quorum.LlamaCpp.Download;

/// <summary>A request failed in a way that another attempt may mend.</summary>
internal sealed class TransientException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
