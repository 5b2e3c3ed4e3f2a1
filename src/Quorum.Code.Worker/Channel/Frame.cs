using System.Buffers.Binary;
using System.Text;

namespace Quorum.Code.Worker;

/// <summary>One message between the runner and a worker: a list of byte strings, each preceded by its length, the whole by its own.</summary>
/// <remarks>All lengths are little-endian 32-bit integers. The worker of Python speaks the same format.</remarks>
internal static class Frame
{
    /// <summary>The longest message that is read, in bytes.</summary>
    public const int MaxLength = 64 << 20;

    public static byte[] Write(params ReadOnlySpan<byte[]> parts)
    {
        var length = 0;
        foreach (byte[] part in parts)
            length = checked(length + sizeof(int) + part.Length);
        var frame = new byte[checked(sizeof(int) + length)];
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        Span<byte> rest = frame.AsSpan(sizeof(int));
        foreach (byte[] part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, part.Length);
            part.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + part.Length)..];
        }
        return frame;
    }

    public static byte[] Write(params ReadOnlySpan<string> parts)
    {
        var bytes = new byte[parts.Length][];
        for (var i = 0; i < parts.Length; i++)
            bytes[i] = Encoding.UTF8.GetBytes(parts[i]);
        return Write(bytes);
    }

    /// <summary>Splits what follows the length of the whole.</summary>
    /// <exception cref="InvalidDataException">The lengths do not fit.</exception>
    public static byte[][] Split(ReadOnlySpan<byte> body)
    {
        var parts = new List<byte[]>();
        while (!body.IsEmpty)
        {
            if (body.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(body) is var length
                && (length < 0 || length > body.Length - sizeof(int)))
            {
                throw new InvalidDataException("A message between the runner and its worker is damaged.");
            }
            parts.Add(body.Slice(sizeof(int), length).ToArray());
            body = body[(sizeof(int) + length)..];
        }
        return [.. parts];
    }

    /// <summary>Reads the next message.</summary>
    /// <returns>Its parts; <see langword="null"/> at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">It is too long or damaged.</exception>
    public static byte[][]? Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[sizeof(int)];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return null;
        var body = new byte[CheckedLength(header, MaxLength)];
        return stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length ? null : Split(body);
    }

    /// <summary>Reads the next message, if it is not longer than so many bytes.</summary>
    /// <inheritdoc cref="Read"/>
    public static async Task<byte[][]?> ReadAsync(Stream stream, int maxLength, CancellationToken cancellationToken)
    {
        var header = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(header, header.Length, false, cancellationToken).ConfigureAwait(false) < header.Length)
            return null;
        var body = new byte[CheckedLength(header, maxLength)];
        return await stream.ReadAtLeastAsync(body, body.Length, false, cancellationToken).ConfigureAwait(false) < body.Length ? null : Split(body);
    }

    private static int CheckedLength(ReadOnlySpan<byte> header, int maxLength) =>
        BinaryPrimitives.ReadInt32LittleEndian(header) is >= 0 and var length && length <= maxLength
        ? length
        : throw new InvalidDataException("A message between the runner and its worker is too long.");
}
