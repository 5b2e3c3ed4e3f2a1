using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>Tells the types of values and names.</summary>
internal static class JsonKindsExtensions
{
    private static readonly JsonKinds[] s_single = [JsonKinds.Boolean, JsonKinds.Integer, JsonKinds.Number, JsonKinds.String, JsonKinds.Array, JsonKinds.Object, JsonKinds.Null];

    public static JsonKinds Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonKinds.Null,
        JsonValueKind.True or JsonValueKind.False => JsonKinds.Boolean,
        JsonValueKind.Number => value.TryGetDecimal(out var number) && number == decimal.Truncate(number) ? JsonKinds.Integer : JsonKinds.Number,
        JsonValueKind.String => JsonKinds.String,
        JsonValueKind.Array => JsonKinds.Array,
        _ => JsonKinds.Object,
    };

    /// <summary>The type of a name; any for one that JSON schemas do not have.</summary>
    public static JsonKinds Parse(string? name) => s_single.FirstOrDefault(kind => Name(kind) == name, JsonKinds.Any);

    public static IReadOnlyList<string> Names(this JsonKinds kinds) =>
        [.. s_single.Where(kind => kinds.HasFlag(kind) && !(kind == JsonKinds.Integer && kinds.HasFlag(JsonKinds.Number))).Select(Name)];

    /// <summary>Whole numbers and others taken for one.</summary>
    public static JsonKinds WithAllNumbers(this JsonKinds kinds) =>
        (kinds & (JsonKinds.Integer | JsonKinds.Number)) == 0 ? kinds : kinds | JsonKinds.Integer | JsonKinds.Number;

    private static string Name(JsonKinds kind) => kind switch
    {
        JsonKinds.Boolean => "boolean",
        JsonKinds.Integer => "integer",
        JsonKinds.Number => "number",
        JsonKinds.String => "string",
        JsonKinds.Array => "array",
        JsonKinds.Object => "object",
        _ => "null",
    };
}
