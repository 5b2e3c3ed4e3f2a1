namespace Quorum;

/// <summary>Checks that the final answer is the one at which the reasoning arrived.</summary>
/// <remarks>
/// The reasoning arrives at what it states as its answer in its last steps (a box, "the answer is …"), or else at the value of an equality that is
/// its last line. Without reasoning, what stands in the text before the answer takes its place. Only numbers are compared, as the language of the chain
/// writes them; a rounded value and a percentage agree with what they stand for. When the answer is another one, the step that holds it is wrong.
/// Nothing is computed: a chain that is wrong throughout is consistent.
/// </remarks>
internal sealed class ConclusionVerifier : IStepVerifier
{
    private const int LastSteps = 3;
    private const decimal Rounding = 0.005m;

    /// <inheritdoc/>
    public string Name => "conclusion";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<StepVerdict>>(Verify(context) is { } verdict ? [verdict] : []);
    }

    private StepVerdict? Verify(VerificationContext context)
    {
        // The answer of a rescued chain is not in its text, which was cut off.
        Chain chain = context.Chain;
        if (chain.Outcome == ChainOutcome.Rescued
            || AnswerExtractor.Extract(chain.Text, context.AnswerPolicy, chain.FinishReason) is not { } final
            || context.Steps.FirstOrDefault(step => step.Part == ChainPart.Text && step.Span.Start <= final.Span.Start && final.Span.Start < step.Span.End) is not { } step
            || Arrived(Before(step, context.Steps)) is not { } arrived
            || Agree(arrived, final, context) is not { } agree)
            return null;

        return agree
            ? new StepVerdict { Step = step, Outcome = StepOutcome.Correct, Verifier = Name }
            : new StepVerdict
            {
                Step = step,
                Outcome = StepOutcome.Wrong,
                Verifier = Name,
                ErrorSpan = final.Span,
                Claimed = $"answer = {final.Text}",
                Actual = $"answer = {arrived}",
            };
    }

    /// <summary>The steps that lead to the answer: the reasoning, or without one what stands before the answer in the text.</summary>
    private static ChainStep[] Before(ChainStep answer, IReadOnlyList<ChainStep> steps)
    {
        ChainStep[] reasoning = [.. steps.Where(step => step.Part == ChainPart.Reasoning)];
        return reasoning.Length > 0 ? reasoning : [.. steps.TakeWhile(step => step.Index < answer.Index)];
    }

    /// <summary>What the reasoning arrives at, as written; null if it does not say.</summary>
    private static string? Arrived(ChainStep[] reasoning)
    {
        if (reasoning.Length == 0)
            return null;

        string end = string.Join('\n', reasoning.TakeLast(LastSteps).Select(step => step.Text));
        if (AnswerExtractor.Extract(end) is { Source: < AnswerSource.LastLine } stated)
            return stated.Text;

        string last = reasoning[^1].Text;
        int equals = last.LastIndexOf('=');
        return equals > 0 ? last[(equals + 1)..].Trim(' ', '.', '*', '$', '\\', '[', ']', '(', ')') : null;
    }

    /// <summary>Whether what the reasoning arrived at agrees with the answer; null if either is no plain number.</summary>
    private static bool? Agree(string arrived, ExtractedAnswer answer, VerificationContext context)
    {
        if (MathAnswer.Parse(arrived, context.AnswerPolicy).Equals(answer.Answer))
            return true;

        if (FormulaNumbers.Value(arrived, context.UsesDecimalComma) is not { } a || FormulaNumbers.Value(answer.Text, context.UsesDecimalComma) is not { } b)
            return null;

        decimal larger = Math.Max(Math.Abs(a), Math.Abs(b));
        bool near = Math.Abs(a - b) <= Rounding * larger;
        bool rounded = (near && (!decimal.IsInteger(a) || !decimal.IsInteger(b))) || AgreeInDigitsOfBoth(a, b);
        return rounded || a == b * 100 || b == a * 100 ? null : false;
    }

    /// <summary>Whether two decimals are the same but for the digits that one of them leaves out, rounded or cut off.</summary>
    private static bool AgreeInDigitsOfBoth(decimal a, decimal b)
    {
        int digits = Math.Min(a.Scale, b.Scale);
        return digits > 0 && Math.Abs(a - b) < new decimal(1, 0, 0, isNegative: false, (byte)digits);
    }
}
