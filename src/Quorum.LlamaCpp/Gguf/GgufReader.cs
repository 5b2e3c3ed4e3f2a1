using System.Buffers.Binary;
using System.Text;

namespace Quorum.LlamaCpp.Gguf;

/// <summary>Reads the primitives of a GGUF header, and never asks for memory that the file could not fill.</summary>
internal sealed class GgufReader(Stream stream, long length, string path)
{
    private const int BufferBytes = 1 << 18;

    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _scratch = new byte[sizeof(ulong)];
    private readonly byte[] _buffer = new byte[BufferBytes];
    private ReadOnlyMemory<byte> _unread;

    public long Position { get; private set; }

    public long Length => length;

    public string Path => path;

    private long Remaining => Math.Min(length, GgufLimits.Header) - Position;

    public InvalidGgufException Fault(FormattableString fault, Exception? innerException = null) =>
        new(path, FormattableString.Invariant(fault), innerException);

    public uint ReadUInt32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(ReadScratch(sizeof(uint), what));

    public ulong ReadUInt64(string what) => BinaryPrimitives.ReadUInt64LittleEndian(ReadScratch(sizeof(ulong), what));

    /// <summary>Reads how many entries follow, each of which takes at least <paramref name="entryBytes"/> bytes.</summary>
    public int ReadCount(string what, int entryBytes, long most = int.MaxValue)
    {
        ulong count = ReadUInt64(what);
        if (count > (ulong)(Remaining / entryBytes))
            throw TooLong($"{what} is {count:N0}, but the file has only {Remaining:N0} bytes left for it");
        if (count > (ulong)most)
            throw Fault($"{what} is {count:N0}; no model has more than {most:N0}.");
        return (int)count;
    }

    /// <summary>Reads a text with its length; it must be UTF-8 without zeros, since llama.cpp keeps it as a C string.</summary>
    public string ReadName(string what, int most)
    {
        byte[] bytes = ReadBytes(ReadCount($"the length of {what}", 1), what);
        if (bytes.Length is 0 || bytes.Length > most)
            throw Fault($"{what} has {bytes.Length:N0} bytes; it must have 1 to {most:N0}.");
        if (bytes.Contains((byte)0)) throw Fault($"{what} contains a zero byte.");
        try
        {
            return _strictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw Fault($"{what} is not UTF-8.", e);
        }
    }

    public byte[] ReadBytes(int count, string what)
    {
        CheckRemaining(count, what);
        byte[] bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    /// <summary>Reads length-prefixed texts as they are stored, and notes where each one starts.</summary>
    public (byte[] Data, int[] Starts) ReadTexts(int count, string what)
    {
        byte[] data = new byte[Math.Min(Remaining, BufferBytes)];
        var starts = new List<int>();
        int end = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> prefix = ReadScratch(sizeof(ulong), what);
            ulong size = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (size > (ulong)Remaining)
                throw TooLong($"text {i:N0} of {what} has a length of {size:N0}, but the file has only {Remaining:N0} bytes left for it");
            int start = end + prefix.Length;
            if (start + (int)size > data.Length) Array.Resize(ref data, Math.Max(start + (int)size, 2 * data.Length));
            prefix.CopyTo(data.AsSpan(end));
            end = start + (int)size;
            Fill(data.AsSpan(start..end));
            starts.Add(start);
        }

        Array.Resize(ref data, end);
        return (data, [.. starts]);
    }

    private ReadOnlySpan<byte> ReadScratch(int count, string what)
    {
        CheckRemaining(count, what);
        Span<byte> bytes = _scratch.AsSpan(0, count);
        Fill(bytes);
        return bytes;
    }

    private void CheckRemaining(int count, string what)
    {
        if (count > Remaining) throw TooLong($"it ends inside {what}");
    }

    private void Fill(Span<byte> bytes)
    {
        Position += bytes.Length;
        while (bytes.Length > _unread.Length)
        {
            _unread.Span.CopyTo(bytes);
            bytes = bytes[_unread.Length..];
            int count = stream.Read(_buffer);
            if (count == 0) throw Fault($"it became shorter while it was read; wait until it is complete, then try again.");
            _unread = _buffer.AsMemory(0, count);
        }

        _unread.Span[..bytes.Length].CopyTo(bytes);
        _unread = _unread[bytes.Length..];
    }

    private InvalidGgufException TooLong(FormattableString fault)
    {
        string text = FormattableString.Invariant(fault);
        return length > GgufLimits.Header
            ? Fault($"{text} (at byte {Position:N0}; at most {GgufLimits.Header:N0} may come before the weights). It is corrupt, fetch it again.")
            : Fault($"{text} (at byte {Position:N0} of {length:N0}). It is corrupt or incomplete, fetch it again.");
    }
}
