namespace Quorum.LlamaCpp.Download;

/// <summary>Keeps two downloads, of this process or another, from writing the same file; the system gives it free when a process dies.</summary>
/// <remarks>On Unix this is <c>flock</c>, which the Python tools of Hugging Face use on the same files of their cache.</remarks>
internal static class FileLock
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Waits until nobody else holds the lock.</summary>
    /// <param name="path">The file to lock, made when it is missing.</param>
    /// <param name="onWait">Called once when somebody else holds it.</param>
    /// <param name="timeProvider">The clock of the waiting.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock, given free on disposal.</returns>
    public static async Task<IDisposable> AcquireAsync(string path, Action onWait, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (isFirst)
                    onWait();
            }

            await Task.Delay(s_interval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;
}
