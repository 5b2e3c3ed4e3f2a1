using System.Buffers.Binary;

namespace Quorum.Testing;

/// <summary>Damages a valid file in one of the ways that disks, downloads, converters and attackers do.</summary>
internal sealed class GgufMutation(byte[] original)
{
    /// <summary>The number of ways; the seed chooses one by its remainder.</summary>
    public const int Kinds = 16;

    private static readonly ulong[] _extremes =
        [0, 1, 2, 3, 31, 33, 63, 255, 256, 65_535, int.MaxValue, 0x8000_0000, uint.MaxValue, 1UL << 32, 1UL << 40, long.MaxValue, 1UL << 63, ulong.MaxValue];

    private static readonly float[] _floats = [0, -0f, -1, 1e-30f, 1e30f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon];

    private readonly List<GgufField> _fields = GgufField.FindAll(original);

    private int HeaderEnd => _fields[^1].Position + _fields[^1].Size;

    /// <summary>Makes a damaged copy; equal seeds give equal copies.</summary>
    public (string Description, byte[] File) Apply(int seed)
    {
        var random = new Random(seed);
        byte[] file = [.. original];
        string description = (seed % Kinds) switch
        {
            0 => FlipBits(file, HeaderEnd, random),
            1 => FlipBits(file, file.Length, random),
            2 => Overwrite(file, HeaderEnd, random),
            3 => Truncate(ref file, random),
            4 => Cut(ref file, random),
            5 => Insert(ref file, random),
            6 => SetExtreme(file, Pick(random, GgufFieldKind.Count, GgufFieldKind.Length), random),
            7 => SetSmall(file, Pick(random, GgufFieldKind.Type, GgufFieldKind.TensorType, GgufFieldKind.Version), 50, random),
            8 => SetExtreme(file, Pick(random, GgufFieldKind.Offset, GgufFieldKind.Dimension), random),
            9 => CopySame(file, Pick(random, GgufFieldKind.Element), random),
            10 => SetExtreme(file, Pick(random, GgufFieldKind.Number), random),
            11 => SetSmall(file, Pick(random, GgufFieldKind.Number, GgufFieldKind.Dimension, GgufFieldKind.Count), 600, random),
            12 => Scribble(file, Pick(random, GgufFieldKind.Name, GgufFieldKind.Text), random),
            13 => Scribble(file, Pick(random, GgufFieldKind.Element), random),
            14 => CopySame(file, Pick(random, GgufFieldKind.Name, GgufFieldKind.Number, GgufFieldKind.Type), random),
            _ => SetFloat(file, Pick(random, GgufFieldKind.Number), random),
        };
        return ($"mutation {seed}: {description}", file);
    }

    private static string FlipBits(byte[] file, int end, Random random)
    {
        int count = random.Next(1, 9);
        for (int i = 0; i < count; i++) file[random.Next(end)] ^= (byte)(1 << random.Next(8));
        return $"{count} bits flipped in the first {end} bytes";
    }

    private static string Overwrite(byte[] file, int end, Random random)
    {
        int start = random.Next(end);
        int length = Math.Min(random.Next(1, 17), end - start);
        random.NextBytes(file.AsSpan(start, length));
        return $"{length} bytes overwritten at {start}";
    }

    private static string Truncate(ref byte[] file, Random random)
    {
        file = file[..random.Next(file.Length)];
        return $"truncated to {file.Length} bytes";
    }

    private string Cut(ref byte[] file, Random random)
    {
        int start = random.Next(random.Next(2) == 0 ? HeaderEnd : file.Length);
        int length = Math.Min(random.Next(1, 1000), file.Length - start);
        file = [.. file[..start], .. file[(start + length)..]];
        return $"{length} bytes cut out at {start}";
    }

    private string Insert(ref byte[] file, Random random)
    {
        int start = random.Next(random.Next(2) == 0 ? HeaderEnd : file.Length);
        byte[] bytes = new byte[random.Next(1, 100)];
        random.NextBytes(bytes);
        file = [.. file[..start], .. bytes, .. file[start..]];
        return $"{bytes.Length} bytes inserted at {start}";
    }

    private static string SetExtreme(byte[] file, GgufField field, Random random) => SetNumber(file, field, _extremes[random.Next(_extremes.Length)]);

    private static string SetSmall(byte[] file, GgufField field, int end, Random random) => SetNumber(file, field, (ulong)random.Next(end));

    private static string SetFloat(byte[] file, GgufField field, Random random) =>
        SetNumber(file, field, BitConverter.SingleToUInt32Bits(_floats[random.Next(_floats.Length)]));

    private static string SetNumber(byte[] file, GgufField field, ulong number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        bytes[..field.Size].CopyTo(file.AsSpan(field.Position));
        return $"{field} set to {number}";
    }

    /// <summary>Writes a few letters or any bytes into a text, or any bytes over a number.</summary>
    private static string Scribble(byte[] file, GgufField field, Random random)
    {
        if (field.Size == 0) return $"{field} left as it is";
        int count = random.Next(1, 4);
        bool letters = random.Next(2) == 0;
        for (int i = 0; i < count; i++) file[field.Position + random.Next(field.Size)] = (byte)(letters ? random.Next('a', 'z') : random.Next(256));
        return $"{field} scribbled on";
    }

    /// <summary>Copies another field of the same kind and size over the field: duplicate tokens, keys and tensor names.</summary>
    private string CopySame(byte[] file, GgufField field, Random random)
    {
        GgufField[] same = [.. _fields.Where(other => other.Kind == field.Kind && other.Size == field.Size && other.Position != field.Position)];
        if (same.Length == 0) return $"{field} left as it is";
        GgufField source = same[random.Next(same.Length)];
        original.AsSpan(source.Position, source.Size).CopyTo(file.AsSpan(field.Position));
        return $"{field} replaced by {source}";
    }

    /// <summary>Picks one of the fields; first the owner, so that the many tokens do not hide the few other fields. A part of a split model has no texts.</summary>
    private GgufField Pick(Random random, params GgufFieldKind[] kinds)
    {
        var owners = _fields.Where(field => kinds.Contains(field.Kind)).GroupBy(field => (field.Kind, field.Owner)).ToArray();
        if (owners.Length == 0) return Pick(random, GgufFieldKind.Offset, GgufFieldKind.Dimension, GgufFieldKind.Count, GgufFieldKind.TensorType);
        GgufField[] fields = [.. owners[random.Next(owners.Length)]];
        return fields[random.Next(fields.Length)];
    }
}
