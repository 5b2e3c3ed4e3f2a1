using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.SemanticKernel;

/// <summary>Turns constants, inputs and results into what a parameter takes.</summary>
internal static class PlanValue
{
    public static JsonElement ToJson(object? value) => value switch
    {
        null => JsonElement.Parse("null"),
        JsonElement element => element,
        _ => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };

    /// <summary>Converts as JSON does: a whole 5.0 is an integer, a date is a text.</summary>
    /// <exception cref="FormatException">The value is nothing of the type.</exception>
    public static object? Convert(object? value, Type? type)
    {
        if (type is null || type == typeof(object) || type.IsInstanceOfType(value))
            return value is JsonElement constant ? FromJson(constant) : value;

        try
        {
            var json = ToJson(value);
            if (type == typeof(string) && json.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return value is JsonElement || json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? PlanJson.Write(json) : value!.ToString();

            // 5.0 is a whole number to a schema, though not to a serializer.
            if (json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) && number == decimal.Truncate(number))
                json = ToJson(decimal.Truncate(number));
            return json.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new FormatException($"{ToText(value)} cannot be passed as {type.Name}.", e);
        }
    }

    public static string ToText(object? value) => value is string or null or JsonElement || value.GetType().IsPrimitive || value is decimal or DateOnly or DateTime or DateTimeOffset
        ? PlanJson.Write(ToJson(value))
        : value.ToString() ?? "";

    private static object? FromJson(JsonElement constant) => constant.ValueKind switch
    {
        JsonValueKind.String => constant.GetString(),
        JsonValueKind.True or JsonValueKind.False => constant.GetBoolean(),
        JsonValueKind.Null => null,
        JsonValueKind.Number => constant.TryGetInt64(out var whole) ? whole : constant.GetDouble(),
        _ => constant,
    };
}
