namespace Quorum;

/// <summary>Reads the last answer between <c>&lt;answer&gt;</c> tags.</summary>
internal static class TaggedAnswer
{
    private const string Open = "<answer>";
    private const string Close = "</answer>";

    /// <summary>Reads it; it is cut if the closing tag is missing.</summary>
    public static Statement? Read(ConcludingText conclusion)
    {
        const int MaximumLength = 400;
        string text = conclusion.Text;
        int open = conclusion.Extent.Of(text).LastIndexOf(Open, StringComparison.OrdinalIgnoreCase);
        if (open < 0)
            return null;

        int start = conclusion.Extent.Start + open + Open.Length;
        int length = new Extent(start, conclusion.Extent.End).Of(text).IndexOf(Close, StringComparison.OrdinalIgnoreCase);
        if (length < 0)
            return new(AnswerSource.FinalAnswer, default, true);

        Extent content = new Extent(start, start + length).Trim(text, "*`");
        if (content.IsEmpty || content.Length > MaximumLength)
            return null;

        AnswerReading reading = content.Of(text).Contains('\n') ? AnswerReading.None : AnnouncedAnswer.Read(conclusion, content, AnswerFreedom.Words);
        Extent answer = reading.Answer ?? AnnouncedAnswer.WithoutDelimiters(text, content);
        return answer.IsEmpty ? null : new(AnswerSource.FinalAnswer, answer, false);
    }
}
