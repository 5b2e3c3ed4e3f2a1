using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Finds where a text takes back what it said: "Wait, that's wrong."</summary>
internal static partial class Correction
{
    /// <summary>The position of the last correction, or -1.</summary>
    public static int FindLast(ConcludingText conclusion)
    {
        int last = -1;
        foreach (ValueMatch match in Mark().EnumerateMatches(conclusion.Extent.Of(conclusion.Text)))
            last = conclusion.Extent.Start + match.Index;

        return last;
    }

    /// <summary>Whether a text says after a position that it was wrong, and does not merely look again.</summary>
    public static bool Admits(ConcludingText conclusion, int after) =>
        Admission().IsMatch(new Extent(after, conclusion.Extent.End).Of(conclusion.Text));

    /// <summary>What a text puts in the place of an answer that it has just given: "12, no, sorry, it is 15", "5, or rather 6".</summary>
    /// <param name="text">The text.</param>
    /// <param name="given">From the answer on, or from its last character.</param>
    /// <param name="adjacent">Whether the words must follow the first character but for signs of mathematics and a unit.</param>
    /// <returns>The last value that is put so; null if none is, as where the text only doubts.</returns>
    public static Extent? FindReplacement(string text, Extent given, bool adjacent = false)
    {
        const int MaximumLength = 240;
        const int Adjacency = 8;
        Extent near = new(given.Start, Math.Min(given.End, given.Start + MaximumLength));
        Extent? last = null;
        foreach (ValueMatch match in Replacement().EnumerateMatches(near.Of(text)))
        {
            if (adjacent && last is null && match.Index > Adjacency)
                break;

            int start = near.Start + match.Index + match.Length;
            Extent sentence = new(start, SentenceEnd.Find(text, start, given.End));
            Extent value = AnnouncedAnswer.WithoutDelimiters(text, AnnouncedAnswer.WithoutExplanation(text, sentence, out _).TrimMarkup(text, ".,:;!"));
            value = AnnouncedAnswer.WithoutStrayBracket(text, value);
            bool formula = value.Of(text).ContainsAnyInRange('0', '9') || value.Of(text).Contains('\\');
            bool readable = formula && MathObject.IsMatch(value.Of(text), unitWords: 2) && Equality.Result(text, value) == value // not "wait, 3 + 4 = 7"
                && !AnnouncedAnswer.HasOpenDelimiter(text, value);

            // A letter at the very end may begin a word.
            if (readable || (!text.AsSpan(sentence.End).IsWhiteSpace() && ChoiceLetter.Find(text, value) == value))
                last = value;
        }

        return last;
    }

    [GeneratedRegex(@"\b(?:wrong|incorrect|mistake|error|not right|not correct|oops|scratch that)\b|неверно|ошиб", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Admission();

    [GeneratedRegex(
        @"(?:\bwait\s?[,.!—…-]|\bhmm+\b|\bscratch that\b|\bon second thought\b|\b(?:correction|erratum|edit|update)\s?\d?:|\b(?:that|this|which)(?:['’]s| is| was) (?:wrong|incorrect|not right|not correct|a mistake)\b|\bi made (?:an?|some) (?:\w+ )?(?:mistake|error|slip)\b|\b(?:oops|apologies)\b|\bno, sorry\b|\blet me (?:re-?check|reconsider|correct)\b|\bстоп\s?[,.!]|\bподожди(?:те)?\b|\bэто неверно\b|\bхотя нет\b|\bнет, я\b|\bя ошиб\w+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    // After a value: what takes it back, once or more, and words that lead to the other.
    [GeneratedRegex(
        """
        (?<=[\p{L}\d)}\]$%*°]) (?: \s*[,;:.…!]+\s* | \s+[—–-]+\s* | \s*[(\[]\s* | \s*\n\s* )
        (?: (?: hmm+ | wait | oops | ой | sorry | (?:no|nope|нет)(?=\s?[,.:;!—–-]) | scratch\ that | my\ (?:mistake|bad) | i\ made\ an?\ (?:mistake|error) | correction | поправка
              | actually | на\ самом\ деле | i\ meant? | make\ that | (?:(?:or|или),?\s+)?(?:rather|точнее|вернее)
              | (?:that|this)(?:['’]s|\ is|\ was)\ (?:wrong|incorrect) | это\ неверно | стоп | извините | простите | (?:я\ )?ошиб\w+ )(?!\p{L}) [\s,.:;!…—–-]*
        ){1,6}
        (?: (?: it | that | this | (?:the\ )?(?:correct\ |right\ |final\ )?answer | это | (?:правильный\ |верный\ )?ответ | правильно )
            (?: \s+(?:is|(?:should|must|would)\ (?:be|have\ been)) | ['’]s | \s*[—–:=-] )? \s* | should\ be\s+ | будет\s+ )?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Replacement();
}
