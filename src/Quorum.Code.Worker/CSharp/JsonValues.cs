using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Quorum.Code.Worker;

/// <summary>Values of C# programs from JSON and to JSON.</summary>
/// <remarks>Written out instead of a serializer, whose start alone takes longer than most programs run.</remarks>
internal static class JsonValues
{
    /// <summary>Reads a value as a type: numbers, text, arrays of any rank, lists, sets, dictionaries, tuples.</summary>
    /// <exception cref="ArgumentException">The value has no such reading.</exception>
    public static object? Read(JsonElement json, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return json.ValueKind == JsonValueKind.Null ? null : Read(json, underlying);
        if (json.ValueKind == JsonValueKind.Null && !type.IsValueType)
            return null;
        if (type == typeof(object))
            return ReadNatural(json);
        if (json.ValueKind == JsonValueKind.String)
            return ReadText(json.GetString()!, type);
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False && type == typeof(bool))
            return json.GetBoolean();
        if (json.ValueKind == JsonValueKind.Number)
            return ReadNumber(json.GetRawText(), type);
        if (json.ValueKind == JsonValueKind.Array)
            return JsonCollections.ReadArray(json, type);
        if (json.ValueKind == JsonValueKind.Object)
            return JsonCollections.ReadObject(json, type);
        throw Unreadable(json, type);
    }

    /// <summary>Writes a value; tuples as arrays, dictionaries as objects, numbers that JSON lacks as text.</summary>
    /// <exception cref="ArgumentException">The value has a type that cannot be compared.</exception>
    public static string Write(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            Write(writer, value, depth: 0);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    internal static ArgumentException Unreadable(JsonElement json, Type type) =>
        new($"The argument {(json.GetRawText() is { Length: > 40 } text ? text[..40] + "…" : json.GetRawText())} is not a {type.Name}.");

    private static object ReadText(string text, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => text,
        TypeCode.Char when text.Length == 1 => text[0],
        TypeCode.Double or TypeCode.Single when text is "NaN" or "Infinity" or "-Infinity" => ReadNumber(text, type),
        _ when type == typeof(char[]) => text.ToCharArray(),
        _ => throw new ArgumentException($"The argument \"{text}\" is not a {type.Name}."),
    };

    private static object ReadNumber(string text, Type type)
    {
        if (type.IsEnum)
            return Enum.ToObject(type, long.Parse(text, CultureInfo.InvariantCulture));
        if (type == typeof(BigInteger))
            return BigInteger.Parse(text, CultureInfo.InvariantCulture);
        try
        {
            return ((IConvertible)text).ToType(type, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or InvalidCastException)
        {
            throw new ArgumentException($"The argument {text} is not a {type.Name}.");
        }
    }

    private static object? ReadNatural(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(ReadNatural).ToList(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => ReadNatural(property.Value)),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out int small) ? small : json.TryGetInt64(out long large) ? large : json.GetDouble(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > 500)
            throw new ArgumentException("The returned value is nested too deeply.");
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string or char or Rune or Enum or Guid or DateTime or TimeSpan or DateOnly or StringBuilder:
                writer.WriteStringValue(value.ToString());
                break;
            case double or float or Half:
                double number = Convert.ToDouble(value is Half half ? (double)half : value, CultureInfo.InvariantCulture);
                if (double.IsFinite(number))
                    writer.WriteRawValue(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture), skipInputValidation: true);
                else
                    writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or nint or nuint or BigInteger or decimal:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
                    Write(writer, entry.Value, depth + 1);
                }
                writer.WriteEndObject();
                break;
            case Array { Rank: > 1 } array:
                WriteRank(writer, array, new int[array.Rank], 0, depth);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case ITuple tuple:
                writer.WriteStartArray();
                for (var i = 0; i < tuple.Length; i++)
                    Write(writer, tuple[i], depth + 1);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A returned value of type {value.GetType().Name} cannot be compared.");
        }
    }

    private static void WriteRank(Utf8JsonWriter writer, Array array, int[] index, int rank, int depth)
    {
        writer.WriteStartArray();
        for (index[rank] = 0; index[rank] < array.GetLength(rank); index[rank]++)
        {
            if (rank + 1 == array.Rank)
                Write(writer, array.GetValue(index), depth + 1);
            else
                WriteRank(writer, array, index, rank + 1, depth);
        }
        writer.WriteEndArray();
    }
}
