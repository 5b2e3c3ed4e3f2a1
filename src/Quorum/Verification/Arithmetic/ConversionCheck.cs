using System.Text.RegularExpressions;
using Fractions;

namespace Quorum;

/// <summary>Checks conversions of one quantity to another unit, as in "3 km = 3000 m".</summary>
/// <remarks>
/// Units of the same dimension are compared; what differs by a few per cent may be rounded where the units are of two systems, and what differs by far more than a slip of a power of
/// ten may be the scale of a map.
/// </remarks>
internal sealed partial class ConversionCheck : IStepCheck
{
    private const double Rounded = 0.05;
    private const double Slip = 15;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        foreach (Formula formula in step.Formulas)
        {
            if (Judge(step, formula) is { } finding && (found is null || finding.Outcome > found.Outcome))
                found = finding;
        }

        return found;
    }

    private static StepFinding? Judge(StepFormulas step, Formula formula)
    {
        if (formula is not { Sides: [{ IsOpaque: false, Units: [var from] } left, { IsOpaque: false, Units: [] } right], After: { } after, ContinuesPrevious: false } || !ClaimWords.LeadsIn(formula.Before)
            || formula.Relations[0] is not (RelationKind.Equal or RelationKind.Is or RelationKind.Approximate)
            || UnitTable.Find(from) is not { } source || UnitTable.Find(after) is not { } target
            || source == target || source.Dimension != target.Dimension || source.Dimension.Length == 0 || source.Factor.IsZero || target.Factor.IsZero
            || SideValue.Of(left.Expression)?.Exact is not { } a || SideValue.Of(right.Expression)?.Exact is not { IsZero: false } b)
            return null;

        Fraction factor = (source.Factor / target.Factor).Reduce();
        Fraction converted = (a * factor).Reduce();
        double ratio = Math.Abs((double)(converted / b));
        if (converted == b)
            return StepFinding.Correct;

        // Hours and minutes convert exactly, miles and kilometres do not.
        bool isRounded = Math.Abs(ratio - 1) < Rounded && (!(factor.Denominator.IsOne || factor.Numerator.IsOne) || formula.Relations[0] == RelationKind.Approximate || right.Text.Contains('.', StringComparison.Ordinal));
        bool mayBeMeant = isRounded || step.IsUncertain || Scale().IsMatch(step.Step.Text) || ratio > Slip || ratio < 1 / Slip;
        return mayBeMeant ? null : new StepFinding(
            StepOutcome.Wrong, right.Span, $"{step.Written(left)} {from} = {step.Written(right)} {after}", $"{step.Written(left)} {from} = {new SideValue(converted, (double)converted)} {after}");
    }

    [GeneratedRegex(@"\b(map|scale|model|represents?|drawing|карт\w*|масштаб\w*|per|every|each)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scale();
}
