using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>Plans as JSON: those that a model wrote, and those that were kept.</summary>
internal static class PlanJson
{
    // A name that stands twice would mean one thing here and another one to the next reader.
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="InvalidDataException">The text is no plan.</exception>
    public static Plan Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_strict);
            return Read(document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The text is no plan: it is not valid JSON. {e.Message}", e);
        }
    }

    public static string Write(Plan plan) => Write(writer =>
    {
        writer.WriteStartObject();
        if (plan.Goal.Length > 0)
            writer.WriteString("goal", plan.Goal);
        if (plan.Inputs.Count > 0)
        {
            writer.WritePropertyName("inputs");
            Write(writer, plan.Inputs);
        }

        writer.WriteStartArray("calls");
        foreach (var call in plan.Calls)
        {
            writer.WriteStartObject();
            writer.WriteString("function", call.Function);
            writer.WritePropertyName("arguments");
            Write(writer, call.Arguments);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>A value without white space, its letters as they are.</summary>
    public static string Write(JsonElement value) => Write(value.WriteTo);

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_readable))
            write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> values)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static Plan Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("calls", out var calls) || calls.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("The text is no plan: it has no array \"calls\".");

        return new Plan([.. calls.EnumerateArray().Select(ReadCall)])
        {
            Goal = root.TryGetProperty("goal", out var goal) && goal.ValueKind == JsonValueKind.String ? goal.GetString()! : "",
            Inputs = Members(root, "inputs"),
        };
    }

    private static PlanCall ReadCall(JsonElement call, int index)
    {
        if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty("function", out var function) || function.ValueKind != JsonValueKind.String)
            throw new InvalidDataException($"The text is no plan: call {index + 1} names no \"function\".");

        return new PlanCall(function.GetString()!, Members(call, "arguments"));
    }

    private static Dictionary<string, JsonElement> Members(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var members))
            return [];
        return members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject().ToDictionary(member => member.Name, member => member.Value)
            : throw new InvalidDataException($"The text is no plan: \"{name}\" is no object.");
    }
}
