using Fractions;

namespace Quorum;

/// <summary>Sees of simple numbers that they are irrational, so that nobody need look for a fraction that they are.</summary>
/// <remarks>
/// π, e, their powers, logarithms of rational numbers (Lindemann) and roots that are not rational are irrational; a multiple of one by a
/// rational number, and its sum with rational numbers, are as well.
/// </remarks>
internal static class Irrationality
{
    private const int MaximumDepth = 8;

    /// <summary>Whether an expression without variables is surely real and irrational.</summary>
    public static bool IsCertain(Expression expression, WorkBudget budget) => IsRational(expression, budget, 0) == false;

    /// <summary>Whether it is rational and not zero; <see langword="null"/> if that cannot be seen.</summary>
    private static bool? IsRational(Expression expression, WorkBudget budget, int depth)
    {
        if (depth > MaximumDepth)
            return null;

        switch (expression)
        {
            case NumberExpression number:
                return number.Value.IsZero ? null : true;
            case ConstantExpression { Constant: MathConstant.Pi or MathConstant.E or MathConstant.GoldenRatio }:
                return false;
            case SumExpression sum:
                return Combine(sum.Terms.AsSpan(), budget, depth, sum: true);
            case ProductExpression product:
                return Combine(product.Factors.AsSpan(), budget, depth, sum: false);
            case PowerExpression { Base: NumberExpression { Value: { IsPositive: true } @base }, Exponent: var exponent }:
                return Evaluate(exponent, budget, depth) is { } root && ExactPower.Raise(@base, root, budget, out _) is var exactness
                    ? exactness is Exactness.Rational ? true : exactness is Exactness.NotRational ? false : null
                    : null;
            case PowerExpression { Base: ConstantExpression { Constant: MathConstant.Pi or MathConstant.E }, Exponent: NumberExpression { Value: { IsZero: false } } }:
                return false;
            case PowerExpression { Exponent: NumberExpression { Value: var minusOne } } power when minusOne == Fraction.MinusOne:
                return IsRational(power.Base, budget, depth + 1);
            case FunctionExpression { Function: MathFunction.NaturalLogarithm, Arguments: [NumberExpression { Value: { IsPositive: true } argument }] }:
                return argument == Fraction.One ? null : false;
            default:
                return null;
        }
    }

    private static Fraction? Evaluate(Expression expression, WorkBudget budget, int depth) =>
        ExactEvaluation.Evaluate(expression, budget, depth, out Fraction value) is Exactness.Rational ? value : null;

    /// <summary>One irrational operand among rational ones; more than one may cancel.</summary>
    private static bool? Combine(ReadOnlySpan<Expression> operands, WorkBudget budget, int depth, bool sum)
    {
        int irrational = 0;
        foreach (Expression operand in operands)
        {
            bool? rational = IsRational(operand, budget, depth + 1);
            if (rational is null && !(sum && Evaluate(operand, budget, depth + 1) is not null))
                return null;

            irrational += rational == false ? 1 : 0;
        }

        return irrational switch { 0 => sum ? null : true, 1 => false, _ => null };
    }
}
