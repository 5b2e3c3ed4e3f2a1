using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Follows the values of variables: "x = 5 … so 2x + 1 = 12" is wrong, since 2x + 1 is 11.</summary>
/// <remarks>
/// A claim is an equality all of whose variables have a certain value (<see cref="BoundValues"/>). It is found wrong only where it is stated as a
/// result: in a chain of equalities, after a word such as "so" or "then", or in a step of little else than formulas. An equation that is set up,
/// wanted or supposed is no result, and neither is the definition of a variable.
/// </remarks>
internal sealed partial class BindingCheck : IStepCheck
{
    private const int MaximumProse = 12;
    private const int ReachOfLoneFormula = 3;
    private const double RoundedRelative = 0.01;

    private readonly BoundValues _values = new();

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        _values.Forget(step.Step.Text);
        for (int i = 0; i < step.Formulas.Count; i++)
        {
            Formula formula = step.Formulas[i];
            for (int j = 0; j + 1 < formula.Sides.Count; j++)
            {
                if (Judge(step, i, j) is { } finding && (found is null || finding.Outcome > found.Outcome))
                    found = finding;
            }

            _values.Read(step, i);
        }

        return found;
    }

    private StepFinding? Judge(StepFormulas step, int index, int side)
    {
        Formula formula = step.Formulas[index];
        (FormulaSide left, FormulaSide right) = (formula.Sides[side], formula.Sides[side + 1]);
        if (formula.Modulus is not null || formula.Relations[side] is not (RelationKind.Equal or RelationKind.Approximate) || formula.ContinuesPrevious
            || left.Expression is not { } a || right.Expression is not { } b || a is VariableExpression || b is VariableExpression
            || IsName(left) || IsName(right) || left.Units.Count > 0 || right.Units.Count > 0
            || Substitution.Variables(a) is not { } first || Substitution.Variables(b) is not { } second || (first.Count == 0 && second.Count == 0))
            return null;

        var used = new List<Binding>();
        foreach (string variable in first.Union(second))
        {
            if (_values.Of(variable, step.Step.Index) is not { } binding)
                return null;
            used.Add(binding);
        }

        FormulaSide boundLeft = left.With(Substitution.Apply(a, ValueOf));
        FormulaSide boundRight = right.With(Substitution.Apply(b, ValueOf));
        if (SideValue.Of(boundLeft.Expression) is not { } x || SideValue.Of(boundRight.Expression) is not { } y)
            return null;

        bool? holds = Comparison.Holds(boundLeft, boundRight, formula.Relations[side], step.Step.Text);
        if (holds is null || (holds == false && used.Exists(binding => binding.IsRounded) && Math.Abs(x.Approximate - y.Approximate) <= RoundedRelative * Math.Abs(x.Approximate)))
            return null;
        if (holds == true)
            return StepFinding.Correct;

        bool isResult = second.Count == 0 || (first.Count > 0 && side > 0);
        bool isStated = formula.Sides.Count > 2 || (IsAlone(step) && used.TrueForAll(binding => step.Step.Index - binding.Step <= ReachOfLoneFormula)) || Derives().IsMatch(Before(step, index));
        bool isWhole = formula.After is null && ClaimWords.LeadsIn(formula.Before);
        return isResult && isStated && isWhole && !step.IsUncertain && !Wanted().IsMatch(step.Step.Text)
            ? new StepFinding(StepOutcome.Wrong, right.Span, $"{step.Written(left)} = {step.Written(right)}", $"{step.Written(left)} = {x}")
            : null;

        Expression? ValueOf(string name) => _values.Of(name, step.Step.Index)?.Value;
    }

    /// <summary>Whether a side is the name of a thing rather than a product, as AB and ABC are in geometry.</summary>
    private static bool IsName(FormulaSide side) => Name().IsMatch(side.Text);

    private static bool IsAlone(StepFormulas step)
    {
        int formulas = step.Formulas.Where(formula => formula.Sides.Count > 1).Sum(formula => formula.Sides[^1].Span.End - formula.Sides[0].Span.Start);
        return step.Step.Text.Length - formulas <= MaximumProse;
    }

    /// <summary>The text before a formula, back to the formula before.</summary>
    private static string Before(StepFormulas step, int index)
    {
        int start = index == 0 ? step.Step.Span.Start : step.Formulas[index - 1].Sides[^1].Span.End;
        int end = step.Formulas[index].Sides[0].Span.Start;
        return end > start ? step.Step.Text[(start - step.Step.Span.Start)..(end - step.Step.Span.Start)] : "";
    }

    [GeneratedRegex(@"[A-Z][A-Z]|\bd[a-z]\b|\\(angle|triangle|overline)|['′]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(so|then|thus|hence|therefore|gives?|get|find|have|compute|calculate|substitut\w*|plug\w*|значит|тогда|поэтому|получаем|имеем|отсюда|следовательно|итого|подстав\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Derives();

    [GeneratedRegex(@"\b(need|needs|must|should|require\w*|want\w*|equation|equations|satisf\w+|such that|solve|system|condition\w*|let|line|or|given|check|verify|нужно|должн\w*|требу\w*|уравнени\w*|систем\w*|услови\w*|решим|пусть|или|провер\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wanted();
}
