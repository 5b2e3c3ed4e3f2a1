using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What stands before the word "answer" in its sentence: whether it announces the answer, and how surely.</summary>
internal static partial class AnswerLead
{
    private const int MaximumLength = 160;

    /// <summary>Judges the text from the start of the line to the word.</summary>
    /// <returns>Null if the sentence speaks of another answer than the one that is given: a wrong, previous or possible one.</returns>
    public static AnswerSource? Judge(string text, Extent lead)
    {
        bool whole = lead.Length <= MaximumLength;
        ReadOnlySpan<char> span = (whole ? lead : new Extent(lead.End - MaximumLength, lead.End)).Of(text);
        int sentence = span.LastIndexOfAny(".!?");
        ReadOnlySpan<char> own = sentence >= 0 && sentence + 1 < span.Length && char.IsWhiteSpace(span[sentence + 1]) ? span[(sentence + 1)..] : span;
        if (Other().IsMatch(own))
            return null;

        if (Final().IsMatch(own))
            return AnswerSource.FinalAnswer;

        return (whole || own.Length < span.Length) && Opening().IsMatch(own) ? AnswerSource.Label : AnswerSource.Statement;
    }

    [GeneratedRegex(
        """
        \b(?:if|whether|suppose|assum\w+|maybe|perhaps|might|could|если|возможн\w+|предположим)\b (?:\W+\w+){0,6} \W*$
        | \b(?:not|no|wrong|incorrect|previous|possible|student['’]?s|other|another|similar|your|first|initial|intermediate|неправильн\w+|неверн\w+|предыдущ\w+|не|другой|форм\w+)\b
          (?:[^\w,;:]+\w+){0,6} [^\w,;:]*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"(?:\bfinal|\bоконч?ательн\w+|\bитогов\w+|\bфинальн\w+|最终)[\s*_]*(?:numeric(?:al)?\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Final();

    [GeneratedRegex(
        @"^[\s*_#>`|\-•–—""']*(?:\d{1,2}[.)][\s*_]*)?(?:(?:the|my|our|correct|right|so|thus|hence|therefore|and|short|exact|numeric|numerical|simplified|desired|required|in short|правильный|верный|краткий|наш|итак|значит|таким образом|следовательно|вот)[\s,*_]*){0,4}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
