using System.Buffers;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads sentences that name choices without the word "answer": "The correct option is B", "верны утверждения А и В".</summary>
internal static partial class ChoiceStatement
{
    private const int MaximumLength = 300;

    private static readonly SearchValues<string> _words = SearchValues.Create(["option", "choice", "вариант", "correct", "right", "true", "верн", "правильн"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the last such sentence of a line.</summary>
    public static Statement? Read(ConcludingText conclusion, int line)
    {
        Extent whole = conclusion.Lines[line].Extent;
        Extent near = new(Math.Max(whole.Start, whole.End - MaximumLength), whole.End);
        ReadOnlySpan<char> span = near.Of(conclusion.Text);
        if (span.IndexOfAny(_words) < 0)
            return null;

        string sentence = span.ToString();
        Match match = Several().Match(sentence) is { Success: true } several ? several : Choice().Match(sentence);
        if (!match.Success && Called().Count(sentence) == 1)
            match = Called().Match(sentence);

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
          (?<letter>\([A-Ja-jА-Е]\)|[A-JА-Е]|[a-j](?=\)\W))(?![\p{L}\d]|\)\w)
        | \b(?i:option|choice|вариант)[\s*_]+(?<letter>\([A-JА-Е]\)|[A-JА-Е])[\s*_]+(?i:is|—|–|является)?[\s*_]*(?i:the\s+)?(?i:correct|right|правильн\w+|верен|верн\w+)(?i:\s+(?:one|answer|choice|option))?[\s*_]*[.!]?$
        | ^[\s*_>#\-•]*(?:(?i:so|thus|hence|therefore|итак|значит),?\s+)?(?i:option|choice|вариант)[\s*_:]+(?<letter>\([A-JА-Е]\)|[A-JА-Е])[\s*_]*(?:[.!:)]|$)
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Choice();

    [GeneratedRegex(
        """
        (?: \b(?i: correct|right|true|верны\w*|правильны\w*)\s+(?i: answers|options|choices|statements|ones|ответы|варианты|утверждения|суждения )(?i:\s+ответа)?[\s*_]*(?i: are|:|=|—|–|-|это )?[\s*_:]*
              (?<letter>\(?[A-JА-Е]\)?(?:(?:\s?[,;]\s?(?:(?:and|or|и)\s)?|\s(?:and|or|и)\s)\(?[A-JА-Е]\)?){1,9})
          | \b(?i: both|only|options|choices|statements|answers|варианты|утверждения|суждения)[\s*_]+(?<letter>\(?[A-JА-Е]\)?(?:(?:\s?[,;]\s?(?:(?:and|or|и)\s)?|\s(?:and|or|и)\s)\(?[A-JА-Е]\)?){1,9})[\s*_]+(?i: are|—|– )?[\s*_]*(?i: both\s )?(?i: correct|right|true|верны|правильны )
        )[\s*_]*[.!]?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Several();

    // "D is correct.", as a sentence of its own.
    [GeneratedRegex(
        @"(?:^|[.!]\s+)[\s*_]*(?<letter>\([A-J]\)|[A-J])[*_]*\s+(?i:is\s+(?:the\s+)?(?:correct|right)(?:\s+(?:one|answer|choice|option))?)[*_]*(?=[.!]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Called();
}
