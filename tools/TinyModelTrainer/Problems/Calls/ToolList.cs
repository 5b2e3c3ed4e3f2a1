using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Calls;

/// <summary>The tools that are offered with a question, and the call that is right.</summary>
/// <param name="Tools">The tools in the order in which they are offered.</param>
/// <param name="Name">The tool to call.</param>
/// <param name="Arguments">Its arguments as a JSON object without spaces, as the client writes them in the history.</param>
public sealed record ToolList(ImmutableArray<Tool> Tools, string Name, string Arguments)
{
    /// <summary>The system text that offers the tools, exactly as <c>LlamaChatClient</c> writes it for DeepSeek-R1 models.</summary>
    public string Prompt => string.Concat(
        "You can call these tools, each described by a JSON object:\n<tools>",
        string.Concat(Tools.Select(tool => $"\n{{\"name\": \"{tool.Name}\", \"description\": \"{tool.Description}\", \"parameters\": {tool.Schema}}}")),
        "\n</tools>\n\nTo call one, write its name and a JSON object with its arguments, exactly like this:\n",
        Call("NAME", "{\"ARGUMENT\": \"VALUE\"}"),
        "\nSeveral calls may follow each other. The results come with the next message. If no tool helps, answer without.");

    /// <summary>The right call as the model writes it.</summary>
    public string Reply => Call(Name, Arguments);

    private static string Call(string name, string arguments) =>
        $"<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>{name}\n```json\n{arguments}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>";
}
