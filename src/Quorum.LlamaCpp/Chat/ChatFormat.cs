using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.LlamaCpp.Chat;

/// <summary>
/// Renders conversations as a family of reasoning models is used to, straight to tokens: only the format writes special tokens, so no message can
/// forge one.
/// </summary>
/// <remarks>
/// All system texts are joined at the start, a blank line between them, and the tools are described there. Every reply opens with
/// <c>&lt;think&gt;\n</c>, where the model goes on. An assistant message at the very end is left open, its reasoning included, for the model to go
/// on with: what vLLM and llama-server do with such a prefill.
/// </remarks>
internal abstract class ChatFormat
{
    private const string OpenTag = "<think>";
    private const string CloseTag = "</think>";

    private readonly int _open;

    /// <exception cref="NotSupportedException">The model does not have the tokens of the format.</exception>
    protected ChatFormat(LlamaModel model)
    {
        Model = model;
        _open = Require(OpenTag);
        CloseToken = Require(CloseTag);
    }

    /// <summary>The token that ends the reasoning.</summary>
    public int CloseToken { get; }

    /// <summary>How tools are called.</summary>
    public abstract ToolCallSyntax ToolCalls { get; }

    /// <summary>The tags of calls that are control tokens of the model, and so would be no text of its output.</summary>
    public IReadOnlyList<int> ToolTags => field ??= [.. ToolCalls.Tags.Select(Model.Vocabulary.FindSpecial).OfType<int>().Where(Model.Vocabulary.IsControl)];

    protected LlamaModel Model { get; }

    /// <summary>Makes the format of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="format">The format; <see langword="null"/> to tell it by the file's chat template, or else by its tokens.</param>
    /// <exception cref="NotSupportedException">The model has another format, or not the tokens of this one.</exception>
    public static ChatFormat Of(LlamaModel model, LlamaChatFormat? format) => (format ?? Detect(model)) switch
    {
        LlamaChatFormat.DeepSeekR1 => new DeepSeekR1Format(model),
        LlamaChatFormat.ChatMl => new ChatMlFormat(model),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such chat format."),
    };

