using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>
/// Turns a JSON schema into a grammar of JSON texts that satisfy it. Every text of the grammar satisfies the schema; not every text that satisfies
/// the schema is in the grammar: properties come in the schema's order and only those that it names, numbers have up to fifteen digits before
/// the point, and of <c>oneOf</c> the first schema that fits is taken, whether or not others would fit as well.
/// </summary>
internal sealed class JsonSchemaGrammar
{
    // More than any sensible schema, less than the stack has room for.
    private const int MostNesting = 100;

    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);
    private readonly JsonNode? _root;
    private int _nesting;

    /// <param name="schema">The whole schema, which references point into.</param>
    /// <param name="rules">Where the rules go.</param>
    public JsonSchemaGrammar(JsonElement schema, GrammarRules rules)
    {
        _root = JsonNode.Parse(schema.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 4 * MostNesting });
        Json = new JsonRules(rules);
    }

    public JsonRules Json { get; }

    /// <summary>Writes the rules of the schema.</summary>
    /// <returns>The rule that stands for the whole.</returns>
    /// <exception cref="NotSupportedException">The schema says what a grammar cannot; the message names the place.</exception>
    public string Add() => Visit(_root, SchemaLocation.Root);

    /// <summary>Turns a part of the schema into an expression that is one symbol.</summary>
    public string Visit(JsonNode? schema, SchemaLocation location)
    {
        if (++_nesting > MostNesting)
            throw location.Fault($"nests schemas more than {MostNesting} deep");

        var expression = schema switch
        {
            JsonObject keywords => Visit(keywords, location),
            JsonValue value when value.TryGetValue<bool>(out var isAllowed) => isAllowed ? Json.Value : throw location.Fault("is 'false', which allows no value"),
            _ => throw location.Fault("is no schema"),
        };
        _nesting--;
        return expression;
    }

    private string Visit(JsonObject schema, SchemaLocation location)
    {
        SchemaKeywords.RequirePossible(schema, location);
        if (SchemaKeywords.Text(schema, "$ref", location) is { } reference)
        {
            var rest = Without(schema, "$ref");
            return !SchemaKeywords.Asserts(rest) ? Refer(reference, location)
                : Find(reference, location) is JsonObject target ? Visit(SchemaKeywords.Join(rest, target, location), location)
                : throw location.Fault($"refers to '{reference}', which is no object, and says more beside it");
        }

        if (schema["allOf"] is JsonArray all)
            return Visit(all.Select((part, i) => AsObject(part, location.Down("allOf", $"{i}"))).Aggregate(Without(schema, "allOf"), (joined, part) => SchemaKeywords.Join(joined, part, location)), location);
        if (schema.ContainsKey("const") || schema["enum"] is JsonArray)
            return Listed(schema, location);
        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (schema[keyword] is not JsonArray choices)
                continue;

            var rest = Without(schema, keyword);
            var isBare = !SchemaKeywords.Asserts(rest);
            return OneOf(location, [.. choices.Select((choice, i) => Choice(choice, location.Down(keyword, $"{i}")))]);

            string Choice(JsonNode? choice, SchemaLocation place) => Visit(isBare ? choice : SchemaKeywords.Join(rest, AsObject(choice, place), place), place);
        }

        return OneOf(location, [.. Types(schema, location).Select(type => OfType(type, schema, location))]);
    }

    private string OfType(string type, JsonObject schema, SchemaLocation location) => type switch
    {
        "object" => ObjectGrammar.Of(this, schema, location),
        "array" => ArrayGrammar.Of(this, schema, location),
        "string" => TextGrammar.Of(Json, schema, location),
        "number" => NumberGrammar.Of(Json, schema, location, isInteger: false),
        "integer" => NumberGrammar.Of(Json, schema, location, isInteger: true),
        "boolean" => Json.Boolean,
        "null" => Json.Null,
        "any" => Json.Value,
        _ => throw location.Fault($"has the type '{type}', which JSON does not have"),
    };

    // Without a type, what else is said tells which one is meant.
    private static List<string> Types(JsonObject schema, SchemaLocation location)
    {
        List<string> types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(type => type?.ToString() ?? "")],
            { } one => [one.ToString()],
            null => HasAny("properties", "required", "additionalProperties", "minProperties", "maxProperties") ? ["object"]
                : HasAny("items", "prefixItems", "minItems", "maxItems") ? ["array"]
                : HasAny("minLength", "maxLength", "pattern", "format") ? ["string"]
                : HasAny("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? ["number"]
                : ["any"],
        };
        if (schema["nullable"] is JsonValue nullable && nullable.TryGetValue<bool>(out var isNullable) && isNullable && !types.Contains("any"))
            types.Add("null");
        return types.Count > 0 ? types : throw location.Fault("allows no type");

        bool HasAny(params ReadOnlySpan<string> keywords)
        {
            foreach (var keyword in keywords)
            {
                if (schema.ContainsKey(keyword))
                    return true;
            }

            return false;
        }
    }

    private string Listed(JsonObject schema, SchemaLocation location)
    {
        IEnumerable<JsonNode?> values = schema.ContainsKey("const") ? new[] { schema["const"] } : (JsonArray)schema["enum"]!;
        var rest = Without(Without(Without(schema, "const"), "enum"), "type");
        if (SchemaKeywords.Asserts(rest) || (schema.ContainsKey("const") && schema.ContainsKey("enum")))
            throw location.Fault("lists values and restricts them further");

        var types = schema["type"] is null ? null : Types(schema, location);
        var allowed = values.Where(value => types is null || types.Contains(TypeOf(value)) || (TypeOf(value) == "integer" && types.Contains("number"))).ToList();
        return allowed.Count > 0 ? OneOf(location, [.. allowed.Select(value => Gbnf.Literal(JsonText.Of(value)))]) : throw location.Fault("allows no value");

        static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.GetValue<double>() % 1 == 0 ? "integer" : "number",
            JsonValueKind.Array => "array",
            _ => "object",
        };
    }

    private string OneOf(SchemaLocation location, IReadOnlyList<string> expressions) =>
        expressions.Count == 1 && !expressions[0].StartsWith('"') ? expressions[0] : Json.Rules.Add(location.Name, string.Join(" | ", expressions));

    private string Refer(string reference, SchemaLocation location)
    {
        if (_references.TryGetValue(reference, out var known))
            return known;

        // Named before it is defined, so that it may refer to itself.
        var name = Json.Rules.Reserve(new SchemaLocation(reference).Name);
        _references.Add(reference, name);
        var expression = Visit(Find(reference, location), new SchemaLocation(reference));
        Json.Rules.Define(name, expression != name ? expression : throw location.Fault("refers to nothing but itself"));
        return name;
    }

    private JsonNode? Find(string reference, SchemaLocation location)
    {
        if (!reference.StartsWith('#') || (reference.Length > 1 && reference[1] != '/'))
            throw location.Fault($"refers to '{reference}', which is no place in the same schema");

        var node = _root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                JsonObject parent when parent.TryGetPropertyValue(name, out var child) => child,
                JsonArray parent when int.TryParse(name, out var index) && index >= 0 && index < parent.Count => parent[index],
                _ => throw location.Fault($"refers to '{reference}', which does not exist"),
            };
        }

        return node;
    }

    private static JsonObject AsObject(JsonNode? schema, SchemaLocation location) => schema switch
    {
        JsonObject keywords => keywords,
        JsonValue value when value.TryGetValue<bool>(out var isAllowed) && isAllowed => [],
        _ => throw location.Fault("is no schema that allows a value"),
    };

    private static JsonObject Without(JsonObject schema, string keyword)
    {
        var rest = (JsonObject)schema.DeepClone();
        rest.Remove(keyword);
        return rest;
    }
}
