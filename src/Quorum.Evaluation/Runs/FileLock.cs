namespace Quorum.Evaluation;

/// <summary>A lock on a file, which ends with its holder: the operating system releases it when the process is killed, so no lock is ever stale.</summary>
internal sealed class FileLock : IDisposable
{
    // Of Linux, of macOS and the BSDs, and of Windows.
    private static readonly int[] s_isTaken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The file; it stays when the lock is released.</param>
    /// <returns>The lock, or <see langword="null"/> if it is held by another process, or by this one.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException e) when (s_isTaken.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Makes sure that the file system has locks, since some ignore them without a word.</summary>
    /// <param name="folder">A folder to try it in.</param>
    /// <exception cref="IOException">It has none.</exception>
    public static void RequireIn(string folder)
    {
        string path = Path.Combine(folder, $"trial-{Guid.NewGuid():N}");
        try
        {
            using FileLock? first = TryTake(path);
            using FileLock? second = TryTake(path);
            if (second is not null)
                throw new IOException($"The file system of '{folder}' does not lock files, so processes could draw a sample twice. Keep the run on a local disk, or on a network file system with locks.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _file.Dispose();
}
