using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.Evaluation;

/// <summary>A call of a tool as a text: an object with <c>name</c> and <c>arguments</c>, the same for the same call.</summary>
internal static class ToolCallText
{
    /// <summary>Writes a call.</summary>
    public static string Write(string name, JsonElement arguments) => Write(name, JsonNode.Parse(arguments.GetRawText()));

    /// <summary>Writes the call that a chat client has read from a reply, in its own order: its arguments may be any that a model can write.</summary>
    public static string Write(string name, IDictionary<string, object?>? arguments)
    {
        string json = JsonSerializer.Serialize(arguments ?? new Dictionary<string, object?>(), EvaluationJsonContext.OnDisk.IDictionaryStringObject);
        return $$"""{"name":{{JsonValue.Create(name).ToJsonString()}},"arguments":{{json}}}""";
    }

    /// <summary>Reads a text that is nothing but a call; <see langword="null"/> if it is not.</summary>
    public static string? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject call && call["name"] is JsonValue name && name.GetValueKind() == JsonValueKind.String
                ? Write(name.GetValue<string>(), call["arguments"])
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, a name that an object has twice, or half of a surrogate pair.
            return null;
        }
    }

    private static string Write(string name, JsonNode? arguments) =>
        new JsonObject { ["name"] = name, ["arguments"] = Sorted(arguments) }.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
