namespace Quorum;

/// <summary>Mathematics set apart from its sentence, on one line or over several: <c>\[…\]</c>, <c>$$…$$</c> and environments.</summary>
internal static class DisplayMath
{
    private const int MaximumLength = 2_000;
    private static readonly (string Open, string Close)[] _displays = [(@"\[", @"\]"), ("$$", "$$"), (@"\begin{", @"\end{")];
    private static readonly string[] _environments = ["align", "equation", "gather", "eqnarray", "multline"];

    /// <summary>Reads a display that begins a part of a text and may end in a later line.</summary>
    public static bool TryRead(ConcludingText conclusion, Extent value, out AnswerReading reading)
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

    /// <summary>The content of the display with which a text ends.</summary>
    public static Extent? ReadLast(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        Extent whole = conclusion.Extent.TrimEnd(text, ".");
        Extent near = new(Math.Max(whole.Start, whole.End - MaximumLength), whole.End);
        ReadOnlySpan<char> span = near.Of(text);
        int open = -1;
        int close = -1;
        if (span.EndsWith(@"\]"))
        {
            open = span.LastIndexOf(@"\[");
            close = span.Length - 2;
        }
        else if (span.EndsWith("$$") && span.Length > 2)
        {
            open = span[..^2].LastIndexOf("$$");
            close = span.Length - 2;
        }
        else if (span.EndsWith("}"))
        {
            close = span.LastIndexOf(@"\end{");
            open = close > 0 && span.IndexOf('}') >= 0 && IsEnvironment(span[(close + 5)..]) ? span[..close].LastIndexOf(@"\begin{") : -1;
        }

        return open >= 0 && close > open + 2 ? Content(text, new(near.Start + open + 2, near.Start + close)) : null;
    }

    /// <summary>The last row of a display, without an environment and punctuation.</summary>
    private static Extent? Content(string text, Extent display)
    {
        ReadOnlySpan<char> span = display.Of(text);
        int begin = span.IndexOf(@"\begin{", StringComparison.Ordinal);
        bool inner = begin >= 0 && IsEnvironment(span[(begin + 7)..]);
        if (inner || IsEnvironment(span) || span.StartsWith("egin{"))
        {
            int end = span.IndexOf(@"\end{", StringComparison.Ordinal);
            int row = span[..(end < 0 ? span.Length : end)].TrimEnd().TrimEnd('\\').LastIndexOf(@"\\", StringComparison.Ordinal);
            int start = row >= 0 ? row + 2 : Math.Max(span.IndexOf('}') + 1, 0);
            Extent last = new Extent(display.Start + start, display.Start + (end < 0 ? span.Length : end)).Trim(text, ".,;&\\");
            int sign = last.Of(text).LastIndexOf('=');
            if (sign < 0)
                return null;

            return new Extent(last.Start + sign + 1, last.End).Trim(text);
        }

        Extent content = display.Trim(text, ".,;");
        return content.IsEmpty || MathObject.IsOpen(content.Of(text)) ? null : content;
    }

    private static bool IsEnvironment(ReadOnlySpan<char> name)
    {
        foreach (string environment in _environments)
        {
            if (name.StartsWith(environment))
                return true;
        }

        return false;
    }
}
