using System.Globalization;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads the number of a step from the reply of a judging model.</summary>
internal static partial class JudgeReply
{
    /// <summary>
    /// The integer in the last box that holds one, or else the integer that the text after the reasoning gives as its answer; null if there is none.
    /// </summary>
    /// <param name="reply">What the model wrote.</param>
    /// <param name="isCut">Whether it was cut off, so that an integer at its end may lack digits.</param>
    public static int? Read(string reply, bool isCut)
    {
        if (ConcludingText.Find(reply) is not { } conclusion)
            return null;

        List<LatexBox> boxes = LatexBoxes.FindAll(reply, conclusion.Extent);
        for (int i = boxes.Count - 1; i >= 0 && boxes[i].IsClosed; i--)
        {
            if (Integer(boxes[i].Content.Of(reply)) is { } boxed)
                return boxed;
        }

        if (boxes.Count > 0 || isCut)
            return null;

        return Integer(conclusion.Lines[^1].Extent.Of(reply)) ?? (AnswerExtractor.Extract(reply) is { } answer ? Integer(answer.Text) : null);
    }

    private static int? Integer(ReadOnlySpan<char> text)
    {
        foreach (ValueMatch match in Number().EnumerateMatches(text))
        {
            ReadOnlySpan<char> number = text.Slice(match.Index, match.Length);
            int first = number.IndexOfAnyInRange('0', '9');
            int value = int.Parse(number[first..].TrimEnd(" \t\r\n}.*$)]"), NumberStyles.None, CultureInfo.InvariantCulture);
            return number[..first].ContainsAny('-', '−', '–') ? -value : value;
        }

        return null;
    }

    [GeneratedRegex(
        @"^[\s*$(\[]*(\\(text|mathrm|textbf)\s*\{)?\s*((step|index|шаг|номер)\s*)?[#№:*\s]*[-−–]?\s*[0-9]{1,9}[\s}.*$)\]]*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
