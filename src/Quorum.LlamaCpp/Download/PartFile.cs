using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Quorum.LlamaCpp.Download;

/// <summary>A file that is still being downloaded, under a name of its own beside its journal.</summary>
internal sealed class PartFile : IDisposable
{
    private const int HashBufferBytes = 1 << 20;

    private readonly string _path;
    private readonly SafeFileHandle _handle;
    private readonly DownloadJournal _journal;
    private readonly object _gate = new();

    private PartFile(string path, SafeFileHandle handle, DownloadJournal journal) => (_path, _handle, _journal) = (path, handle, journal);

    /// <summary>The bytes that are there for certain.</summary>
    public long Done
    {
        get
        {
            lock (_gate)
                return _journal.Ranges.Length;
        }
    }

    /// <summary>Opens the part of a content, and forgets bytes of any other.</summary>
    /// <param name="target">The name of the complete file.</param>
    /// <param name="identity">What tells the content from another; null when nothing does, and the part begins anew.</param>
    /// <param name="length">The bytes of the complete file.</param>
    public static PartFile Open(string target, string? identity, long length)
    {
        var path = target + ".part";
        var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);
        try
        {
            // Where the part ends no journal may claim more.
            var journal = DownloadJournal.Open(JournalOf(path), identity ?? Guid.NewGuid().ToString(), Math.Min(length, RandomAccess.GetLength(handle)));
            return new(path, handle, journal);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Removes a part and its journal.</summary>
    public static void Delete(string target)
    {
        File.Delete(target + ".part");
        File.Delete(JournalOf(target + ".part"));
    }

    public IReadOnlyList<ByteRange> Missing(long length)
    {
        lock (_gate)
            return [.. _journal.Ranges.Missing(length)];
    }

    public ValueTask WriteAsync(long position, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        RandomAccess.WriteAsync(_handle, bytes, position, cancellationToken);

    /// <summary>Makes written bytes last: first they, then the note that they are there.</summary>
    public void Commit(ByteRange range)
    {
        if (range.Length <= 0)
            return;
        lock (_gate)
        {
            RandomAccess.FlushToDisk(_handle);
            _journal.Append(range);
        }
    }

    /// <summary>Computes the SHA-256 of the file, in lower-case hexadecimal digits.</summary>
    public async Task<string> HashAsync(Action<int> onRead, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[HashBufferBytes];
        for (long position = 0; ;)
        {
            var count = await RandomAccess.ReadAsync(_handle, buffer, position, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return Convert.ToHexStringLower(hash.GetCurrentHash());
            hash.AppendData(buffer, 0, count);
            position += count;
            onRead(count);
        }
    }

    /// <summary>Gives the complete file its own name in one step, replacing what has it.</summary>
    public void Complete(string target, long length)
    {
        RandomAccess.SetLength(_handle, length);
        RandomAccess.FlushToDisk(_handle);
        Dispose();
        File.Move(_path, target, overwrite: true);
        File.Delete(JournalOf(_path));
    }

    public void Dispose()
    {
        _handle.Dispose();
        _journal.Dispose();
    }

    private static string JournalOf(string part) => part + ".journal";
}
