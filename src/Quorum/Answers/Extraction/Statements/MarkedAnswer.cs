using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads answers that a mark of their own announces: <c>#### X</c> and <c>A: X</c> at the start of a line.</summary>
internal static partial class MarkedAnswer
{
    /// <summary>Reads a line.</summary>
    public static Statement? Read(ConcludingText conclusion, int line)
    {
        string text = conclusion.Text;
        Extent whole = conclusion.Lines[line].Extent;
        Extent value;
        if (whole.Of(text).StartsWith("####") && whole.Length > 4 && text[whole.Start + 4] != '#')
            value = new(whole.Start + 4, whole.End);
        else if (line == conclusion.Lines.Count - 1 && LetterMark().IsMatch(whole.Of(text)) && !HasChoices(conclusion))
            value = new(whole.Start + 2, whole.End);
        else
            return null;

        AnswerReading reading = AnnouncedAnswer.Read(conclusion, value, AnswerFreedom.Mathematics);
        Extent all = AnnouncedAnswer.WithoutDelimiters(text, value.TrimMarkup(text, "."));
        if (text[whole.Start] == 'A' && reading.Answer is { IsEmpty: false } said)
            return new(AnswerSource.HashMarks, said, false);

        return reading.IsCut ? new(AnswerSource.HashMarks, default, true)
            : reading.Answer is { } answer && (answer == all || MathObject.IsMatch(all.Of(text), 3) || ChoiceLetter.Find(text, all) is not null)
                ? new(AnswerSource.HashMarks, answer, false)
            : null;
    }

    // "A: 18" among "B: 20" and "C: 22" is a choice, not an answer.
    private static bool HasChoices(ConcludingText conclusion)
    {
        foreach (Line line in conclusion.Lines)
        {
            if (line.Extent.Of(conclusion.Text).StartsWith("B:"))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"^A:\s*\S", RegexOptions.CultureInvariant)]
    private static partial Regex LetterMark();
}
