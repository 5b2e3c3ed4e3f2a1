using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.SemanticKernel;

/// <summary>The type of a parameter, a result or an input, as far as a JSON schema's types, formats and listed values tell it.</summary>
internal sealed record JsonType
{
    private JsonType(JsonKinds kinds) => Kinds = kinds;

    /// <summary>Whatever there is.</summary>
    public static JsonType Any { get; } = new(JsonKinds.Any);

    private JsonKinds Kinds { get; }

    private string? Format { get; init; }

    private IReadOnlyList<JsonElement>? Listed { get; init; }

    private JsonType? Item { get; init; }

    /// <summary>Reads a schema. What it says beyond the type is left to the function.</summary>
    public static JsonType Of(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } keywords)
            return Any;
        if (keywords.TryGetProperty("enum", out var listed) && listed.ValueKind == JsonValueKind.Array)
            return new(listed.EnumerateArray().Aggregate(JsonKinds.None, (kinds, value) => kinds | JsonKindsExtensions.Of(value))) { Listed = [.. listed.EnumerateArray()] };
        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (keywords.TryGetProperty(keyword, out var choices) && choices.ValueKind == JsonValueKind.Array)
                return choices.EnumerateArray().Select(choice => Of(choice)).Aggregate(new JsonType(JsonKinds.None), (one, other) => one.Or(other));
        }

        if (!keywords.TryGetProperty("type", out var type))
            return Any;

        var kinds = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Aggregate(JsonKinds.None, (kinds, name) => kinds | JsonKindsExtensions.Parse(name.GetString()))
            : JsonKindsExtensions.Parse(type.GetString());
        return new(kinds)
        {
            Format = kinds.HasFlag(JsonKinds.String) && keywords.TryGetProperty("format", out var format) ? format.GetString() : null,
            Item = kinds.HasFlag(JsonKinds.Array) && keywords.TryGetProperty("items", out var items) ? Of(items) : null,
        };
    }

    /// <summary>Whether a constant is of the type.</summary>
    public bool Accepts(JsonElement value)
    {
        var kind = JsonKindsExtensions.Of(value);
        if ((Kinds & kind) == 0 && !(kind == JsonKinds.Integer && Kinds.HasFlag(JsonKinds.Number)))
            return false;
        if (Listed is not null)
            return Listed.Any(listed => JsonElement.DeepEquals(listed, value));
        return kind switch
        {
            JsonKinds.String => HasFormat(value.GetString()!),
            JsonKinds.Array => Item is null || value.EnumerateArray().All(Item.Accepts),
            _ => true,
        };
    }

    /// <summary>Whether a result of a type may be of this one; a number may turn out to be whole.</summary>
    public bool Accepts(JsonType result)
    {
        var common = Kinds.WithAllNumbers() & result.Kinds.WithAllNumbers() & ~JsonKinds.Null;
        return common != JsonKinds.String || Format is null || result.Format is null || Format == result.Format ? common != JsonKinds.None : false;
    }

    /// <summary>A schema of the type and nothing else, for a grammar.</summary>
    public JsonObject ToSchema()
    {
        if (Listed is not null)
            return new JsonObject { ["enum"] = new JsonArray([.. Listed.Select(value => JsonNode.Parse(value.GetRawText()))]) };

        var schema = new JsonObject();
        if (Kinds != JsonKinds.Any)
            schema["type"] = Kinds.Names() is [var only] ? only : new JsonArray([.. Kinds.Names().Select(name => JsonValue.Create(name))]);
        if (Format is not null)
            schema["format"] = Format;
        if (Item is not null)
            schema["items"] = Item.ToSchema();
        return schema;
    }

    /// <summary>The type in a word, such as <c>integer</c>, <c>date</c>, <c>string[]</c> or <c>"a" | "b"</c>.</summary>
    public override string ToString()
    {
        if (Listed is not null)
            return string.Join(" | ", Listed.Select(PlanJson.Write));
        if (Kinds == JsonKinds.Any)
            return "any";
        return string.Join(" | ", (Kinds == JsonKinds.Null ? Kinds : Kinds & ~JsonKinds.Null).Names().Select(name => name switch
        {
            "string" => Format ?? name,
            "array" => $"{Item ?? Any}[]",
            _ => name,
        }));
    }

    private JsonType Or(JsonType other) => new(Kinds | other.Kinds)
    {
        Format = Kinds.HasFlag(JsonKinds.String) && other.Kinds.HasFlag(JsonKinds.String) ? null : Format ?? other.Format,
        Item = Item ?? other.Item,
        Listed = Listed is not null && other.Listed is not null ? [.. Listed, .. other.Listed] : null,
    };

    private bool HasFormat(string text) => Format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uuid" => Guid.TryParse(text, out _),
        _ => true,
    };
}
