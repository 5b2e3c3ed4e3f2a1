using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>The chat template of DeepSeek-R1 and its distilled models.</summary>
/// <remarks>
/// BOS, the system text as it is, <c>&lt;｜User｜&gt;</c> before user text, <c>&lt;｜Assistant｜&gt;</c> before and EOS after assistant text, whose
/// reasoning is dropped. The template has no place for tools, so they are described at the end of the system text; calls and their results are
/// written with its tags, here always with the closing ones, which it forgets after a single call. After results the model goes on without a tag
/// and without reasoning, as it was trained to.
/// </remarks>
internal sealed class DeepSeekR1Format : ChatFormat
{
    public const string UserTag = "<｜User｜>";
    public const string AssistantTag = "<｜Assistant｜>";

    private readonly int _beginning;
    private readonly int _end;
    private readonly int _user;
    private readonly int _assistant;

    /// <exception cref="NotSupportedException">The model does not have the tokens of this format.</exception>
    public DeepSeekR1Format(LlamaModel model)
        : base(model)
    {
        _beginning = model.Vocabulary.BeginningOfSequence ?? throw Lacks("beginning");
        _end = model.Vocabulary.EndOfSequence ?? throw Lacks("end");
        _user = Require(UserTag);
        _assistant = Require(AssistantTag);

        NotSupportedException Lacks(string which) => new($"'{model.Name}' has no {which}-of-sequence token, which the DeepSeek-R1 chat format needs.");
    }

    public override ToolCallSyntax ToolCalls { get; } = new DeepSeekToolCalls();

    protected override void WriteSystem(PromptWriter prompt, string text, ToolChoice? tools)
    {
        prompt.Token(_beginning).Text(text);
        if (tools is null)
            return;

        prompt.Text(text.Length > 0 ? "\n\n" : "");
        ToolCalls.Describe(prompt, tools);
    }

    protected override void WriteUser(PromptWriter prompt, string text) => prompt.Token(_user).Text(text);

    protected override void WriteAssistant(PromptWriter prompt, ChatMessage message, bool followsResults, bool isCurrent)
    {
        StartReply(prompt, followsResults);
        prompt.Text(WithoutReasoning(message.Text));
        if (Calls(message) is { Count: > 0 } calls)
            ToolCalls.Write(prompt, calls);
        prompt.Token(_end);
    }

    protected override void WriteResults(PromptWriter prompt, IReadOnlyList<string> results)
    {
        prompt.Tag("<｜tool▁outputs▁begin｜>");
        for (var i = 0; i < results.Count; i++)
            prompt.Text(i > 0 ? "\n" : "").Tag("<｜tool▁output▁begin｜>").Text(results[i]).Tag("<｜tool▁output▁end｜>");
        prompt.Tag("<｜tool▁outputs▁end｜>");
    }

    protected override bool StartReply(PromptWriter prompt, bool followsResults)
    {
        if (!followsResults)
            prompt.Token(_assistant);
        return !followsResults;
    }
}
