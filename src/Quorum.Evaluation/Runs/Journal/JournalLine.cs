using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Quorum.Evaluation;

/// <summary>A line of a journal: the CRC-32C of what follows, a space, JSON, a line feed.</summary>
internal static class JournalLine
{
    private const int ChecksumLength = 8;

    /// <summary>Makes a line of JSON, which has no line feed of its own.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> json)
    {
        byte[] line = new byte[ChecksumLength + 1 + json.Length + 1];
        Encoding.ASCII.GetBytes(Checksum(json).ToString("x8", CultureInfo.InvariantCulture), line);
        line[ChecksumLength] = (byte)' ';
        json.CopyTo(line.AsSpan(ChecksumLength + 1));
        line[^1] = (byte)'\n';
        return line;
    }

    /// <summary>Finds the JSON of a line without its line feed.</summary>
    /// <returns>Whether the line is whole and its checksum is right.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json)
    {
        json = default;
        if (line.Length <= ChecksumLength || line[ChecksumLength] != ' '
            || !uint.TryParse(line[..ChecksumLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint checksum))
        {
            return false;
        }

        json = line[(ChecksumLength + 1)..];
        return Checksum(json) == checksum;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, rest);

        return ~crc;
    }
}
