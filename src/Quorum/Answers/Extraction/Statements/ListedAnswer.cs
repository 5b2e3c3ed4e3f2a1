using System.Text;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads an answer that is given as a list, an item a line: bullets, numbers, or one assignment under the other.</summary>
internal static partial class ListedAnswer
{
    private const int MaximumCount = 50;
    private const int MaximumLength = 200;

    /// <summary>Reads the list that begins in a line.</summary>
    /// <returns>Null if fewer than two lines in a row are items.</returns>
    public static Statement? Read(ConcludingText conclusion, int line, AnswerSource source)
    {
        string text = conclusion.Text;
        var joined = new StringBuilder();
        Extent last = default;
        int count = 0;
        char style = StyleOf(text, conclusion.Lines[line].Extent);
        for (; line < conclusion.Lines.Count && count < MaximumCount; line++, count++)
        {
            Extent whole = conclusion.Lines[line].Extent;
            if (StyleOf(text, whole) != style || Item(text, whole, style) is not { } item)
                break;

            joined.Append(joined.Length > 0 ? ", " : "").Append(item.Of(text));
            last = item;
        }

        return count < 2 ? null : new(source, last, false) { Whole = joined.ToString() };
    }

    /// <summary>Reads the list with which a text ends, if the line above it says that it holds the answer.</summary>
    public static Statement? ReadLast(ConcludingText conclusion)
    {
        int first = conclusion.Lines.Count;
        char style = StyleOf(conclusion.Text, conclusion.Lines[^1].Extent);
        while (first > 0 && conclusion.Lines.Count - first < MaximumCount && StyleOf(conclusion.Text, conclusion.Lines[first - 1].Extent) == style
            && Item(conclusion.Text, conclusion.Lines[first - 1].Extent, style) is not null)
        {
            first--;
        }

        if (conclusion.Lines.Count - first < 2)
            return null;

        ReadOnlySpan<char> above = first > 0 ? Near(conclusion.Lines[first - 1].Extent).Of(conclusion.Text) : default;
        bool assignments = conclusion.Lines[first].Extent.Of(conclusion.Text).Contains('=');
        bool introduced = Introduction().IsMatch(above) || (assignments && above is [] or [.., ':']);
        return introduced && Read(conclusion, first, AnswerSource.LastLine) is { } list && list.Answer.End >= conclusion.Lines[^1].Extent.End - 4 ? list : null;
    }

    private static Extent Near(Extent line) => new(Math.Max(line.Start, line.End - 200), line.End);

    /// <summary>The kind of mark before an item: a bullet, a number, or none.</summary>
    private static char StyleOf(string text, Extent line)
    {
        ReadOnlySpan<char> span = line.Of(text);
        return Mark().IsMatch(span) ? char.IsDigit(span[0]) ? '1' : '-' : ' ';
    }

    private static Extent? Item(string text, Extent line, char style)
    {
        Extent rest = line;
        foreach (ValueMatch match in Mark().EnumerateMatches(line.Of(text)))
            rest = new(line.Start + match.Length, line.End);

        if (rest.Length > MaximumLength)
            return null;

        rest = rest.TrimMarkup(text, ".,;");
        Extent item = AnnouncedAnswer.WithoutDelimiters(text, rest);
        bool formula = MathObject.IsMatch(item.Of(text), unitWords: 1) && !AnnouncedAnswer.HasOpenDelimiter(text, item);
        if (!formula || Equality.Result(text, item) is not { } result)
            return null;

        return style == ' ' && (result != item || !item.Of(text).Contains('=')) ? null : result;
    }

    [GeneratedRegex(@"^(?:[-*•–]\s+|\d{1,2}[.)]\s+|\([a-hа-з\d]\)\s+|[a-hа-з]\)\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"(?:\b(?:are|is|solutions?|roots?|answers?|values?|yields?|gives?|get|obtain|have|factors|divisors|system)\b|корн\w*|решени\w*|ответ\w*|делител\w*|получ\w+|значени\w+|числ\w+|систем\w+)[^.:!?]{0,60}[:.*\s]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();
}
