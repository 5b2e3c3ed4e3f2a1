using System.Text.Json;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Chat;

/// <summary>Calls as the Hermes and Qwen families write them: a JSON object with the name and the arguments, between tags.</summary>
internal sealed class HermesToolCalls : ToolCallSyntax
{
    public override string CallStart => "<tool_call>";

    public override string CallEnd => "</tool_call>";

    public override (string Name, JsonElement Arguments)? Read(string call)
    {
        if (ParseObject(call) is not { } whole || !whole.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || name.GetString() is not { Length: > 0 } text)
            return null;
        if (!whole.TryGetProperty("arguments", out var arguments))
            return (text, JsonElement.Parse("{}"));

        // Some models write the arguments as a text of JSON.
        var value = arguments.ValueKind == JsonValueKind.String ? ParseObject(arguments.GetString()!) : arguments;
        return value is { ValueKind: JsonValueKind.Object } read ? (text, read) : null;
    }

    protected override void WriteCall(PromptWriter prompt, string name, string arguments) => prompt.Text($"\n{Head(name)}{arguments}}}\n");

    protected override string ToExpression(string name, string arguments) => $"{Gbnf.Literal("\n" + Head(name))} {arguments} {Gbnf.Literal("}\n")}";

    private static string Head(string name) => $"{{\"name\": {JsonText.Of(name)}, \"arguments\": ";
}
