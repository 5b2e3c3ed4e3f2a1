namespace Quorum;

/// <summary>Reads the answer that stands under its announcement: on the next line, in a list, in display mathematics.</summary>
internal static class AnswerBelow
{
    /// <summary>Reads what follows the line.</summary>
    public static Statement? Read(ConcludingText conclusion, int line, AnswerSource source, AnswerFreedom freedom)
    {
        int next = line + 1;
        if (next >= conclusion.Lines.Count)
            return new(source, default, true);

        if (ListedAnswer.Read(conclusion, next, source) is { } list)
            return list;

        Extent value = WithoutBullet(conclusion.Text, conclusion.Lines[next].Extent);
        return Statement.Of(source, Here(conclusion, value, freedom));
    }

    /// <summary>Reads an answer that begins here; display mathematics may go on in later lines.</summary>
    public static AnswerReading Here(ConcludingText conclusion, Extent value, AnswerFreedom freedom) =>
        DisplayMath.TryRead(conclusion, value, out AnswerReading display) ? display : AnnouncedAnswer.Read(conclusion, value, freedom);

    private static Extent WithoutBullet(string text, Extent line)
    {
        Extent rest = line.TrimStart(text, ">");
        ReadOnlySpan<char> span = rest.Of(text);
        bool bullet = span.Length > 2 && span[0] is '-' or '*' or '•' or '–' && span[1] == ' ';
        return bullet ? new Extent(rest.Start + 2, rest.End).TrimStart(text) : rest;
    }
}
