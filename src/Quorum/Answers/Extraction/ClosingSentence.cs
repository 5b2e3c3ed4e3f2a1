using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads the last sentence of a text, if it draws a conclusion and ends: "Therefore, x = 5."</summary>
internal static partial class ClosingSentence
{
    private const int MaximumLength = 400;

    /// <summary>Reads the last line's last sentence.</summary>
    public static Statement? Read(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        Extent line = conclusion.Lines[^1].Extent;
        bool whole = line.Length <= MaximumLength;
        Extent near = whole ? line : new(line.End - MaximumLength, line.End);
        Extent ended = near.TrimEnd(text, "*_`");
        if (ended.IsEmpty || text[ended.End - 1] is not ('.' or '!' or '$' or ')' or ']') || ended.Of(text) is [.., not '\\', ')' or ']'])
            return null;

        int start = near.Start;
        for (int end; (end = SentenceEnd.Find(text, start, ended.End)) < ended.End - 1; whole = true)
            start = end + 1;

        Extent sentence = new Extent(start, ended.End).Trim(text, "*_` ").TrimEnd(text, ".!*_` ");
        return whole && Read(text, sentence) is { } answer ? new(AnswerSource.Conclusion, answer, false) : null;
    }

    private static Extent? Read(string text, Extent sentence)
    {
        ReadOnlySpan<char> span = sentence.Of(text);
        int opening = 0;
        foreach (ValueMatch match in Opening().EnumerateMatches(span))
            opening = match.Length;

        if (opening == 0 || MathObject.IsOpen(span) || Doubtful().IsMatch(span))
            return null;

        Extent rest = AnnouncedAnswer.WithoutDelimiters(text, new Extent(sentence.Start + opening, sentence.End).TrimStart(text, "*_`"));
        int first = rest.Of(text).IndexOf('=');
        if (first >= 0 && MathObject.IsMatch(rest.Of(text), unitWords: 2))
        {
            int last = rest.Of(text).LastIndexOf('=');
            return last == first ? rest : new Extent(rest.Start + last + 1, rest.End).Trim(text);
        }

        return ProseAnswer.AfterCopula(text, rest) ?? (There().IsMatch(rest.Of(text)) ? ProseAnswer.Find(text, rest) : null);
    }

    [GeneratedRegex(
        @"^(?:and\s+)?(?:therefore|thus|hence|so|in conclusion|finally|in total|altogether|consequently|as a result|итак|значит|следовательно|таким образом|поэтому|в итоге|получаем)\b[\s,:*]*(?:that\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:there (?:are|is|were|will be)|we (?:get|have|find|obtain)|всего)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex There();

    [GeneratedRegex(@"\b(?:if|whether|let|suppose|assume|maybe|perhaps|might|could|need|needs|next|если|пусть|нужно)\b|\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubtful();
}