    /// <summary>Renders a conversation up to the point where the model goes on.</summary>
    /// <param name="messages">The conversation: its text, its calls of tools and their results.</param>
    /// <param name="instructions">Further system texts, put first.</param>
    /// <param name="skipReasoning">Whether the reasoning is closed at once, so that the model answers without.</param>
    /// <param name="tools">The tools that are offered.</param>
    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, IEnumerable<string?> instructions, bool skipReasoning, ToolChoice? tools = null)
    {
        var prompt = new PromptWriter(Model.Vocabulary);
        var system = instructions.Concat(messages.Where(IsSystem).Select(message => message.Text)).Where(text => !string.IsNullOrEmpty(text));
        WriteSystem(prompt, string.Join("\n\n", system), tools is { Offered.Count: > 0 } ? tools : null);
        var continued = messages.Count > 0 && messages[^1].Role == ChatRole.Assistant && !messages[^1].Contents.OfType<FunctionCallContent>().Any() ? messages[^1] : null;
        var turns = messages.SkipLast(continued is null ? 0 : 1).Where(message => !IsSystem(message)).ToList();
        var lastUser = turns.FindLastIndex(message => message.Role != ChatRole.Assistant && message.Role != ChatRole.Tool);
        var followsResults = false;
        for (var i = 0; i < turns.Count; i++)
        {
            var message = turns[i];
            if (message.Role == ChatRole.Tool)
            {
                var results = turns.Skip(i).TakeWhile(message => message.Role == ChatRole.Tool).ToList();
                WriteResults(prompt, [.. results.SelectMany(message => message.Contents.OfType<FunctionResultContent>()).Select(ToolValues.Result)]);
                (i, followsResults) = (i + results.Count - 1, true);
                continue;
            }

            if (message.Role == ChatRole.Assistant)
                WriteAssistant(prompt, message, followsResults, isCurrent: i > lastUser);
            else
                WriteUser(prompt, message.Text);
            followsResults = false;
        }

        return OpenReply(prompt, continued, skipReasoning, reasons: StartReply(prompt, followsResults));
    }

    /// <summary>Writes the beginning: the system text, and the tools if there are any.</summary>
    protected abstract void WriteSystem(PromptWriter prompt, string text, ToolChoice? tools);

    protected abstract void WriteUser(PromptWriter prompt, string text);

    /// <summary>Writes a turn of the assistant.</summary>
    /// <param name="prompt">Where to.</param>
    /// <param name="message">The turn.</param>
    /// <param name="followsResults">Whether the results of tools stand before it.</param>
    /// <param name="isCurrent">Whether no user has spoken since.</param>
    protected abstract void WriteAssistant(PromptWriter prompt, ChatMessage message, bool followsResults, bool isCurrent);

    protected abstract void WriteResults(PromptWriter prompt, IReadOnlyList<string> results);

    /// <summary>Writes what stands before a reply.</summary>
    /// <returns>Whether the model reasons in it.</returns>
    protected abstract bool StartReply(PromptWriter prompt, bool followsResults);

    protected int Require(string tag) => Model.Vocabulary.FindSpecial(tag) ?? throw new NotSupportedException(
        $"'{Model.Name}' has no token {tag}, so it is no reasoning model of the chat format that was chosen or detected. {nameof(LlamaChatClient)} knows DeepSeek-R1 and its distilled models, and ChatML models that reason (Qwen 3, QwQ).");

    protected static string WithoutReasoning(string text)
    {
        var close = text.LastIndexOf(CloseTag, StringComparison.Ordinal);
        return close < 0 ? text : text[(close + CloseTag.Length)..];
    }

    /// <summary>The calls that a message makes.</summary>
    protected static IReadOnlyList<(string Name, string Arguments)> Calls(ChatMessage message) =>
        [.. message.Contents.OfType<FunctionCallContent>().Select(call => (call.Name, ToolValues.Arguments(call)))];

    protected void WriteReasoning(PromptWriter prompt, string reasoning) =>
        prompt.Token(_open).Text("\n" + reasoning + "\n").Token(CloseToken).Text("\n\n");

    private static LlamaChatFormat Detect(LlamaModel model)
    {
        var template = model.File.Metadata.GetValueOrDefault(GgufKeys.ChatTemplate) is { Type: GgufValueType.Text, IsArray: false } text ? text.GetString() : "";
        var isDeepSeek = Has(DeepSeekR1Format.UserTag) && Has(DeepSeekR1Format.AssistantTag);
        var isChatMl = Has(ChatMlFormat.StartTag) && Has(ChatMlFormat.EndTag);
        if (isChatMl && !(isDeepSeek && !template.Contains(ChatMlFormat.StartTag, StringComparison.Ordinal)))
            return LlamaChatFormat.ChatMl;
        return isDeepSeek ? LlamaChatFormat.DeepSeekR1 : throw new NotSupportedException(
            $"The chat format of '{model.Name}' is not known: it has neither the tokens {DeepSeekR1Format.UserTag} and {DeepSeekR1Format.AssistantTag} of DeepSeek-R1 nor {ChatMlFormat.StartTag} and {ChatMlFormat.EndTag} of ChatML. Use a DeepSeek-R1 distilled model, such as DeepSeek-R1-Distill-Llama-8B, or a Qwen 3 model.");

        bool Has(string tag) => model.Vocabulary.FindSpecial(tag) is not null;
    }

    private RenderedPrompt OpenReply(PromptWriter prompt, ChatMessage? continued, bool skipReasoning, bool reasons)
    {
        var (reasoning, text) = continued is null ? ("", null) : Split(continued);
        if (!reasons && reasoning.Length == 0)
        {
            prompt.Text(text ?? "");
            return new RenderedPrompt(prompt.Tokens, EndsInReasoning: false, EndsInside: text?.Length > 0);
        }

        text ??= skipReasoning ? "" : null;
        if (text is null)
        {
            prompt.Token(_open).Text("\n" + reasoning);
            return new RenderedPrompt(prompt.Tokens, EndsInReasoning: true, EndsInside: reasoning.Length > 0);
        }

        prompt.Token(_open).Text("\n" + reasoning + "\n").Token(CloseToken).Text("\n\n" + text);
        return new RenderedPrompt(prompt.Tokens, EndsInReasoning: false, EndsInside: text.Length > 0);
    }

    // The reasoning of a message to go on with, and its text, which is null while the reasoning is open.
    private static (string Reasoning, string? Text) Split(ChatMessage message)
    {
        var reasoning = string.Concat(message.Contents.OfType<TextReasoningContent>().Select(content => content.Text));
        var text = message.Contents.OfType<TextContent>().Any() ? message.Text : null;
        if (text is null)
            return (reasoning, null);

        var close = text.LastIndexOf(CloseTag, StringComparison.Ordinal);
        var isOpen = text.StartsWith(OpenTag, StringComparison.Ordinal);
        if (close < 0)
            return isOpen ? (reasoning + text[OpenTag.Length..].TrimStart('\n'), null) : (reasoning, text);

        var start = isOpen ? OpenTag.Length : 0;
        return (reasoning + text[start..close].Trim('\n'), text[(close + CloseTag.Length)..].TrimStart('\n'));
    }

    // "developer" is what some vendors call the system role.
    private static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System || message.Role.Value == "developer";
}
