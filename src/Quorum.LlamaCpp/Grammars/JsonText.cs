using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Writes JSON as models do: on one line, and characters as they are wherever JSON allows that.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions _serializer = new(AIJsonUtilities.DefaultOptions) { Encoder = _plain.Encoder, WriteIndented = false };

    public static string Of(JsonElement element) => Write(element.WriteTo);

    public static string Of(JsonNode? node) => Write(writer =>
    {
        if (node is null)
            writer.WriteNullValue();
        else
            node.WriteTo(writer);
    });

    public static string Of(string text) => Write(writer => writer.WriteStringValue(text));

    /// <summary>Writes a value of any type that can be serialised.</summary>
    public static string Of(object value, Type type) => JsonSerializer.Serialize(value, _serializer.GetTypeInfo(type));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, _plain))
            write(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
