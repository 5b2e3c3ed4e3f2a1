using System.Numerics;
using System.Text.RegularExpressions;
using Fractions;

namespace Quorum;

/// <summary>Checks the steps with which a linear inequality in one variable is solved: dividing by a negative number turns the sign.</summary>
/// <remarks>A weaker bound may follow where the inequality is solved already, and one that is the same for whole numbers anywhere.</remarks>
internal sealed partial class InequalityCheck : IStepCheck
{
    private Bound? _before;
    private bool _isSolved;
    private int _lastStep = -1;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        bool terse = DerivedStep.IsTerse(step, Cases());
        foreach (Formula formula in step.Formulas.Where(formula => formula.Sides.Count > 1))
        {
            if (formula.IsRest || Bound.Of(formula) is not { } bound)
            {
                if (!formula.Sides.All(side => SideValue.Of(side.Expression) is not null))
                    _before = null;
                continue;
            }

            bool direct = _before?.Variable == bound.Variable && _lastStep >= step.Step.Index - 1;
            if (direct && bound == _before)
                found ??= StepFinding.Correct;
            else if (direct && terse && formula.After is null && !step.IsUncertain && !MayFollow(_before!.Value, bound))
                found = new StepFinding(StepOutcome.Wrong, formula.Sides[1].Span, step.Step.Text[(formula.Sides[0].Span.Start - step.Step.Span.Start)..(formula.Sides[1].Span.End - step.Step.Span.Start)], _before.ToString());
            _before = bound;
            _isSolved = formula.Sides.Any(side => side.Expression is VariableExpression);
            _lastStep = step.Step.Index;
        }

        return found;
    }

    /// <summary>Whether a bound may be meant to follow: a weaker one from a solved inequality, or the same for whole numbers.</summary>
    private bool MayFollow(Bound before, Bound bound) => (_isSolved && before.Implies(bound)) || (before.IsUpper == bound.IsUpper && before.LastWhole == bound.LastWhole);

    [GeneratedRegex(@"\b(or|and|case|cases|similarly|another|also|other|check|let|when|for|where|if|since|because|but|или|и|случа\w*|при|если|пусть|провер\w*|так как|но)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cases();

    /// <summary>A bound of a variable.</summary>
    private readonly record struct Bound(string Variable, Fraction Value, bool IsUpper, bool IsStrict)
    {
        /// <summary>Reads an inequality; null if it is no linear one in one variable.</summary>
        public static Bound? Of(Formula formula)
        {
            if (formula.Sides is not [{ Expression: { } left }, { Expression: { } right }] || formula.Relations[0] is not (RelationKind.Less or RelationKind.LessOrEqual or RelationKind.Greater or RelationKind.GreaterOrEqual)
                || Polynomial.Of(left) is not { } a || Polynomial.Of(right) is not { } b || a - b is not { Degree: 1, Variables: { Count: 1 } variables } difference)
                return null;

            Fraction slope = difference.Coefficient(1);
            bool isLess = formula.Relations[0] is RelationKind.Less or RelationKind.LessOrEqual;
            return new Bound(variables.First(), (-difference.Coefficient(0) / slope).Reduce(), isLess != slope.IsNegative, formula.Relations[0] is RelationKind.Less or RelationKind.Greater);
        }

        /// <summary>Gets the last whole number within the bound.</summary>
        public BigInteger LastWhole
        {
            get
            {
                BigInteger floor = BigInteger.DivRem(Value.Numerator, Value.Denominator, out BigInteger rest) - (rest.Sign < 0 ? 1 : 0);
                return !rest.IsZero ? (IsUpper ? floor : floor + 1) : !IsStrict ? floor : IsUpper ? floor - 1 : floor + 1;
            }
        }

        /// <summary>Whether another bound holds wherever this one does.</summary>
        public bool Implies(Bound other)
        {
            int order = Value.CompareTo(other.Value) * (IsUpper ? 1 : -1);
            return IsUpper == other.IsUpper && (order < 0 || (order == 0 && (IsStrict || !other.IsStrict)));
        }

        public override string ToString() => $"{Variable} {(IsUpper ? "<" : ">")}{(IsStrict ? "" : "=")} {new SideValue(Value, (double)Value)}";
    }
}
