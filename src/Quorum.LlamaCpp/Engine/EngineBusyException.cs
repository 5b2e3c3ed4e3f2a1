namespace Quorum.LlamaCpp;

/// <summary>The engine has as many requests as it takes at once; when one of them ends, there is room again.</summary>
public sealed class EngineBusyException : InvalidOperationException
{
    /// <summary>Initializes the exception without figures.</summary>
    public EngineBusyException()
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is busy.</param>
    public EngineBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is busy.</param>
    /// <param name="innerException">The cause.</param>
    public EngineBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="requests">The requests that the engine has.</param>
    /// <param name="retryAfter">When one of them will probably have ended.</param>
    public EngineBusyException(int requests, TimeSpan retryAfter)
        : base($"The engine has {requests:N0} requests, which is as many as {nameof(LlamaEngineOptions)}.{nameof(LlamaEngineOptions.MaxRequests)} allows. Try again in about {retryAfter.TotalSeconds:N1} s.")
    {
        RetryAfter = retryAfter;
    }

    /// <summary>Gets the time after which there will probably be room for a request: in which, of late, one has ended on average.</summary>
    public TimeSpan RetryAfter { get; }
}
