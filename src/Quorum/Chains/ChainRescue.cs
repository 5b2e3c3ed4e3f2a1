using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Closes the thought of a truncated chain and asks for its answer (budget forcing, Muennighoff et al. 2025, arXiv 2501.19393).</summary>
/// <remarks>
/// The request is the chain's own with a trailing assistant message: the reasoning so far, and a text that opens a box. A client that
/// continues such a message writes the answer into the box; one that answers afresh is understood too. The opening is in no natural
/// language that the question might not be in, but for the two words that models of every tongue learned it with.
/// </remarks>
internal static class ChainRescue
{
    private const string Opening = @"**Final Answer:** \boxed{";
    private const int MostTokens = 64;

    /// <summary>The messages that ask for the answer.</summary>
    public static IReadOnlyList<ChatMessage> ToMessages(IReadOnlyList<ChatMessage> messages, string reasoning, string text)
    {
        List<AIContent> contents = [];
        if (reasoning.Length > 0)
            contents.Add(new TextReasoningContent(reasoning));

        contents.Add(new TextContent(text.Length > 0 ? $"{text}\n\n{Opening}" : Opening));
        return [.. messages, new ChatMessage(ChatRole.Assistant, contents)];
    }

    /// <summary>The chain's options, with a budget for an answer only.</summary>
    public static ChatOptions ToOptions(ChatOptions options)
    {
        ChatOptions rescue = options.Clone();
        rescue.MaxOutputTokens = MostTokens;
        return rescue;
    }

    /// <summary>What <see cref="Chain.Rescue"/> keeps of a reply.</summary>
    public static string ToText(string reply) => Opening + reply;

    /// <summary>Finds the answer in what was kept; <see langword="null"/> if the reply gives none.</summary>
    public static ExtractedAnswer? Read(string rescue, AnswerPolicy policy)
    {
        string reply = rescue.StartsWith(Opening, StringComparison.Ordinal) ? rescue[Opening.Length..] : rescue;

        // A box of the reply's own means that the client answered afresh; else the reply is what stands in the opened one. A model that runs
        // on over several lines there has not understood what the box is for.
        return Boxed(reply) ?? (Boxed(rescue) is { } inOpened && !inOpened.Text.Contains('\n', StringComparison.Ordinal) ? inOpened : null);

        ExtractedAnswer? Boxed(string text) =>
            AnswerExtractor.Extract(text, policy) is { Source: AnswerSource.Box } extracted ? extracted : null;
    }
}
