using System.Globalization;
using Fractions;

namespace Quorum;

/// <summary>Checks that the final answer is the one at which the reasoning arrived.</summary>
/// <remarks>
/// The reasoning arrives at what it states as its answer in its last steps (a box, "the answer is …"), or else at the value of an equality that is
/// its last line. Without reasoning, what stands in the text before the answer takes its place. Only numbers are compared; a rounded value and a percentage agree with what they stand for. When the answer is another one, the
/// step that holds it is wrong. Nothing is computed: a chain that is wrong throughout is consistent.
/// </remarks>
internal sealed class ConclusionVerifier : IStepVerifier
{
    private const int LastSteps = 3;
    private const double Rounding = 0.005;

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
        if (AnswerExtractor.Extract(context.Chain.Text, finishReason: context.Chain.FinishReason) is not { } final
            || context.Steps.LastOrDefault(step => step.Part == ChainPart.Text && step.Text.Contains(final.Text, StringComparison.Ordinal)) is not { } step
            || Arrived(Before(step, context.Steps)) is not { } arrived
            || Agree(arrived, final.Text) is not { } agree)
            return null;

        int start = step.Span.Start + step.Text.LastIndexOf(final.Text, StringComparison.Ordinal);
        return agree
            ? new StepVerdict { Step = step, Outcome = StepOutcome.Correct, Verifier = Name }
            : new StepVerdict
            {
                Step = step,
                Outcome = StepOutcome.Wrong,
                Verifier = Name,
                ErrorSpan = new TextSpan(start, final.Text.Length),
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

    /// <summary>Whether two written numbers agree; null if either is no plain number.</summary>
    private static bool? Agree(string arrived, string answer)
    {
        Answer first = MathAnswer.Parse(arrived);
        Answer second = MathAnswer.Parse(answer);
        if (first.Equals(second))
            return true;

        if (PlainNumber(arrived) is not { } a || PlainNumber(answer) is not { } b)
            return null;

        double x = (double)a;
        double y = (double)b;
        bool near = Math.Abs(x - y) <= Rounding * Math.Max(Math.Abs(x), Math.Abs(y));
        bool rounded = near && (arrived.AsSpan().ContainsAny('.', ',') || answer.AsSpan().ContainsAny('.', ','));
        return rounded || a == b * 100 || b == a * 100 ? null : false;
    }

    private static Fraction? PlainNumber(string text)
    {
        string digits = text.Replace(",", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal).Trim('$', ' ', '\\');
        return digits.Length is > 0 and <= 30 && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? Fraction.FromDecimal(value)
            : null;
    }
}
