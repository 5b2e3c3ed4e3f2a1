using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Reads and joins the keywords of JSON schemas (draft 2020-12).</summary>
internal static class SchemaKeywords
{
    private static readonly FrozenSet<string> _impossible = FrozenSet.Create(
        StringComparer.Ordinal,
        "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "dependencies", "patternProperties", "propertyNames", "contains", "minContains",
        "maxContains", "unevaluatedItems", "$dynamicRef", "$recursiveRef");

    // What only describes, or is looked up by reference. Keywords that are in none of these lists are annotations of other vocabularies.
    private static readonly FrozenSet<string> _asserting = FrozenSet.Create(
        StringComparer.Ordinal,
        "$ref", "allOf", "anyOf", "oneOf", "type", "enum", "const", "properties", "required", "additionalProperties", "minProperties", "maxProperties",
        "items", "prefixItems", "additionalItems", "minItems", "maxItems", "minLength", "maxLength", "pattern", "format",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems", "nullable");

    /// <summary>Whether a schema says anything about what it allows.</summary>
    public static bool Asserts(JsonObject schema) => schema.Any(keyword => _asserting.Contains(keyword.Key));

    /// <exception cref="NotSupportedException">A keyword cannot be turned into a grammar.</exception>
    public static void RequirePossible(JsonObject schema, SchemaLocation location)
    {
        foreach (var (keyword, value) in schema)
        {
            var isUnique = keyword == "uniqueItems" && value is JsonValue flag && flag.TryGetValue<bool>(out var unique) && unique;
            if (isUnique || _impossible.Contains(keyword))
                throw location.Fault($"uses '{keyword}'");
        }
    }

    public static double? Number(JsonObject schema, string keyword, SchemaLocation location)
    {
        if (schema[keyword] is not { } node)
            return null;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : throw location.Fault($"has a '{keyword}' that is no number");
    }

    /// <summary>A number of characters, values or properties; a grammar can count to <see cref="Gbnf.MostRepetitions"/>.</summary>
    public static int? Count(JsonObject schema, string keyword, SchemaLocation location) => Number(schema, keyword, location) switch
    {
        null => null,
        >= 0 and <= Gbnf.MostRepetitions and var count when count == Math.Floor(count) => (int)count,
        var count => throw location.Fault($"has the '{keyword}' {count}, where 0 to {Gbnf.MostRepetitions} can be counted"),
    };

    public static string? Text(JsonObject schema, string keyword, SchemaLocation location) => schema[keyword] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw location.Fault($"has a '{keyword}' that is no text"),
    };

    /// <summary>A schema that allows what two of them allow together.</summary>
    /// <exception cref="NotSupportedException">A keyword of both says different things that cannot be joined.</exception>
    public static JsonObject Join(JsonObject one, JsonObject other, SchemaLocation location)
    {
        var joined = (JsonObject)one.DeepClone();
        foreach (var (keyword, value) in other)
        {
            if (!joined.TryGetPropertyValue(keyword, out var known))
                joined[keyword] = value?.DeepClone();
            else if (!JsonNode.DeepEquals(known, value) && _asserting.Contains(keyword))
                joined[keyword] = Join(keyword, known!, value!, location);
        }

        return joined;
    }

    private static JsonNode Join(string keyword, JsonNode one, JsonNode other, SchemaLocation location)
    {
        switch (keyword, one, other)
        {
            case ("required", JsonArray names, JsonArray more):
                return new JsonArray([.. names.Concat(more).Select(name => name?.ToString()).Distinct().Select(name => JsonValue.Create(name))]);
            case ("properties", JsonObject properties, JsonObject more):
                var all = (JsonObject)properties.DeepClone();
                foreach (var (name, schema) in more)
                    all[name] = all.TryGetPropertyValue(name, out var known) ? new JsonObject { ["allOf"] = new JsonArray(known?.DeepClone(), schema?.DeepClone()) } : schema?.DeepClone();
                return all;
            case ("type", _, _):
                var types = Types(one).Where(type => Types(other).Contains(type) || (type == "integer" && Types(other).Contains("number")));
                types = types.Concat(Types(other).Where(type => type == "integer" && Types(one).Contains("number"))).Distinct();
                return new JsonArray([.. types.Select(type => JsonValue.Create(type))]);
            default:
                throw location.Fault($"says different things with '{keyword}' that hold together");
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(name => name?.ToString() ?? "") : [type.ToString()];
}
