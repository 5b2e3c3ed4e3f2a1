using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Quorum.Testing;

/// <summary>
/// An HTTP server on the loopback that serves one content as a hub or as a plain server does, and as badly as a test wants: it writes
/// every byte of an answer itself, so an answer may lie, break off or never end.
/// </summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<ServerRequest> _requests = new();
    private readonly Task _accepting;
    private long _bytesServed;
    private int _count;

    public FileServer(byte[] content)
    {
        Content = content;
        Respond = ServeAsync;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public byte[] Content { get; set; }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>The commit that a hub names; null for a plain server.</summary>
    public string? Commit { get; set; } = new('c', 40);

    /// <summary>The entity tag; null for none.</summary>
    public string? ETag { get; set; }

    public bool SupportsRanges { get; set; } = true;

    /// <summary>What answers a request; at first <see cref="ServeAsync"/>.</summary>
    public Func<ServerRequest, ServerResponse, Task> Respond { get; set; }

    public IReadOnlyList<ServerRequest> Requests => [.. _requests];

    /// <summary>Gets how many bytes of bodies were sent.</summary>
    public long BytesServed => Interlocked.Read(ref _bytesServed);

    /// <summary>Answers as a good server.</summary>
    public async Task ServeAsync(ServerRequest request, ServerResponse response)
    {
        var (status, from, to) = Plan(request);
        await response.HeadAsync(status, Headers(status, from, to));
        await response.BodyAsync(Content.AsMemory(from, to - from));
    }

    /// <summary>Answers with a body that breaks off after some bytes.</summary>
    public async Task BreakOffAsync(ServerRequest request, ServerResponse response, int after)
    {
        var (status, from, to) = Plan(request);
        await response.HeadAsync(status, Headers(status, from, to));
        await response.BodyAsync(Content.AsMemory(from, Math.Min(after, to - from)));
    }

    /// <summary>The headers of a good answer.</summary>
    public (string Name, string Value)[] Headers(int status, int from, int to)
    {
        var headers = new List<(string, string)> { ("Content-Length", $"{to - from}") };
        if (status == 206)
            headers.Add(("Content-Range", $"bytes {from}-{to - 1}/{Content.Length}"));
        if (ETag is not null)
            headers.Add(("ETag", ETag));
        if (Commit is not null)
            headers.AddRange([("X-Repo-Commit", Commit), ("X-Linked-ETag", $"\"{Sha256}\""), ("X-Linked-Size", $"{Content.Length}")]);
        return [.. headers];
    }

    /// <summary>Which bytes a good answer has.</summary>
    public (int Status, int From, int To) Plan(ServerRequest request)
    {
        var isCurrent = !request.Headers.TryGetValue("If-Range", out var validator) || validator == ETag;
        return SupportsRanges && isCurrent && request.Range is { } range
            ? (206, (int)range.From, (int)Math.Min(Content.Length, range.To + 1))
            : (200, 0, Content.Length);
    }

    public async ValueTask DisposeAsync()
    {
        // Only then may the listener stop: the next accept would fail where the token ends it.
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                if (await ServerRequest.ReadAsync(stream, Interlocked.Increment(ref _count), _end.Token) is not { } request)
                    return;
                _requests.Enqueue(request);
                await Respond(request, new ServerResponse(stream, count => Interlocked.Add(ref _bytesServed, count), _end.Token));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
