using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Checks that formulas with variables that are rewritten stay equal for all values of the variables.</summary>
/// <remarks>
/// An equation to be solved is no claim. An equality is taken for a rewriting where one side has brackets to be multiplied out and the other has
/// none, or where it is a part of a chain of equalities; and it is found wrong only where the sides differ in one term alone, as they do after a
/// slip (an equation whose sides differ in their constants alone would have no solution), or in two below the highest where the step says that it
/// factors or expands, or goes on with a chain.
/// </remarks>
internal sealed partial class IdentityCheck : IStepCheck
{
    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        foreach (Formula formula in step.Formulas)
        {
            for (int i = 0; i + 1 < formula.Sides.Count; i++)
            {
                if (formula.Relations[i] == RelationKind.Equal && Judge(step, formula, i) is { } finding && (found is null || finding.Outcome > found.Outcome))
                    found = finding;
            }
        }

        return found;
    }

    private static StepFinding? Judge(StepFormulas step, Formula formula, int index)
    {
        (FormulaSide left, FormulaSide right) = (formula.Sides[index], formula.Sides[index + 1]);
        if (left.Expression is not { } first || right.Expression is not { } second || left.Text == right.Text
            || Polynomial.Of(first) is not { Degree: > 0 } a || Polynomial.Of(second) is not { Degree: > 0 } b)
            return null;

        Polynomial difference = a - b;
        if (difference.Terms == 0)
            return StepFinding.Correct;

        bool multipliesOut = Brackets().IsMatch(left.Text) != Brackets().IsMatch(right.Text);
        bool whole = (index > 0 || !formula.IsRest)
            && (index + 2 < formula.Sides.Count || !step.GoesOn(formula));
        bool rewritten = formula.Sides.Count > 2 ? multipliesOut || (index > 0 && a.Terms > 1) : multipliesOut && (difference.Degree == 0 || b.Terms >= 3 || Rewrites().IsMatch(step.Step.Text));
        bool sameShape = a.Degree == b.Degree && difference.Degree < a.Degree;
        bool saysSo = multipliesOut && sameShape && difference.Terms <= 2 && (formula.Sides.Count > 2 || Rewrites().IsMatch(step.Step.Text));
        bool slip = (difference.Terms == 1 || saysSo) && a.Terms > 1 && a.Variables.SetEquals(b.Variables);
        return slip && rewritten && whole && !step.IsUncertain
            ? new StepFinding(StepOutcome.Wrong, right.Span, $"{step.Written(left)} = {step.Written(right)}")
            : null;
    }

    [GeneratedRegex(@"\)\s*\^|\)\s*\(|[0-9\p{L}]\s*\(|\)\s*\*|\*\s*\(|\)\s*\{?[0-9]|\(.*\).*\^", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex("expan|simplif|factor|distribut|multipl|combin|раскр|упро|разлож|перемнож", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rewrites();
}
