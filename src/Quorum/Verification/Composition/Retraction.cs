using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Finds the errors that a chain takes back itself.</summary>
internal static partial class Retraction
{
    private const int Reach = 3;

    /// <summary>Marks the wrong steps that are taken back.</summary>
    public static void Mark(StepVerdict[] verdicts, Answer? answer)
    {
        for (int i = 0; i < verdicts.Length; i++)
        {
            StepVerdict verdict = verdicts[i];
            if (verdict is { Outcome: StepOutcome.Wrong, IsRetracted: false } && IsTakenBack(verdicts, i) && !IsAnswer(verdict, answer))
                verdicts[i] = verdict with { IsRetracted = true };
        }
    }

    private static bool IsTakenBack(StepVerdict[] verdicts, int index)
    {
        StepVerdict error = verdicts[index];
        string text = error.Step.Text;
        int end = error.ErrorSpan is { } span ? Math.Clamp(span.End - error.Step.Span.Start, 0, text.Length) : text.Length;
        if (Doubt().IsMatch(text[end..]))
            return true;

        for (int i = index + 1; i < verdicts.Length && i <= index + Reach; i++)
        {
            if (Doubt().IsMatch(verdicts[i].Step.Text))
                return true;
        }

        return ClaimedValue.Parts(error.Claimed) is var (left, right) && IsComputedAgain(verdicts, index, left, right);
    }

    private static bool IsComputedAgain(StepVerdict[] verdicts, int index, string left, string right)
    {
        string sought = Fold(left) + "=";
        string wrong = Fold(right);
        for (int i = index + 1; i < verdicts.Length; i++)
        {
            if (verdicts[i].Outcome != StepOutcome.Correct || verdicts[i].Step.Span.Length > 2_000)
                continue;

            string text = Fold(verdicts[i].Step.Text);
            int found = text.IndexOf(sought, StringComparison.Ordinal);
            if (found >= 0 && (found == 0 || !char.IsLetterOrDigit(text[found - 1])) && !text.AsSpan(found + sought.Length).StartsWith(wrong))
                return true;
        }

        return false;
    }

    private static bool IsAnswer(StepVerdict verdict, Answer? answer) =>
        answer is not null && ClaimedValue.Parts(verdict.Claimed) is var (_, right) && MathAnswer.Parse(right).Equals(answer);

    private static string Fold(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(
        @"\b(wait|hold on|oops|whoops|scratch that|correction|my mistake|my bad|(a|the|made a|made an) (mistake|error)|let me (re|redo|double|check)\w*|" +
        @"(that|this|it)('s|’s| is| was| isn't| isn’t| can't be| can’t be| cannot be| doesn't seem| doesn’t seem) (\w+ )?(wrong|incorrect|right|correct))|(^|[.,!?] *)(no|actually)\b[,.!]|" +
        @"\bподожди|\bстоп\b|\bпостой|(^|[.,!?] *)нет\b|неверно|неправильно|ошиб|пересчита|исправ|перепровер",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Doubt();
}
