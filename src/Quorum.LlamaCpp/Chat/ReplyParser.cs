using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>Reads a reply piece by piece: first the reasoning, then the answer's text and its calls of tools.</summary>
/// <param name="splitter">Tells the reasoning from the answer.</param>
/// <param name="calls">Finds the calls; <see langword="null"/> if no tools were offered, so that all of the answer is text.</param>
internal sealed class ReplyParser(ReasoningSplitter splitter, ToolCallReader? calls)
{
    /// <summary>Whether what comes next is reasoning.</summary>
    public bool InReasoning => splitter.InReasoning;

    public bool HasCalls => calls?.HasCalls ?? false;

    /// <summary>Adds a piece of the reply.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <returns>The contents that became certain.</returns>
    public IReadOnlyList<AIContent> Add(string text, bool isLast)
    {
        var contents = new List<AIContent>();
        foreach (var (isReasoning, part) in splitter.Add(text, isLast))
        {
            if (isReasoning)
                contents.Add(new TextReasoningContent(part));
            else if (calls is null)
                contents.Add(new TextContent(part));
            else
                contents.AddRange(calls.Add(part, isLast: false));
        }

        if (isLast && calls is not null)
            contents.AddRange(calls.Add("", isLast: true));
        return contents;
    }
}
