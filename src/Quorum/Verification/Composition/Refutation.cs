namespace Quorum;

/// <summary>Decides whether an error leads to the answer.</summary>
internal static class Refutation
{
    /// <summary>Applies the rule that <see cref="ChainVerifier"/> documents.</summary>
    public static bool LeadsToAnswer(StepVerdict verdict, IReadOnlyList<StepVerdict> verdicts, Answer answer, AnswerPolicy policy)
    {
        if (verdict is not { Outcome: StepOutcome.Wrong, IsRetracted: false } || ColumnLabel.Starts(verdict.Step.Text))
            return false;

        if (ClaimedValue.Parts(verdict.Claimed) is not var (_, claimed))
            return true;

        return IsNearEnd(verdict.Step, verdicts)
            || MathAnswer.Parse(claimed, policy).Equals(answer)
            || IsUsedLater(verdict, verdicts, claimed);
    }

    /// <summary>Whether a step stands in the last third of its part of the chain.</summary>
    private static bool IsNearEnd(ChainStep step, IReadOnlyList<StepVerdict> verdicts)
    {
        int before = verdicts.TakeWhile(verdict => verdict.Step.Part != step.Part).Count();
        int count = verdicts.Count(verdict => verdict.Step.Part == step.Part);
        return (step.Index - before + 1) * 3 > count * 2;
    }

    private static bool IsUsedLater(StepVerdict verdict, IReadOnlyList<StepVerdict> verdicts, string claimed)
    {
        for (int i = verdict.Step.Index + 1; i < verdicts.Count; i++)
        {
            if (Mentions(verdicts[i].Step.Text, claimed))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text holds a value as a number or formula of its own, not as a part of a longer one.</summary>
    private static bool Mentions(string text, string value)
    {
        for (int i = text.IndexOf(value, StringComparison.Ordinal); i >= 0; i = text.IndexOf(value, i + 1, StringComparison.Ordinal))
        {
            int end = i + value.Length;
            bool startsWithin = i > 0 && (char.IsLetterOrDigit(text[i - 1]) || (text[i - 1] == '.' && i > 1 && char.IsAsciiDigit(text[i - 2])));
            bool endsWithin = end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
            if (!startsWithin && !endsWithin)
                return true;
        }

        return false;
    }
}
