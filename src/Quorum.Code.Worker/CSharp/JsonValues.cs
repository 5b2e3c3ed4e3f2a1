using System.Globalization;
using System.Numerics;

namespace Quorum.Code.Worker;

/// <summary>Values of C# programs from JSON.</summary>
internal static class JsonValues
{
    /// <summary>Reads the next value as a type: numbers, text, arrays of any rank, lists, sets, dictionaries, tuples.</summary>
    /// <exception cref="ArgumentException">The value has no such reading.</exception>
    public static object? Read(JsonReader json, Type type)
    {
        char next = json.Next;
        if (next == 'n' && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null))
        {
            json.ReadWord();
            return null;
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(object))
            return ReadNatural(json);
        return next switch
        {
            '"' => ReadText(json.ReadText(), type),
            '[' => JsonCollections.ReadArray(json, type),
            '{' => JsonCollections.ReadObject(json, type),
            't' or 'f' when type == typeof(bool) => json.ReadWord() == 't',
            '-' or (>= '0' and <= '9') => ReadNumber(json.ReadNumber(), type),
            _ => throw json.Unreadable(type),
        };
    }

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

    private static object? ReadNatural(JsonReader json)
    {
        switch (json.Next)
        {
            case '"':
                return json.ReadText();
            case '[':
                var items = new List<object?>();
                for (json.Enter(); json.HasItem();)
                    items.Add(ReadNatural(json));
                return items;
            case '{':
                var members = new Dictionary<string, object?>();
                for (json.Enter(); json.HasItem();)
                    members[json.ReadName()] = ReadNatural(json);
                return members;
            case 't' or 'f' or 'n':
                char word = json.ReadWord();
                return word == 'n' ? null : word == 't';
            default:
                string number = json.ReadNumber();
                if (int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int small))
                    return small;
                if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long large))
                    return large;
                return double.Parse(number, CultureInfo.InvariantCulture);
        }
    }
}
