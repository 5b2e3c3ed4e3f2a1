using System.Threading.Channels;

namespace Quorum.Evaluation;

/// <summary>Appends lines to a file of this process alone, and says when each is on the disk.</summary>
/// <remarks>
/// Lines that arrive while the disk is busy are written and flushed together. A file that could not be written to is given up, so that what is torn
/// is always the last line of a file; readers pass over it.
/// </remarks>
internal sealed class JournalWriter : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Channel<(byte[] Line, TaskCompletionSource Kept)> _lines = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>(new() { SingleReader = true });
    private readonly Task _writing;

    /// <summary>Creates the file.</summary>
    /// <param name="path">The file, which is not there yet.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public JournalWriter(string path)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        DurableFolder.Flush(Path.GetDirectoryName(_file.Name)!);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Appends JSON.</summary>
    /// <returns>When it is on the disk.</returns>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public Task AppendAsync(ReadOnlySpan<byte> json)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_lines.Writer.TryWrite((JournalLine.Encode(json), kept)))
            throw new IOException($"The journal '{_file.Name}' is closed.");

        return kept.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<(byte[] Line, TaskCompletionSource Kept)>();
        Exception? failure = null;
        while (await _lines.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_lines.Reader.TryRead(out (byte[], TaskCompletionSource) line))
                batch.Add(line);

            try
            {
                if (failure is null)
                    Write(batch);
            }
            catch (Exception e)
            {
                failure = new IOException($"The journal '{_file.Name}' could not be written: {e.Message}", e);
            }

            foreach ((_, TaskCompletionSource kept) in batch)
            {
                if (failure is null)
                    kept.SetResult();
                else
                    kept.SetException(failure);
            }

            batch.Clear();
        }
    }

    private void Write(List<(byte[] Line, TaskCompletionSource Kept)> batch)
    {
        foreach ((byte[] line, _) in batch)
            _file.Write(line);

        _file.Flush(flushToDisk: true);
    }
}
