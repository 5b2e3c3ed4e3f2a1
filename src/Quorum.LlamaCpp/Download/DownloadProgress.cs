namespace Quorum.LlamaCpp;

/// <summary>How far a download is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">The bytes that are there (or verified), those of earlier attempts included.</param>
/// <param name="Total">The bytes of all files; null while a server does not tell.</param>
/// <param name="BytesPerSecond">The speed over the last seconds.</param>
/// <param name="Notice">What last went wrong and is being dealt with, such as a lost connection; null when nothing did.</param>
public sealed record DownloadProgress(DownloadStage Stage, long Done, long? Total, double BytesPerSecond, string? Notice)
{
    /// <summary>Gets the time that the rest takes at this speed; null when that cannot be said.</summary>
    public TimeSpan? Remaining => Total is { } total && BytesPerSecond > 0 && total > Done
        ? TimeSpan.FromSeconds(Math.Min((total - Done) / BytesPerSecond, TimeSpan.FromDays(99).TotalSeconds))
        : null;
}
