using System.Collections.Immutable;
using Fractions;

namespace Quorum;

/// <summary>A quotient of two polynomials in one variable, as it was written: common factors are kept, since they are gaps of its domain.</summary>
internal readonly record struct RationalFunction(RealPolynomial Numerator, RealPolynomial Denominator)
{
    private const int MaximumDepth = 40;

    /// <summary>Reads an expression that is one.</summary>
    /// <returns><see langword="null"/> if it has other functions, other variables, irrational coefficients or too high a degree.</returns>
    public static RationalFunction? TryRead(Expression expression, string variable, int depth = 0)
    {
        if (depth > MaximumDepth)
            return null;

        switch (expression)
        {
            case NumberExpression { Value: { IsNaN: false, IsInfinity: false } value }:
                return new(RealPolynomial.Constant(value.Reduce()), RealPolynomial.One);
            case VariableExpression { Name: var name } when name == variable:
                return new(RealPolynomial.Variable, RealPolynomial.One);
            case SumExpression sum:
                return Fold(sum.Terms, variable, depth, new(RealPolynomial.Zero, RealPolynomial.One), Add);
            case ProductExpression product:
                return Fold(product.Factors, variable, depth, new(RealPolynomial.One, RealPolynomial.One), Multiply);
            case PowerExpression { Exponent: NumberExpression { Value: var exponent } } power
                when exponent.Denominator.IsOne && Fraction.Abs(exponent) <= RealPolynomial.MaximumDegree:
                return TryRead(power.Base, variable, depth + 1) is { } function ? Raise(function, (int)exponent) : null;
            default:
                return ExpressionTraits.Of(expression) is { HasVariables: false, HasInfinity: false } && ExactEvaluation.TryEvaluate(expression, out Fraction exact, out _)
                    ? new(RealPolynomial.Constant(exact), RealPolynomial.One)
                    : null;
        }
    }

    /// <summary>The polynomial that it is; <see langword="null"/> if the variable occurs in the denominator.</summary>
    public RealPolynomial? AsPolynomial()
    {
        if (Denominator.Degree != 0)
            return null;

        Fraction divisor = Denominator.Leading;
        return Numerator * RealPolynomial.Constant(Fraction.One / divisor);
    }

    private static RationalFunction? Fold(
        ImmutableArray<Expression> operands, string variable, int depth, RationalFunction seed, Func<RationalFunction, RationalFunction, RationalFunction> combine)
    {
        foreach (Expression operand in operands)
        {
            if (TryRead(operand, variable, depth + 1) is not { } next)
                return null;

            seed = combine(seed, next);
            if (seed.Numerator.Degree > RealPolynomial.MaximumDegree || seed.Denominator.Degree > RealPolynomial.MaximumDegree)
                return null;
        }

        return seed;
    }

    private static RationalFunction Add(RationalFunction left, RationalFunction right) =>
        left.Denominator.Degree == 0 && right.Denominator.Degree == 0 && left.Denominator.Leading == right.Denominator.Leading
            ? left with { Numerator = left.Numerator + right.Numerator }
            : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    private static RationalFunction Multiply(RationalFunction left, RationalFunction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    private static RationalFunction? Raise(RationalFunction function, int exponent)
    {
        if (exponent < 0)
        {
            if (function.Numerator.IsZero)
                return null;

            (function, exponent) = (new(function.Denominator, function.Numerator), -exponent);
        }

        if (Math.Max(function.Numerator.Degree, function.Denominator.Degree) * exponent > RealPolynomial.MaximumDegree)
            return null;

        var power = new RationalFunction(RealPolynomial.One, RealPolynomial.One);
        for (int i = 0; i < exponent; i++)
            power = Multiply(power, function);

        return power;
    }
}
