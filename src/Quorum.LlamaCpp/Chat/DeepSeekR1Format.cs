using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>
/// Renders a conversation as the chat template of DeepSeek-R1 and its distilled models does, but straight to tokens: only this class writes
/// special tokens, so no message can forge one.
/// </summary>
/// <remarks>
/// The template: BOS, the system text as it is, <c>&lt;｜User｜&gt;</c> before user text, <c>&lt;｜Assistant｜&gt;</c> before and EOS after
/// assistant text, whose reasoning is dropped; then <c>&lt;｜Assistant｜&gt;&lt;think&gt;\n</c>, where the model goes on. Where the template
/// keeps only the last of several system messages, all are kept here, a blank line between them. An assistant message at the very end is left
/// open, its reasoning included, for the model to go on with: what vLLM and llama-server do with such a prefill.
/// </remarks>
internal sealed class DeepSeekR1Format
{
    private const string UserTag = "<｜User｜>";
    private const string AssistantTag = "<｜Assistant｜>";
    private const string OpenTag = "<think>";
    private const string CloseTag = "</think>";

    private readonly LlamaVocabulary _vocabulary;
    private readonly int _beginning;
    private readonly int _end;
    private readonly int _user;
    private readonly int _assistant;
    private readonly int _open;
    private readonly int _close;

    /// <exception cref="NotSupportedException">The model does not have the tokens of this format.</exception>
    public DeepSeekR1Format(LlamaModel model)
    {
        _vocabulary = model.Vocabulary;
        _beginning = Require(_vocabulary.BeginningOfSequence, "a beginning-of-sequence token");
        _end = Require(_vocabulary.EndOfSequence, "an end-of-sequence token");
        _user = Require(_vocabulary.FindSpecial(UserTag), UserTag);
        _assistant = Require(_vocabulary.FindSpecial(AssistantTag), AssistantTag);
        _open = Require(_vocabulary.FindSpecial(OpenTag), OpenTag);
        _close = Require(_vocabulary.FindSpecial(CloseTag), CloseTag);

        int Require(int? token, string name) => token ?? throw new NotSupportedException(
            $"'{model.Name}' has no token {name}, so it is not a model of the DeepSeek-R1 chat format, the only one that {nameof(LlamaChatClient)} knows. Use a DeepSeek-R1 distilled model, such as DeepSeek-R1-Distill-Llama-8B.");
    }

    /// <summary>The token that ends the reasoning.</summary>
    public int CloseToken => _close;

    /// <summary>Renders a conversation up to the point where the model goes on.</summary>
    /// <param name="messages">The conversation. Only its text counts.</param>
    /// <param name="instructions">Further system texts, put first.</param>
    /// <param name="skipReasoning">Whether the reasoning is closed at once, so that the model answers without.</param>
    /// <exception cref="NotSupportedException">The conversation has tool calls or their results.</exception>
    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, IEnumerable<string?> instructions, bool skipReasoning)
    {
        if (messages.Any(message => message.Role == ChatRole.Tool || message.Contents.Any(content => content is FunctionCallContent or FunctionResultContent)))
            throw new NotSupportedException($"{nameof(LlamaChatClient)} cannot render tool calls or their results; leave them out of the conversation, or put what they say into a message.");

        List<int> tokens = [_beginning];
        var system = instructions.Concat(messages.Where(IsSystem).Select(message => message.Text)).Where(text => !string.IsNullOrEmpty(text));
        tokens.AddRange(_vocabulary.Tokenize(string.Join("\n\n", system)));
        var continued = messages.Count > 0 && messages[^1].Role == ChatRole.Assistant ? messages[^1] : null;
        foreach (var message in messages.SkipLast(continued is null ? 0 : 1).Where(message => !IsSystem(message)))
        {
            var isAssistant = message.Role == ChatRole.Assistant;
            tokens.Add(isAssistant ? _assistant : _user);
            tokens.AddRange(_vocabulary.Tokenize(isAssistant ? WithoutReasoning(message.Text) : message.Text));
            if (isAssistant)
                tokens.Add(_end);
        }

        tokens.Add(_assistant);
        var (reasoning, text) = continued is null ? ("", null) : Split(continued);
        text ??= skipReasoning ? "" : null;
        tokens.Add(_open);
        if (text is null)
        {
            tokens.AddRange(_vocabulary.Tokenize("\n" + reasoning));
            return new RenderedPrompt(tokens, EndsInReasoning: true, EndsInside: reasoning.Length > 0);
        }

        tokens.AddRange(_vocabulary.Tokenize("\n" + reasoning + "\n"));
        tokens.Add(_close);
        tokens.AddRange(_vocabulary.Tokenize("\n\n" + text));
        return new RenderedPrompt(tokens, EndsInReasoning: false, EndsInside: text.Length > 0);
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

    private static string WithoutReasoning(string text)
    {
        var close = text.LastIndexOf(CloseTag, StringComparison.Ordinal);
        return close < 0 ? text : text[(close + CloseTag.Length)..];
    }
}
