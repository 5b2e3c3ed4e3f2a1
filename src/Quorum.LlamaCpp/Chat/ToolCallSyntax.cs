using System.Text.Json;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Chat;

/// <summary>How a model family writes the calls of tools, in its prompts and in its replies.</summary>
internal abstract class ToolCallSyntax
{
    // As many as anybody needs at once; a grammar without bound might never end.
    private const int MostCalls = 8;

    /// <summary>The tag that begins a call.</summary>
    public abstract string CallStart { get; }

    /// <summary>The tag that ends a call.</summary>
    public abstract string CallEnd { get; }

    /// <summary>The tag that begins the calls of a reply, or nothing.</summary>
    public virtual string ListStart => "";

    /// <summary>The tag that ends the calls of a reply, or nothing.</summary>
    public virtual string ListEnd => "";

    /// <summary>All tags that can appear in a reply.</summary>
    public virtual IEnumerable<string> Tags => new[] { ListStart, CallStart, CallEnd, ListEnd }.Where(tag => tag.Length > 0);

    /// <summary>Tells the model about its tools.</summary>
    public void Describe(PromptWriter prompt, ToolChoice tools)
    {
        prompt.Text("You can call these tools, each described by a JSON object:\n");
        prompt.Tag("<tools>");
        foreach (var tool in tools.Offered)
            prompt.Text("\n" + Describe(tool));
        prompt.Text("\n").Tag("</tools>").Text("\n\nTo call one, write its name and a JSON object with its arguments, exactly like this:\n");
        Write(prompt, [("NAME", "{\"ARGUMENT\": \"VALUE\"}")]);
        prompt.Text(tools.AllowsSeveral ? "\nSeveral calls may follow each other." : "\nMake one call at most.");
        prompt.Text(tools.Required.Count switch
        {
            0 => " The results come with the next message. If no tool helps, answer without.",
            1 => $" Your answer must call {tools.Required[0].Name}.",
            _ => " Your answer must call a tool.",
        });
    }

    /// <summary>Writes calls that were made.</summary>
    public void Write(PromptWriter prompt, IReadOnlyList<(string Name, string Arguments)> calls)
    {
        WriteTag(prompt, ListStart);
        for (var i = 0; i < calls.Count; i++)
        {
            prompt.Text(i > 0 ? "\n" : "").Tag(CallStart);
            WriteCall(prompt, calls[i].Name, calls[i].Arguments);
            prompt.Tag(CallEnd);
        }

        WriteTag(prompt, ListEnd);
    }

    /// <summary>Reads what stands between the tags of a call.</summary>
    /// <returns>The name and the arguments, or <see langword="null"/> if it is no call.</returns>
    public abstract (string Name, JsonElement Arguments)? Read(string call);

    /// <summary>An expression for a list of calls of some tools.</summary>
    /// <exception cref="NotSupportedException">The parameters of a tool are beyond what a grammar can say.</exception>
    public string ToExpression(JsonRules json, IReadOnlyList<AIFunctionDeclaration> tools, bool allowsSeveral)
    {
        var call = json.Rules.Add("call", $"{Gbnf.Literal(CallStart)} ({string.Join(" | ", tools.Select(tool => ToExpression(tool.Name, Arguments(json, tool))))}) {Gbnf.Literal(CallEnd)}");
        var more = allowsSeveral ? Gbnf.Repeat(json.Rules.Add("next-call", $"\"\\n\" {call}"), 0, MostCalls - 1) : "";
        return json.Rules.Add("calls", $"{Gbnf.Literal(ListStart)} {call} {more} {Gbnf.Literal(ListEnd)}");
    }

    protected abstract void WriteCall(PromptWriter prompt, string name, string arguments);

    protected abstract string ToExpression(string name, string arguments);

    protected static JsonElement? ParseObject(string json)
    {
        try
        {
            var value = JsonElement.Parse(json);
            return value.ValueKind == JsonValueKind.Object ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void WriteTag(PromptWriter prompt, string tag)
    {
        if (tag.Length > 0)
            prompt.Tag(tag);
    }

    private static string Describe(AIFunctionDeclaration tool) =>
        $"{{\"name\": {JsonText.Of(tool.Name)}, \"description\": {JsonText.Of(tool.Description)}, \"parameters\": {JsonText.Of(tool.JsonSchema)}}}";

    private static string Arguments(JsonRules json, AIFunctionDeclaration tool)
    {
        try
        {
            return new JsonSchemaGrammar(tool.JsonSchema, json.Rules).Add();
        }
        catch (NotSupportedException exception)
        {
            throw new NotSupportedException($"A call of the tool '{tool.Name}' cannot be enforced. {exception.Message}", exception);
        }
    }
}
