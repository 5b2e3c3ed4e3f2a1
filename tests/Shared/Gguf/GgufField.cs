using System.Buffers.Binary;
using System.Text;

namespace Quorum.Testing;

/// <summary>A place in the header of a valid GGUF file.</summary>
/// <param name="Kind">What the bytes mean.</param>
/// <param name="Position">Where they start.</param>
/// <param name="Size">How many there are.</param>
/// <param name="Owner">The key or tensor they belong to.</param>
internal readonly record struct GgufField(GgufFieldKind Kind, int Position, int Size, string Owner)
{
    /// <summary>Finds the fields of a file by a walk of its own, which trusts every byte and must only see a valid file.</summary>
    public static List<GgufField> FindAll(byte[] file)
    {
        var fields = new List<GgufField>();
        int position = 4;
        Take(GgufFieldKind.Version, 4, "");
        long tensors = Number(Take(GgufFieldKind.Count, 8, "tensors"));
        long metadata = Number(Take(GgufFieldKind.Count, 8, "metadata"));
        for (long i = 0; i < metadata; i++) TakeEntry();
        for (long i = 0; i < tensors; i++) TakeTensor();
        return fields;

        void TakeEntry()
        {
            string key = TakeText(GgufFieldKind.Name, "");
            long type = Number(Take(GgufFieldKind.Type, 4, key));
            long count = 1;
            bool isArray = type == 9;
            if (isArray)
            {
                type = Number(Take(GgufFieldKind.Type, 4, key));
                count = Number(Take(GgufFieldKind.Count, 8, key));
            }

            int size = type switch { 0 or 1 or 7 => 1, 2 or 3 => 2, 10 or 11 or 12 => 8, _ => 4 };
            for (long i = 0; i < count; i++)
            {
                if (type == 8) TakeText(isArray ? GgufFieldKind.Element : GgufFieldKind.Text, key);
                else Take(isArray ? GgufFieldKind.Element : GgufFieldKind.Number, size, key);
            }
        }

        void TakeTensor()
        {
            string name = TakeText(GgufFieldKind.Name, "");
            long dimensions = Number(Take(GgufFieldKind.Count, 4, name));
            for (long i = 0; i < dimensions; i++) Take(GgufFieldKind.Dimension, 8, name);
            Take(GgufFieldKind.TensorType, 4, name);
            Take(GgufFieldKind.Offset, 8, name);
        }

        string TakeText(GgufFieldKind kind, string owner)
        {
            int length = (int)Number(Take(GgufFieldKind.Length, 8, owner));
            GgufField text = Take(kind, length, owner);
            return Encoding.UTF8.GetString(file, text.Position, length);
        }

        GgufField Take(GgufFieldKind kind, int size, string owner)
        {
            var field = new GgufField(kind, position, size, owner);
            fields.Add(field);
            position += size;
            return field;
        }

        long Number(GgufField field) => field.Size == 4
            ? BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(field.Position))
            : BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(field.Position));
    }
}

/// <summary>What the bytes of a <see cref="GgufField"/> mean.</summary>
internal enum GgufFieldKind
{
    Version,
    Count,
    Length,
    Name,
    Type,
    Number,
    Text,
    Element,
    Dimension,
    TensorType,
    Offset,
}
