using System.Text.Json;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Chat;

/// <summary>Calls as DeepSeek-R1 writes them: a kind, a name, and the arguments as a fenced block of JSON.</summary>
internal sealed class DeepSeekToolCalls : ToolCallSyntax
{
    private const string Kind = "function";
    private const string Separator = "<｜tool▁sep｜>";
    private const string FenceStart = "\n```json\n";
    private const string FenceEnd = "\n```";

    public override string CallStart => "<｜tool▁call▁begin｜>";

    public override string CallEnd => "<｜tool▁call▁end｜>";

    public override string ListStart => "<｜tool▁calls▁begin｜>";

    public override string ListEnd => "<｜tool▁calls▁end｜>";

    public override IEnumerable<string> Tags => base.Tags.Append(Separator);

    public override (string Name, JsonElement Arguments)? Read(string call)
    {
        var separator = call.IndexOf(Separator, StringComparison.Ordinal);
        var open = call.IndexOf('{', StringComparison.Ordinal);
        var close = call.LastIndexOf('}');
        if (separator < 0 || open < separator || close < open)
            return null;

        var head = call[(separator + Separator.Length)..open];
        var name = head.Trim().Split('\n')[0].Replace("```json", "", StringComparison.Ordinal).Trim();
        return name.Length > 0 && ParseObject(call[open..(close + 1)]) is { } arguments ? (name, arguments) : null;
    }

    protected override void WriteCall(PromptWriter prompt, string name, string arguments) =>
        prompt.Text(Kind).Tag(Separator).Text(name + FenceStart + arguments + FenceEnd);

    protected override string ToExpression(string name, string arguments) =>
        $"{Gbnf.Literal(Kind + Separator + name + FenceStart)} {arguments} {Gbnf.Literal(FenceEnd)}";
}
