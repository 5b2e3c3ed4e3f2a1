using System.Text.Json.Nodes;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Grammars of objects. Properties come in the order in which the schema has them; beside those it names there are none.</summary>
internal static class ObjectGrammar
{
    /// <summary>The objects that a schema allows.</summary>
    public static string Of(JsonSchemaGrammar grammar, JsonObject schema, SchemaLocation location)
    {
        var json = grammar.Json;
        var required = Required(schema, location);
        var additional = schema["additionalProperties"];
        var (min, max) = (SchemaKeywords.Count(schema, "minProperties", location), SchemaKeywords.Count(schema, "maxProperties", location));
        if (schema["properties"] is not JsonObject { Count: > 0 } properties)
        {
            if (required.Count == 0)
            {
                // Nothing keeps a model from writing one name twice, so a least number cannot be promised beyond one.
                return min > 1 ? throw location.Fault("uses 'minProperties' without 'properties'")
                    : IsFalse(additional) ? json.Map(json.Value, 0, 0)
                    : json.Map(additional is null ? json.Value : grammar.Visit(additional, location.Down("additionalProperties")), min ?? 0, max);
            }

            properties = [];
        }

        var missing = required.Where(name => !properties.ContainsKey(name)).ToList();
        if (missing.Count > 0 && IsFalse(additional))
            throw location.Fault($"requires the property '{missing[0]}' but does not allow it");

        List<(string Rule, bool IsRequired)> pairs =
        [
            .. properties.Select(property => (Pair(property.Key, property.Value, location.Down("properties", property.Key)), required.Contains(property.Key))),
            .. missing.Select(name => (Pair(name, additional, location.Down("additionalProperties")), true)),
        ];
        var least = pairs.Count(pair => pair.IsRequired);
        if (min > least || max < pairs.Count)
            throw location.Fault("bounds the number of properties that it names");
        return json.Rules.Add(location.Name, $"\"{{\" {json.Space} {Members(json, location, pairs)} {json.Space} \"}}\"");

        string Pair(string name, JsonNode? value, SchemaLocation place) => json.Rules.Add(
            $"{place.Name}-pair", $"{Gbnf.Literal(JsonText.Of(name))} \":\" {json.Space} {(value is null ? json.Value : grammar.Visit(value, place))}");
    }

    // From the last property to the first: what follows if one has been written, and if none has.
    private static string Members(JsonRules json, SchemaLocation location, List<(string Rule, bool IsRequired)> pairs)
    {
        var (afterSome, afterNone) = ("\"\"", "\"\"");
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            var (pair, isRequired) = pairs[i];
            var isLast = i == pairs.Count - 1;
            var next = isLast ? "" : " " + afterSome;
            afterNone = isRequired ? pair + next : $"{pair}{next} | {afterNone}";
            afterNone = isRequired && !isLast ? afterNone : json.Rules.Add($"{location.Name}-first", afterNone);
            var some = $"\",\" {json.Space} {pair}";
            afterSome = json.Rules.Add($"{location.Name}-next", isRequired ? some + next : isLast ? $"({some})?" : $"({some})?{next}");
        }

        return afterNone;
    }

    private static List<string> Required(JsonObject schema, SchemaLocation location) => schema["required"] switch
    {
        null => [],
        JsonArray names => [.. names.Select(name => name?.ToString() ?? "")],
        _ => throw location.Fault("has a 'required' that is no array"),
    };

    private static bool IsFalse(JsonNode? schema) => schema is JsonValue value && value.TryGetValue<bool>(out var flag) && !flag;
}
