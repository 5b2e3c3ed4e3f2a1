using System.Text.Json;

namespace Quorum.Code;

/// <summary>Compares returned values as Python compares what it reads from JSON.</summary>
internal static class ValueComparison
{
    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 1000 };

    /// <summary>Finds the difference, in words; <see langword="null"/> if there is none.</summary>
    public static string? FindDifference(string actual, string expected) => AreEqual(actual, expected)
        ? null
        : $"The function returned {OutputComparison.Shown(actual)} instead of {OutputComparison.Shown(expected.Trim())}.";

    private static bool AreEqual(string actual, string expected)
    {
        try
        {
            using JsonDocument value = JsonDocument.Parse(actual, _options);
            using JsonDocument other = JsonDocument.Parse(expected, _options);
            return AreEqual(value.RootElement, other.RootElement);
        }
        catch (JsonException)
        {
            return actual == expected.Trim();
        }
    }

    private static bool AreEqual(JsonElement value, JsonElement other)
    {
        if (Number(value) is { } number && Number(other) is { } otherNumber)
            return number == otherNumber;
        return value.ValueKind == other.ValueKind && value.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.String => value.ValueEquals(other.GetString()),
            JsonValueKind.Array => value.GetArrayLength() == other.GetArrayLength()
                && value.EnumerateArray().Zip(other.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
            JsonValueKind.Object => value.EnumerateObject().Count() == other.EnumerateObject().Count()
                && value.EnumerateObject().All(property => other.TryGetProperty(property.Name, out JsonElement item) && AreEqual(property.Value, item)),
            _ => false,
        };
    }

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
        : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToString("E16", System.Globalization.CultureInfo.InvariantCulture);
}
