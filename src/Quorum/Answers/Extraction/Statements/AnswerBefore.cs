using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads answers that stand before their announcement: "42 is the final answer".</summary>
internal static partial class AnswerBefore
{
    private const int MaximumLength = 200;

    /// <summary>Reads the text between the start of the line and the word "answer".</summary>
    public static Statement? Read(string text, Extent lead)
    {
        Extent near = new(Math.Max(lead.Start, lead.End - MaximumLength), lead.End);
        Match match = Announcement().Match(near.Of(text).ToString());
        if (!match.Success)
            return null;

        Group group = match.Groups["answer"];
        Extent answer = new Extent(near.Start + group.Index, near.Start + group.Index + group.Length).TrimMarkup(text);
        answer = AnnouncedAnswer.WithoutDelimiters(text, answer);
        return MathObject.IsMatch(answer.Of(text), unitWords: 1) || ChoiceLetter.Find(text, answer) is not null
            ? new(AnswerSource.Statement, answer, false)
            : null;
    }

    [GeneratedRegex(
        @"(?:^|\s)(?<answer>\$[^$]+\$|\\\([^)]*\\\)|\*\*[^*]+\*\*|\S+)\s+(?:is|as|—(?: это)?|это)\s+(?:(?:thus|therefore|indeed|и есть)\s+)?(?:(?:the|our|my|наш)\s+)?(?:(?:final|correct|right|правильный|окончательный)\s+)?\**$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Announcement();
}
