using System.Globalization;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads a last line that is nothing but an answer.</summary>
internal static partial class LastLineAnswer
{
    private const int MaximumLength = 200;

    /// <summary>Reads the last line, if it can be told from a line that has only begun and from one step of a calculation.</summary>
    public static Statement? Read(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        Line last = conclusion.Lines[^1];
        if (last.Extent.Length > MaximumLength)
            return null;

        Extent line = last.Extent.TrimStart(text, "*_`>");
        bool opened = line != last.Extent;
        Extent inner = line.TrimEnd(text, "*_`.");
        if (opened && inner == line)
            return null; // bold that was not closed yet

        Extent answer = AnnouncedAnswer.WithoutDelimiters(text, inner).TrimEnd(text, ".");
        bool marked = opened || answer.Start > inner.Start;
        if (Display(conclusion) is { } display)
            return IsResult(display.Of(text)) ? new(AnswerSource.LastLine, display, false) : null;

        ReadOnlySpan<char> span = answer.Of(text);
        bool alone = marked || last.StartsParagraph;
        if (!alone || span.IsEmpty || AnnouncedAnswer.HasOpenDelimiter(text, answer) || Bullet().IsMatch(last.Extent.Of(text)) || (!marked && IsListMark(conclusion, span)))
            return null;

        bool letter = ChoiceLetter.Find(text, answer) == answer && (opened || text[answer.Start] == '(');
        return letter || IsResult(span) ? new(AnswerSource.LastLine, answer, false) : null;
    }

    /// <summary>Whether a formula is a result, not one step: no equation but an assignment to a name.</summary>
    private static bool IsResult(ReadOnlySpan<char> formula)
    {
        ReadOnlySpan<char> value = formula;
        if (Opening().IsMatch(formula))
            return false;

        int equals = formula.IndexOf('=');
        if (equals >= 0)
        {
            if (!Name().IsMatch(formula[..equals]))
                return false;

            value = formula[(equals + 1)..];
        }

        return !value.ContainsAny('=', '<', '>') && (value.ContainsAnyInRange('0', '9') || value.Contains('\\')) && MathObject.IsMatch(value, unitWords: 1);
    }

    private static Extent? Display(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        int count = conclusion.Lines.Count;
        if (count < 3 || conclusion.Lines[^1].Extent.Of(text) is not ("$$" or @"\]"))
            return null;

        return conclusion.Lines[count - 3].Extent.Of(text) is "$$" or @"\[" ? conclusion.Lines[count - 2].Extent.Trim(text, ".,") : null;
    }

    // "1" or "3" below "2. Multiply" is the next item of a list of which no more than the number was written.
    private static bool IsListMark(ConcludingText conclusion, ReadOnlySpan<char> line)
    {
        if (line.Length > 2 || !int.TryParse(line, out int number) || conclusion.Lines.Count < 2)
            return false;

        if (number == 1)
            return true;

        string before = (number - 1).ToString(CultureInfo.InvariantCulture);
        foreach (Line other in conclusion.Lines)
        {
            ReadOnlySpan<char> span = other.Extent.Of(conclusion.Text).TrimStart("*#_ ");
            if (span.StartsWith(before) && span.Length > before.Length && span[before.Length] is '.' or ')' or ':')
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"box|^\s*(?:let|if|for|where|when|then|so|thus|hence|therefore|since|and|with|put|set|пусть|если|при|где|тогда|так)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:[-*•+]\s|\d{1,2}[.)](?:\s|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(?:\\?[A-Za-zА-Яа-я]+(?:_\{?\w{1,12}\}?)?(?:\s[A-Za-zА-Яа-я]+){0,2}|\([a-z](?:, ?[a-z]){1,4}\)|[a-zA-Z]\([a-zA-Z0-9]+\))\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
