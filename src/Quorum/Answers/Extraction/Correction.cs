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

    [GeneratedRegex(@"\b(?:wrong|incorrect|mistake|error|not right|not correct|oops|scratch that)\b|неверно|ошиб", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Admission();

    [GeneratedRegex(
        @"(?:\bwait\s?[,.!—…-]|\bhmm+\b|\bscratch that\b|\bon second thought\b|\bcorrection:|\b(?:that|this|which)(?:['’]s| is| was) (?:wrong|incorrect|not right|not correct|a mistake)\b|\bi made (?:an?|some) (?:\w+ )?(?:mistake|error|slip)\b|\b(?:oops|apologies)\b|\bno, sorry\b|\blet me (?:re-?check|reconsider|correct)\b|\bстоп\s?[,.!]|\bподожди(?:те)?\b|\bэто неверно\b|\bхотя нет\b|\bнет, я\b|\bя ошиб\w+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
