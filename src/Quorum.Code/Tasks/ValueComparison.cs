using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Quorum.Code;

/// <summary>Compares returned values as Python compares what it reads from JSON.</summary>
internal static class ValueComparison
{
    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 1000 };

    /// <summary>Finds the difference, in words; <see langword="null"/> if there is none.</summary>
    public static string? FindDifference(string actual, string expected) => Key(actual) == Key(expected)
        ? null
        : $"The function returned {OutputComparison.Shown(actual)} instead of {OutputComparison.Shown(expected.Trim())}.";

    /// <summary>A text that is the same for equal values and for no others. What is no JSON is equal to its own spelling alone.</summary>
    public static string Key(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, _options);
            var key = new StringBuilder();
            Write(key, document.RootElement);
            return key.ToString();
        }
        catch (JsonException)
        {
            return $"?{json.Trim()}";
        }
    }

    private static void Write(StringBuilder key, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                key.Append('[');
                foreach (JsonElement item in value.EnumerateArray())
                    Write(key, item);
                key.Append(']');
                break;
            case JsonValueKind.Object:
                key.Append('{');
                foreach (JsonProperty property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    WriteText(key, property.Name);
                    Write(key, property.Value);
                }
                key.Append('}');
                break;
            case JsonValueKind.String:
                WriteText(key, value.GetString()!);
                break;
            case JsonValueKind.Null:
                key.Append('n');
                break;
            default:
                if (Number(value) is { } number)
                    key.Append(CultureInfo.InvariantCulture, $"#{number.Digits}e{number.Exponent};");
                else
                    key.Append(CultureInfo.InvariantCulture, $"?{value.GetRawText()};");
                break;
        }
    }

    // With its length before it, no text can be taken for something else.
    private static void WriteText(StringBuilder key, string text) => key.Append(CultureInfo.InvariantCulture, $"\"{text.Length}:{text}");

    // Fractions are the binary numbers that Python makes of them, so that every spelling of one is equal.
    private static ExactDecimal? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => new ExactDecimal(1, 0),
        JsonValueKind.False => default(ExactDecimal),
        JsonValueKind.Number when ExactDecimal.TryParse(Spelling(value.GetRawText()), out ExactDecimal number) => number,
        _ => null,
    };

    private static string Spelling(string text) => text.AsSpan().IndexOfAny(".eE") < 0
        ? text
        : double.Parse(text, CultureInfo.InvariantCulture).ToString("E16", CultureInfo.InvariantCulture);
}
