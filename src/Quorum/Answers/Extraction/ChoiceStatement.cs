using System.Buffers;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads sentences that name a choice without the word "answer": "The correct option is B", "вариант В верен".</summary>
internal static partial class ChoiceStatement
{
    private const int MaximumLength = 300;

    private static readonly SearchValues<string> _words = SearchValues.Create(["option", "choice", "вариант"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the last such sentence of a line.</summary>
    public static Statement? Read(ConcludingText conclusion, int line)
    {
        Extent whole = conclusion.Lines[line].Extent;
        Extent near = new(Math.Max(whole.Start, whole.End - MaximumLength), whole.End);
        ReadOnlySpan<char> span = near.Of(conclusion.Text);
        if (span.IndexOfAny(_words) < 0)
            return null;

        Match match = Choice().Match(span.ToString());
        if (!match.Success)
            return null;

        Group letter = match.Groups["letter"];
        Extent answer = new(near.Start + letter.Index, near.Start + letter.Index + letter.Length);
        return new(AnswerSource.Statement, answer, false);
    }

    // The letter follows the word in a sentence that calls it correct, or is called correct after it, or the line is nothing else.
    [GeneratedRegex(
        """
        (?<!\bin)(?:
          (?: \b(?i:correct|right|best|appropriate|правильн\w+|верн\w+)\s+(?i:answer\s+)?(?i:option|choice|вариант\w*)(?i:\s+ответа)?[\s*_]*(?i:is|:|=|—|–|-|это)?[\s*_:]*(?:(?i:option|choice|вариант)\s+)? )
          (?<letter>\([A-JА-Е]\)|[A-JА-Е])(?![\p{L}\d]|\)\w)
        | \b(?i:option|choice|вариант)[\s*_]+(?<letter>\([A-JА-Е]\)|[A-JА-Е])[\s*_]+(?i:is|—|–|является)?[\s*_]*(?i:the\s+)?(?i:correct|right|правильн\w+|верен|верн\w+)(?i:\s+(?:one|answer|choice|option))?[\s*_]*[.!]?$
        | ^[\s*_>#\-•]*(?:(?i:so|thus|hence|therefore|итак|значит),?\s+)?(?i:option|choice|вариант)[\s*_:]+(?<letter>\([A-JА-Е]\)|[A-JА-Е])[\s*_]*(?:[.!:)]|$)
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Choice();
}
