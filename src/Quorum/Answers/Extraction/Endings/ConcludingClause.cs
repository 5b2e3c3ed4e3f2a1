using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>The part of a sentence that draws its conclusion: after "so", "which makes" or "поэтому", and before "since" or "of which".</summary>
/// <param name="Extent">The clause.</param>
/// <param name="IsDrawn">Whether a word says that it is a conclusion.</param>
internal readonly partial record struct ConcludingClause(Extent Extent, bool IsDrawn)
{
    /// <summary>Finds the last such clause of a sentence; the whole sentence if no word marks one.</summary>
    public static ConcludingClause In(string text, Extent sentence)
    {
        Extent clause = sentence;
        bool drawn = false;
        foreach (ValueMatch match in Opening().EnumerateMatches(sentence.Of(text)))
        {
            clause = new(sentence.Start + match.Length, sentence.End);
            drawn = true;
        }

        Formulas formulas = Formulas.In(text, sentence);
        Extent whole = Before(text, clause, formulas, Reason());
        Extent last = whole;
        foreach (ValueMatch match in Connective().EnumerateMatches(whole.Of(text)))
        {
            Extent after = new(whole.Start + match.Index + match.Length, whole.End);
            if (formulas.Contain(whole.Start + match.Index) || after.TrimMarkup(text, ".,").IsEmpty)
                continue;

            last = after;
            drawn = true;
        }

        return new(Before(text, last, formulas, Addition()).TrimMarkup(text, ",:;"), drawn);
    }

    /// <summary>Leaves out what follows a value: reasons, parts of it, what it is not.</summary>
    private static Extent Before(string text, Extent clause, Formulas formulas, Regex end)
    {
        foreach (ValueMatch match in end.EnumerateMatches(clause.Of(text)))
        {
            int at = clause.Start + match.Index;
            Extent before = new(clause.Start, at);
            if (!formulas.Contain(at) && (before.Of(text).ContainsAnyInRange('0', '9') || before.Of(text).Contains('$')))
                return before;
        }

        return clause;
    }

    [GeneratedRegex(
        @"^(?:and\s+|done,\s+|wait,?\s+|oops,?\s+|хотя нет,?\s+|нет,\s+)*(?:therefore|thus|hence|actually|хотя нет|so(?! far)|in conclusion|to conclude|in summary|to summarize|to sum up|in short|finally|in total|altogether|consequently|as a result|we conclude that|this (?:means|gives|shows)(?: that)?|итак|значит|следовательно|таким образом|поэтому|в итоге|итого|получаем|отсюда|всего|окончательно|в результате)\b[\s,:*]*(?:that\s+|мы\s+)?(?:we (?:get|have|find|obtain|conclude)(?: that)?\s+|получаем,?\s+(?:что\s+)?|there (?:are|is|were|will be)\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"(?:^|(?<=[\s,;:—–(]))(?:so(?! far| that)|hence|thus|therefore|thereby|which (?:means(?: that)?|makes|gives|leaves|is|equals|rounds to)|that (?:means(?: that)?|leaves|makes)|that['’]s|it['’]s|giving|leaving|making|we (?:finally |then |thus )?(?:get|obtain|have|find|conclude)(?: that)?|subtracting gives|i['’]ll go with|then (?:altogether|in total)|i\.e\.,?|поэтому|значит|следовательно|то есть|откуда|отсюда|в итоге|что (?:составляет|даёт|дает)|получаем|получим|находим|окончательно)\b[\s,:]*(?:there (?:are|is|were|will be)\s+|altogether\s+|что\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connective();

    [GeneratedRegex(@",? (?:because|since|as (?:required|desired|expected|shown)|так как|потому что|поскольку)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(
        @",? (?:of which|из них|из которых|rather than|instead of|and not|а не|in all|in total|altogether|overall|at the end|in the end|every day|each day|в сумме|и достигается|is what we want|is the (?:smallest|largest|only|required|desired)|(?:are|is) (?:needed|required|possible|extraneous)|when|where|provided)\b|, (?:not|attained|achieved|reached|and (?:it|this|the|we)|with|while|but|but not|а|но|причём|причем|где)\b|:\s(?=(?:their|its|indeed|since|because|check|in fact|их|его|её|действительно|ведь|проверка)\b)| \((?-i:[a-zа-я])| \((?![^()]*\)\s*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addition();
}
