namespace Quorum;

/// <summary>Reads the answer that stands under its announcement: on the next line, in a list, in display mathematics.</summary>
internal static class AnswerBelow
{
    private const int MaximumLength = 2_000;
    private static readonly (string Open, string Close)[] _displays = [(@"\[", @"\]"), ("$$", "$$"), (@"\begin{", @"\end{")];

    /// <summary>Reads what follows the line.</summary>
    public static AnswerReading Read(ConcludingText conclusion, int line, AnswerFreedom freedom)
    {
        int next = line + 1;
        if (next >= conclusion.Lines.Count)
            return AnswerReading.None;

        Extent value = WithoutBullet(conclusion.Text, conclusion.Lines[next].Extent);
        return TryReadDisplay(conclusion, next, value, out AnswerReading display) ? display : AnnouncedAnswer.Read(conclusion, value, freedom);
    }

    /// <summary>Reads display mathematics that begins in a line and may end in a later one.</summary>
    public static bool TryReadDisplay(ConcludingText conclusion, int line, Extent value, out AnswerReading reading)
    {
        string text = conclusion.Text;
        foreach ((string open, string close) in _displays)
        {
            if (!value.Of(text).StartsWith(open))
                continue;

            int start = value.Start + open.Length;
            int limit = Math.Min(conclusion.Extent.End, start + MaximumLength);
            int end = text.IndexOf(close, start, Math.Max(0, limit - start), StringComparison.Ordinal);
            reading = end >= 0 ? new(Content(text, new(start, end)), false)
                : limit == conclusion.Extent.End ? AnswerReading.Cut
                : AnswerReading.None;
            return true;
        }

        reading = default;
        return false;
    }

    /// <summary>The content of a display without an environment and punctuation; after the last equals sign of a chain.</summary>
    private static Extent? Content(string text, Extent display)
    {
        ReadOnlySpan<char> span = display.Of(text);
        if (span.Contains("\\begin{align", StringComparison.Ordinal) || span.StartsWith("align") || span.StartsWith("equation"))
        {
            int equals = span.LastIndexOf('=');
            int environmentEnd = span.IndexOf("\\end{", StringComparison.Ordinal);
            int end = environmentEnd < 0 ? span.Length : environmentEnd;
            return equals < 0 || equals > end ? null : new Extent(display.Start + equals + 1, display.Start + end).Trim(text, ".,;");
        }

        Extent content = display.Trim(text, ".,;");
        return content.IsEmpty || MathObject.IsOpen(content.Of(text)) ? null : content;
    }

    private static Extent WithoutBullet(string text, Extent line)
    {
        Extent rest = line.TrimStart(text, ">");
        ReadOnlySpan<char> span = rest.Of(text);
        bool bullet = span.Length > 2 && span[0] is '-' or '*' or '•' or '–' && span[1] == ' ';
        return bullet ? new Extent(rest.Start + 2, rest.End).TrimStart(text) : rest;
    }
}
