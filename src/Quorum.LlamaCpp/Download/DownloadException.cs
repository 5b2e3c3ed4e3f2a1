namespace Quorum.LlamaCpp;

/// <summary>A model could not be downloaded. What had arrived is kept where that helps, and the next attempt goes on from there.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">What failed and what to do about it.</param>
/// <param name="innerException">The cause.</param>
public sealed class DownloadException(DownloadFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets why the download failed.</summary>
    public DownloadFailure Failure { get; } = failure;
}
