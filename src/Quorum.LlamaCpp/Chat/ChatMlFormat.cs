using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>ChatML as Qwen 3 and QwQ use it.</summary>
/// <remarks>
/// Every turn is <c>&lt;|im_start|&gt;ROLE\n…&lt;|im_end|&gt;\n</c>; tools are described in the system turn, their results come as a user turn. The
/// reasoning of earlier turns is dropped, but kept while the tools of the current turn are being called.
/// </remarks>
internal sealed class ChatMlFormat : ChatFormat
{
    public const string StartTag = "<|im_start|>";
    public const string EndTag = "<|im_end|>";

    private readonly int _start;
    private readonly int _end;

    /// <exception cref="NotSupportedException">The model does not have the tokens of this format.</exception>
    public ChatMlFormat(LlamaModel model)
        : base(model)
    {
        _start = Require(StartTag);
        _end = Require(EndTag);
    }

    public override ToolCallSyntax ToolCalls { get; } = new HermesToolCalls();

    protected override void WriteSystem(PromptWriter prompt, string text, ToolChoice? tools)
    {
        if (text.Length == 0 && tools is null)
            return;

        Start(prompt, "system").Text(text);
        if (tools is not null)
        {
            prompt.Text(text.Length > 0 ? "\n\n" : "").Text("# Tools\n\n");
            ToolCalls.Describe(prompt, tools);
        }

        End(prompt);
    }

    protected override void WriteUser(PromptWriter prompt, string text) => End(Start(prompt, "user").Text(text));

    protected override void WriteAssistant(PromptWriter prompt, ChatMessage message, bool followsResults, bool isCurrent)
    {
        StartReply(prompt, followsResults);
        var reasoning = string.Concat(message.Contents.OfType<TextReasoningContent>().Select(content => content.Text));
        if (isCurrent && reasoning.Length > 0)
            WriteReasoning(prompt, reasoning);

        var text = WithoutReasoning(message.Text).TrimStart('\n');
        prompt.Text(text);
        if (Calls(message) is { Count: > 0 } calls)
        {
            prompt.Text(text.Length > 0 ? "\n" : "");
            ToolCalls.Write(prompt, calls);
        }

        End(prompt);
    }

    protected override void WriteResults(PromptWriter prompt, IReadOnlyList<string> results)
    {
        Start(prompt, "user");
        for (var i = 0; i < results.Count; i++)
            prompt.Text(i > 0 ? "\n" : "").Tag("<tool_response>").Text($"\n{results[i]}\n").Tag("</tool_response>");
        End(prompt);
    }

    protected override bool StartReply(PromptWriter prompt, bool followsResults)
    {
        Start(prompt, "assistant");
        return true;
    }

    private PromptWriter Start(PromptWriter prompt, string role) => prompt.Token(_start).Text(role + "\n");

    private void End(PromptWriter prompt) => prompt.Token(_end).Text("\n");
}
