namespace Quorum;

/// <summary>Reads the last answer between tags such as <c>&lt;answer&gt;</c>.</summary>
internal static class TaggedAnswer
{
    private static readonly (string Open, string Close)[] _tags =
    [
        ("<answer>", "</answer>"), ("<final_answer>", "</final_answer>"), ("<final>", "</final>"), ("<result>", "</result>"), ("[ANSWER]", "[/ANSWER]"), ("[[", "]]"),
    ];

    /// <summary>Reads it; if the closing tag is missing it is cut, unless the text ends with a whole expression.</summary>
    public static Statement? Read(ConcludingText conclusion)
    {
        const int MaximumLength = 400;
        string text = conclusion.Text;
        int start = -1;
        string close = "";
        foreach ((string opening, string closing) in _tags)
        {
            int open = conclusion.Extent.Of(text).LastIndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (open >= 0 && conclusion.Extent.Start + open + opening.Length > start)
                (start, close) = (conclusion.Extent.Start + open + opening.Length, closing);
        }

        if (start < 0)
            return null;

        Extent rest = new(start, conclusion.Extent.End);
        int length = rest.Of(text).IndexOf(close, StringComparison.OrdinalIgnoreCase);
        if (length < 0)
            return close == "]]" ? null : ReadOpen(text, rest.TrimMarkup(text));

        Extent content = new Extent(start, start + length).TrimMarkup(text);
        if (content.IsEmpty || content.Length > MaximumLength)
            return null;

        AnswerReading reading = content.Of(text).Contains('\n') ? AnswerReading.None : AnnouncedAnswer.Read(conclusion, content, AnswerFreedom.Words);
        Extent answer = reading.Answer ?? AnnouncedAnswer.WithoutDelimiters(text, content);
        return answer.IsEmpty ? null : new(AnswerSource.FinalAnswer, answer, false);
    }

    private static Statement ReadOpen(string text, Extent rest)
    {
        Extent content = AnnouncedAnswer.WithoutDelimiters(text, rest);
        bool whole = AnnouncedAnswer.IsWhole(text, content) && !AnnouncedAnswer.HasOpenDelimiter(text, content);
        return whole ? new(AnswerSource.FinalAnswer, content, false) : new(AnswerSource.FinalAnswer, default, true);
    }
}
