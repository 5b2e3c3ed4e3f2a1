using System.Collections.Concurrent;
using System.Net;

namespace Quorum.LlamaCpp.Download;

/// <summary>Brings one file onto the disk and verifies it; the caller holds the file's lock.</summary>
internal sealed class FileDownload(RemoteClient client, ModelDownloadOptions options, ProgressMeter meter)
{
    private const int BufferBytes = 1 << 17;
    private const int MaxChanges = 3;
    private const long SpareBytes = 16L << 20;

    private readonly Retries _retries = new(options, meter);

    /// <summary>Asks about a file until the server answers.</summary>
    public Task<RemoteFile> ProbeAsync(Uri url, CancellationToken cancellationToken) => _retries.RunAsync(
        async () =>
        {
            try
            {
                return await client.ProbeAsync(url, cancellationToken).ConfigureAwait(false);
            }
            catch (RemoteChangedException e)
            {
                throw new DownloadException(DownloadFailure.WrongContent, $"The file at '{url}' is empty.", e);
            }
        },
        () => 0,
        cancellationToken);

    /// <summary>Downloads a file to a path.</summary>
    /// <param name="remote">The file, as it was when it was asked for.</param>
    /// <param name="prepare">Sets what the caller expects of the file, and refuses it when it is not that; called again when the file changes.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancellationToken">Ends the download; what has arrived is kept.</param>
    /// <returns>The file as it was downloaded.</returns>
    public async Task<RemoteFile> RunAsync(RemoteFile remote, Func<RemoteFile, RemoteFile> prepare, string target, CancellationToken cancellationToken)
    {
        for (var changes = 0; ; changes++)
        {
            remote = prepare(remote);
            try
            {
                await FetchAsync(remote, target, cancellationToken).ConfigureAwait(false);
                return remote;
            }
            catch (RemoteChangedException e) when (changes < MaxChanges)
            {
                meter.Notice($"{e.Message}; starting again with what is there now");
                remote = await ProbeAsync(remote.Url, cancellationToken).ConfigureAwait(false);
            }
            catch (RemoteChangedException e)
            {
                throw new DownloadException(DownloadFailure.WrongContent, $"{e.Message}, and it has done so {MaxChanges} times. Try again when it is at rest.", e);
            }
        }
    }

    private async Task FetchAsync(RemoteFile remote, string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var part = PartFile.Open(target, remote.Identity, remote.Length ?? long.MaxValue);
        RequireSpace(remote, part, target);
        meter.Begin(DownloadStage.Receiving, part.Done, remote.Length);
        var length = remote is { SupportsRanges: true, Length: { } known }
            ? await FetchRangesAsync(remote, part, known, cancellationToken).ConfigureAwait(false)
            : await FetchWholeAsync(remote, part, cancellationToken).ConfigureAwait(false);
        meter.Complete();
        await VerifyAsync(remote, part, target, length, cancellationToken).ConfigureAwait(false);
        meter.Complete();
        part.Complete(target, length);
    }

