using System.Text;
using LLama;
using LLama.Native;
using Microsoft.Extensions.AI;

namespace Quorum.LLamaSharp;

/// <summary>Writes conversations in DeepSeek-R1's format, straight to tokens: only the format writes special ones, so no message can forge them.</summary>
internal sealed class DeepSeekR1Prompt
{
    public const string OpenTag = "<think>";
    public const string CloseTag = "</think>";

    private readonly LLamaWeights _weights;
    private readonly LLamaToken _beginning;
    private readonly LLamaToken _end;
    private readonly LLamaToken _user;
    private readonly LLamaToken _assistant;
    private readonly LLamaToken _open;
    private readonly LLamaToken _close;

    /// <exception cref="NotSupportedException">The model does not have the tokens of this format.</exception>
    public DeepSeekR1Prompt(LLamaWeights weights)
    {
        _weights = weights;
        _beginning = weights.Vocab.BOS ?? throw Lacks("beginning-of-sequence token");
        _end = weights.Vocab.EOS ?? throw Lacks("end-of-sequence token");
        _user = Require("<｜User｜>");
        _assistant = Require("<｜Assistant｜>");
        _open = Require(OpenTag);
        _close = Require(CloseTag);
    }

    /// <summary>Writes a conversation up to the point where the model goes on.</summary>
    /// <param name="messages">The conversation. Of earlier replies, the reasoning is left out, as the model's template does.</param>
    /// <param name="instructions">A further system text, put first.</param>
    /// <param name="reasons">Whether the model reasons before it answers.</param>
    public LLamaToken[] Render(IReadOnlyList<ChatMessage> messages, string? instructions, bool reasons)
    {
        var system = messages.Where(IsSystem).Select(message => message.Text).Prepend(instructions).Where(text => !string.IsNullOrEmpty(text));
        List<LLamaToken> tokens = [_beginning, .. Text(string.Join("\n\n", system))];
        foreach (var message in messages.Where(message => !IsSystem(message)))
        {
            if (message.Role == ChatRole.Assistant)
                tokens.AddRange([_assistant, .. Text(WithoutReasoning(message.Text)), _end]);
            else
                tokens.AddRange([_user, .. Text(message.Text)]);
        }

        tokens.AddRange([_assistant, _open, .. Text("\n")]);
        if (!reasons)
            tokens.AddRange([.. Text("\n"), _close, .. Text("\n\n")]);
        return [.. tokens];
    }

    private LLamaToken[] Text(string text) => text.Length == 0 ? [] : _weights.Tokenize(text, add_bos: false, special: false, Encoding.UTF8);

    private LLamaToken Require(string tag) =>
        _weights.Tokenize(tag, add_bos: false, special: true, Encoding.UTF8) is [var token] ? token : throw Lacks($"token {tag}");

    private static NotSupportedException Lacks(string what) => new(
        $"The model has no {what}, so it is no DeepSeek-R1 model. LLamaSharpChatClient knows their format only; LlamaChatClient of Quorum.LlamaCpp knows others.");

    private static string WithoutReasoning(string text)
    {
        var close = text.LastIndexOf(CloseTag, StringComparison.Ordinal);
        return close < 0 ? text : text[(close + CloseTag.Length)..];
    }

    // "developer" is what some vendors call the system role.
    private static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System || message.Role.Value == "developer";
}
