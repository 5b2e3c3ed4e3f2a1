using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Quorum.LlamaCpp.Gguf;

/// <summary>One metadata value of a GGUF file: a number, a truth value, a text, or an array of one of these.</summary>
/// <remarks>
/// The value keeps the bytes of the file and decodes on demand, so the 128,256 tokens of a Llama 3 vocabulary cost two
/// megabytes and no string until one is asked for. Instances are immutable and safe to share between threads.
/// </remarks>
public sealed class GgufValue
{
    private const int LengthPrefix = sizeof(ulong);

    private readonly ReadOnlyMemory<byte> _data;
    private readonly int[]? _starts;

    /// <param name="type">The type of the value or of its elements.</param>
    /// <param name="isArray">Whether the value is an array.</param>
    /// <param name="count">The number of elements, 1 for a scalar.</param>
    /// <param name="data">The elements exactly as the file stores them, without the array's own header.</param>
    /// <param name="starts">For strings: where the text of each element starts in <paramref name="data"/>.</param>
    internal GgufValue(GgufValueType type, bool isArray, int count, ReadOnlyMemory<byte> data, int[]? starts = null)
    {
        (Type, IsArray, Count, _data, _starts) = (type, isArray, count, data, starts);
    }

    /// <summary>Gets the type of the value, or of the elements when it is an array.</summary>
    public GgufValueType Type { get; }

    /// <summary>Gets whether the value is an array.</summary>
    public bool IsArray { get; }

    /// <summary>Gets the number of elements; 1 for a value that is no array.</summary>
    public int Count { get; }

    /// <summary>Gets the elements as the file stores them.</summary>
    internal ReadOnlySpan<byte> Data => _data.Span;

    /// <summary>Gets an element as a text.</summary>
    /// <param name="index">The element, 0 for a value that is no array.</param>
    /// <returns>The text; bytes that are not UTF-8 become U+FFFD.</returns>
    /// <exception cref="InvalidOperationException">The value is not a text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public string GetString(int index = 0) => Encoding.UTF8.GetString(GetUtf8(index));

    /// <summary>Gets an element as an integer.</summary>
    /// <param name="index">The element, 0 for a value that is no array.</param>
    /// <returns>The number, whatever integer type the file stores it in.</returns>
    /// <exception cref="InvalidOperationException">The value is not an integer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    /// <exception cref="OverflowException">The number is greater than <see cref="long.MaxValue"/>.</exception>
    public long GetInt64(int index = 0) => Type switch
    {
        GgufValueType.U8 => Element(index, sizeof(byte))[0],
        GgufValueType.I8 => (sbyte)Element(index, sizeof(sbyte))[0],
        GgufValueType.U16 => BinaryPrimitives.ReadUInt16LittleEndian(Element(index, sizeof(ushort))),
        GgufValueType.I16 => BinaryPrimitives.ReadInt16LittleEndian(Element(index, sizeof(short))),
        GgufValueType.U32 => BinaryPrimitives.ReadUInt32LittleEndian(Element(index, sizeof(uint))),
        GgufValueType.I32 => BinaryPrimitives.ReadInt32LittleEndian(Element(index, sizeof(int))),
        GgufValueType.U64 => checked((long)BinaryPrimitives.ReadUInt64LittleEndian(Element(index, sizeof(ulong)))),
        GgufValueType.I64 => BinaryPrimitives.ReadInt64LittleEndian(Element(index, sizeof(long))),
        _ => throw Mismatch("an integer"),
    };

    /// <summary>Gets an element as a floating-point number.</summary>
    /// <param name="index">The element, 0 for a value that is no array.</param>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidOperationException">The value is not a floating-point number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public double GetDouble(int index = 0) => Type switch
    {
        GgufValueType.F32 => BinaryPrimitives.ReadSingleLittleEndian(Element(index, sizeof(float))),
        GgufValueType.F64 => BinaryPrimitives.ReadDoubleLittleEndian(Element(index, sizeof(double))),
        _ => throw Mismatch("a floating-point number"),
    };

    /// <summary>Gets an element as a truth value.</summary>
    /// <param name="index">The element, 0 for a value that is no array.</param>
    /// <returns>Whether the stored byte is not zero.</returns>
    /// <exception cref="InvalidOperationException">The value is not a truth value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public bool GetBoolean(int index = 0) =>
        Type == GgufValueType.Boolean ? Element(index, sizeof(byte))[0] != 0 : throw Mismatch("a truth value");

    /// <summary>Describes the value in one line: the text or number itself, or the type and length of an array.</summary>
    public override string ToString()
    {
        if (IsArray) return string.Create(CultureInfo.InvariantCulture, $"{Type}[{Count}]");
        return Type switch
        {
            GgufValueType.Text => GetString(),
            GgufValueType.Boolean => GetBoolean() ? "true" : "false",
            GgufValueType.F32 or GgufValueType.F64 => GetDouble().ToString(CultureInfo.InvariantCulture),
            GgufValueType.U64 => BinaryPrimitives.ReadUInt64LittleEndian(Data).ToString(CultureInfo.InvariantCulture),
            _ => GetInt64().ToString(CultureInfo.InvariantCulture),
        };
    }

    internal static GgufValue From(bool value) => new(GgufValueType.Boolean, false, 1, new[] { value ? (byte)1 : (byte)0 });

    internal static GgufValue From<T>(GgufValueType type, T value) where T : unmanaged =>
        new(type, false, 1, LittleEndian([value]));

    internal static GgufValue From<T>(GgufValueType type, IReadOnlyList<T> values) where T : unmanaged =>
        new(type, true, values.Count, LittleEndian([.. values]));

    internal static GgufValue From(string value) => FromStrings([value], isArray: false);

    internal static GgufValue From(IReadOnlyList<string> values) => FromStrings(values, isArray: true);

    /// <summary>The undecoded bytes of a text element.</summary>
    internal ReadOnlySpan<byte> GetUtf8(int index)
    {
        if (_starts is null) throw Mismatch("a text");
        CheckIndex(index);
        int end = index + 1 < Count ? _starts[index + 1] - LengthPrefix : _data.Length;
        return _data.Span[_starts[index]..end];
    }

    private static GgufValue FromStrings(IReadOnlyList<string> values, bool isArray)
    {
        byte[] data = new byte[values.Sum(value => LengthPrefix + Encoding.UTF8.GetByteCount(value))];
        int[] starts = new int[values.Count];
        int position = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = position + LengthPrefix;
            int length = Encoding.UTF8.GetBytes(values[i], data.AsSpan(starts[i]));
            BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(position), (ulong)length);
            position = starts[i] + length;
        }

        return new(GgufValueType.Text, isArray, starts.Length, data, starts);
    }

    private static byte[] LittleEndian<T>(T[] values) where T : unmanaged
    {
        byte[] data = MemoryMarshal.AsBytes<T>(values).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            int size = data.Length / Math.Max(1, values.Length);
            for (int start = 0; start < data.Length; start += size) data.AsSpan(start, size).Reverse();
        }

        return data;
    }

    private ReadOnlySpan<byte> Element(int index, int size)
    {
        CheckIndex(index);
        return _data.Span.Slice(index * size, size);
    }

    private void CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }

    private InvalidOperationException Mismatch(string wanted) =>
        new($"The metadata value is {(IsArray ? "an array of type" : "of type")} {Type}, not {wanted}.");
}