    private async Task<long> FetchRangesAsync(RemoteFile remote, PartFile part, long length, CancellationToken cancellationToken)
    {
        var size = Math.Min(options.SegmentBytes, Math.Max(options.CheckpointBytes, length / options.Connections));
        var segments = new ConcurrentQueue<ByteRange>(part.Missing(length).SelectMany(range => range.Split(size)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connections = Enumerable.Range(0, Math.Min(options.Connections, segments.Count)).Select(_ => ConnectAsync()).ToArray();
        try
        {
            await Task.WhenAll(connections).ConfigureAwait(false);
        }
        catch (Exception) when (Array.Find(connections, task => task.IsFaulted) is { } faulted)
        {
            // The one that failed, not those that were cancelled for it.
            await faulted.ConfigureAwait(false);
        }

        return length;

        async Task ConnectAsync()
        {
            try
            {
                while (segments.TryDequeue(out var segment))
                    await FetchSegmentAsync(remote, part, segment, stop.Token).ConfigureAwait(false);
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private Task<long> FetchSegmentAsync(RemoteFile remote, PartFile part, ByteRange segment, CancellationToken cancellationToken)
    {
        var position = segment.Start;
        return _retries.RunAsync(
            async () =>
            {
                while (position < segment.End)
                {
                    var wanted = new ByteRange(position, segment.End);
                    var validator = remote.Hub is null ? remote.Validator : null;
                    var (response, hub) = await client.GetAsync(remote.Url, wanted, validator, cancellationToken).ConfigureAwait(false);
                    using (response)
                    {
                        RequireSame(remote, hub, response, wanted);
                        await CopyAsync(response, part, wanted.End, isResumable: true, () => position, value => position = value, cancellationToken).ConfigureAwait(false);
                    }
                }

                return position;
            },
            () => position,
            cancellationToken);
    }

    /// <summary>One request for all of it, and from the start again when it breaks off, for a server that knows no ranges.</summary>
    private Task<long> FetchWholeAsync(RemoteFile remote, PartFile part, CancellationToken cancellationToken) => _retries.RunAsync(
        async () =>
        {
            var position = 0L;
            var (response, _) = await client.GetAsync(remote.Url, range: null, validator: null, cancellationToken).ConfigureAwait(false);
            using (response)
            {
                var length = response.Content.Headers.ContentLength;
                if (length is not null && length != remote.Length)
                    throw new RemoteChangedException($"'{remote.Url}' now has {length:N0} bytes instead of {remote.Length:N0}");
                meter.Begin(DownloadStage.Receiving, 0, remote.Length);
                await CopyAsync(response, part, remote.Length ?? long.MaxValue, isResumable: false, () => position, value => position = value, cancellationToken).ConfigureAwait(false);
            }

            return remote.Length is { } whole && position < whole ? throw BrokenOff(remote.Url, position, whole) : position;
        },
        () => 0,
        cancellationToken);

    private async Task CopyAsync(
        HttpResponseMessage response, PartFile part, long end, bool isResumable, Func<long> position, Action<long> advance, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var committed = position();
        using var stall = new CancellationTokenSource(options.StallTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        var url = response.RequestMessage!.RequestUri!;
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (position() < end)
            {
                stall.CancelAfter(options.StallTimeout);
                var count = await ReadAsync(stream, buffer.AsMemory(0, (int)Math.Min(buffer.Length, end - position()))).ConfigureAwait(false);
                if (count == 0)
                    break;
                await part.WriteAsync(position(), buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                advance(position() + count);
                meter.Add(count);
                if (isResumable && position() - committed >= options.CheckpointBytes)
                    Commit();
            }
        }
        finally
        {
            if (isResumable)
                Commit();
        }

        async ValueTask<int> ReadAsync(Stream stream, Memory<byte> bytes)
        {
            try
            {
                return await stream.ReadAsync(bytes, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TransientException($"{url.Host} sent nothing for {options.StallTimeout.TotalSeconds:N0} seconds", innerException: e);
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                throw new TransientException($"{url.Host} broke off: {e.Message}", innerException: e);
            }
        }

        void Commit()
        {
            part.Commit(new(committed, position()));
            committed = position();
        }
    }

    private static void RequireSame(RemoteFile remote, HubMetadata? hub, HttpResponseMessage response, ByteRange wanted)
    {
        if (remote.Hub is { } before && hub is not null && hub.ETag != before.ETag)
            throw new RemoteChangedException($"The file at '{remote.Url}' has changed");
        if (response.StatusCode != HttpStatusCode.PartialContent)
            throw new RemoteChangedException($"The file at '{remote.Url}' has changed, or its server no longer sends parts");
        var range = response.Content.Headers.ContentRange;
        if (range?.Length is { } length && length != remote.Length)
            throw new RemoteChangedException($"The file at '{remote.Url}' now has {length:N0} bytes instead of {remote.Length:N0}");
        if (range?.From != wanted.Start)
            throw new TransientException($"{remote.Url.Host} was asked for bytes from {wanted.Start:N0} on and sent others");
    }

    private void RequireSpace(RemoteFile remote, PartFile part, string target)
    {
        if (remote.Length is not { } length)
            return;
        var folder = Path.GetDirectoryName(target)!;
        var needed = length - part.Done + SpareBytes;
        var free = options.FreeSpace(folder);
        if (free >= needed)
            return;
        throw new DownloadException(
            DownloadFailure.DiskFull,
            $"'{folder}' has {ByteSize.Format(free)} of free space, but {ByteSize.Format(needed)} are needed. Free some, or choose another place with --output or HF_HUB_CACHE.");
    }

    private async Task VerifyAsync(RemoteFile remote, PartFile part, string target, long length, CancellationToken cancellationToken)
    {
        if (remote.Sha256 is not { } expected)
            return;
        meter.Begin(DownloadStage.Verifying, 0, length);
        var actual = await part.HashAsync(count => meter.Add(count), cancellationToken).ConfigureAwait(false);
        if (actual == expected)
            return;
        part.Dispose();
        PartFile.Delete(target);
        throw new DownloadException(
            DownloadFailure.WrongContent,
            $"What '{remote.Url}' sent has the SHA-256 {actual}, but it must be {expected}. It was damaged on the way or is another file, and has been deleted; try again.");
    }

    private static TransientException BrokenOff(Uri url, long position, long whole) =>
        new($"{url.Host} ended after {position:N0} of {whole:N0} bytes");
}
