using System.Text;

namespace Quorum.Testing;

/// <summary>Writes an answer byte by byte; the connection closes when the answer is over.</summary>
internal sealed class ServerResponse(Stream stream, Action<int> onServed, CancellationToken cancellationToken)
{
    private const int ChunkBytes = 16 * 1024;

    public async Task HeadAsync(int status, params (string Name, string Value)[] headers)
    {
        var text = new StringBuilder($"HTTP/1.1 {status} Status\r\nConnection: close\r\n");
        foreach (var (name, value) in headers)
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text.Append("\r\n").ToString()), cancellationToken);
    }

    public async Task BodyAsync(ReadOnlyMemory<byte> bytes)
    {
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(ChunkBytes, bytes.Length)..])
        {
            var chunk = bytes[..Math.Min(ChunkBytes, bytes.Length)];
            await stream.WriteAsync(chunk, cancellationToken);
            onServed(chunk.Length);
        }
    }

    /// <summary>Says nothing more until the client leaves or the server ends.</summary>
    public async Task HangAsync()
    {
        while (await stream.ReadAsync(new byte[1], cancellationToken) > 0)
        {
        }
    }
}
