using System.Text.Json.Nodes;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Grammars of arrays.</summary>
internal static class ArrayGrammar
{
    /// <summary>The arrays that a schema allows.</summary>
    public static string Of(JsonSchemaGrammar grammar, JsonObject schema, SchemaLocation location)
    {
        var json = grammar.Json;
        var (min, max) = (SchemaKeywords.Count(schema, "minItems", location) ?? 0, SchemaKeywords.Count(schema, "maxItems", location));
        if (max < min)
            throw location.Fault("has more 'minItems' than 'maxItems'");

        // Older drafts list the first items under "items", and call the rest additional.
        var isOld = schema["items"] is JsonArray;
        var first = schema[isOld ? "items" : "prefixItems"] as JsonArray ?? [];
        var (keyword, rest) = isOld ? ("additionalItems", schema["additionalItems"]) : ("items", schema["items"]);
        if (rest is JsonValue value && value.TryGetValue<bool>(out var isAllowed) && !isAllowed)
            max = Math.Min(max ?? first.Count, first.Count);
        if (min > (max ?? int.MaxValue))
            throw location.Fault("has more 'minItems' than items");

        var item = max == first.Count ? null : rest is null ? json.Value : grammar.Visit(rest, location.Down(keyword));
        if (first.Count == 0)
            return json.List(item ?? json.Value, min, max);

        var items = first.Take(max ?? int.MaxValue).Select((schema, i) => grammar.Visit(schema, location.Down(isOld ? "items" : "prefixItems", $"{i}"))).ToList();
        if (items.Count == 0)
            return json.List(json.Value, 0, 0);

        var separator = $" \",\" {json.Space} ";
        var more = items.Count < (max ?? int.MaxValue) ? " " + Gbnf.Repeat(json.Rules.Add("more", $"\",\" {json.Space} {item}"), Math.Max(0, min - items.Count), max - items.Count) : "";
        return json.Rules.Add(location.Name, $"\"[\" {json.Space} {string.Join(separator, items)}{more} {json.Space} \"]\"");
    }
}
