using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>The trigonometric functions at rational multiples of π where their value is rational.</summary>
/// <remarks>By Niven's theorem the rational values of sine and cosine there are 0, ±1/2 and ±1, and those of the tangent 0 and ±1.</remarks>
internal static class ExactTrigonometry
{
    private static readonly Fraction Half = new(1, 2);

    /// <summary>Applies a trigonometric function to an argument that is a rational multiple of π.</summary>
    public static Exactness Apply(MathFunction function, Expression argument, WorkBudget budget, int depth, out Fraction value)
    {
        value = default;
        if (function is < MathFunction.Sine or > MathFunction.Cosecant || !TryReadTurns(argument, budget, depth, out Fraction half))
            return Exactness.NotRational;

        // The argument is half·π; sine and cosine have the period 2, and twelfths of a full turn are the only candidates.
        Fraction twelfths = half * 6;
        if (!twelfths.Denominator.IsOne)
            return function is MathFunction.Tangent or MathFunction.Cotangent ? Diagonal(half, out value) : Exactness.NotRational;

        int angle = (int)(((twelfths.Numerator % 12) + 12) % 12);
        bool hasSine = TrySine(angle, out Fraction sine);
        bool hasCosine = TrySine((angle + 3) % 12, out Fraction cosine);
        return function switch
        {
            MathFunction.Sine => hasSine ? Give(sine, out value) : Exactness.NotRational,
            MathFunction.Cosine => hasCosine ? Give(cosine, out value) : Exactness.NotRational,
            MathFunction.Cosecant => hasSine ? Divide(Fraction.One, sine, out value) : Exactness.NotRational,
            MathFunction.Secant => hasCosine ? Divide(Fraction.One, cosine, out value) : Exactness.NotRational,
            MathFunction.Tangent => hasSine && hasCosine ? Divide(sine, cosine, out value) : Exactness.NotRational,
            _ => hasSine && hasCosine ? Divide(cosine, sine, out value) : Exactness.NotRational,
        };
    }

    /// <summary>The sine of so many twelfths of a full turn; the odd ones beside the axes are ±√3/2 and not rational.</summary>
    private static bool TrySine(int angle, out Fraction value)
    {
        int sign = angle < 6 ? 1 : -1;
        int half = angle % 6;
        value = half == 0 ? Fraction.Zero : half == 3 ? sign : sign * Half;
        return half is 0 or 1 or 3 or 5;
    }

    /// <summary>Tangent and cotangent at odd multiples of π/4.</summary>
    private static Exactness Diagonal(in Fraction half, out Fraction value)
    {
        Fraction eighths = half * 4;
        value = default;
        if (!eighths.Denominator.IsOne)
            return Exactness.NotRational;

        BigInteger quarter = ((eighths.Numerator % 4) + 4) % 4;
        return Give(quarter.IsOne ? 1 : -1, out value);
    }

    private static Exactness Divide(in Fraction dividend, in Fraction divisor, out Fraction value)
    {
        value = default;
        return divisor.IsZero ? Exactness.Undefined : Give(dividend / divisor, out value);
    }

    private static Exactness Give(in Fraction result, out Fraction value)
    {
        value = result;
        return Exactness.Rational;
    }

    /// <summary>Reads an expression that is a rational number times π.</summary>
    private static bool TryReadTurns(Expression expression, WorkBudget budget, int depth, out Fraction turns)
    {
        turns = Fraction.Zero;
        switch (expression)
        {
            case ConstantExpression { Constant: MathConstant.Pi }:
                turns = Fraction.One;
                return true;
            case ProductExpression product:
                bool found = false;
                Fraction factor = Fraction.One;
                foreach (Expression part in product.Factors)
                {
                    if (!found && TryReadTurns(part, budget, depth + 1, out turns))
                        found = true;
                    else if (ExactEvaluation.Evaluate(part, budget, depth + 1, out Fraction value) is Exactness.Rational && budget.TrySpend(factor, value))
                        factor *= value;
                    else
                        return false;
                }

                turns *= factor;
                return found;
            case SumExpression sum:
                foreach (Expression part in sum.Terms)
                {
                    if (!TryReadTurns(part, budget, depth + 1, out Fraction term) || !budget.TrySpend(turns, term))
                        return false;

                    turns += term;
                }

                return sum.Terms.Length > 0;
            default:
                return false;
        }
    }
}
