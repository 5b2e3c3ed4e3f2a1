using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Fractions;

namespace Quorum;

/// <summary>Evaluates expressions whose value is a rational number.</summary>
/// <remarks>
/// Roots, logarithms and trigonometric functions of multiples of π are included where they are rational: √4, (8/27)^(1/3), log₂ 8,
/// sin(π/6). The number of digits is estimated before anything is computed, so 9^(9^9) is refused at once. What rational arithmetic does
/// not reach, as √2·√8, is evaluated in ball arithmetic and recognised, with the error bounds of <see cref="ExpressionKey"/>.
/// </remarks>
internal static class ExactEvaluation
{
    /// <summary>Evaluates an expression exactly.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="value">Its value.</param>
    /// <param name="problem">Why there is none.</param>
    /// <returns><see langword="true"/> if the value is rational and was found.</returns>
    public static bool TryEvaluate(Expression expression, out Fraction value, [NotNullWhen(false)] out string? problem)
    {
        WorkBudget budget = WorkBudget.Current;
        Exactness exactness = Evaluate(expression, budget, 0, out value);
        if (exactness is Exactness.NotRational && TryRecognise(expression, budget, out value))
            exactness = Exactness.Rational;

        problem = exactness switch
        {
            Exactness.Rational => null,
            Exactness.Undefined => "It is undefined.",
            Exactness.TooLarge => "It is too large.",
            _ => "It is not a rational number, or not seen to be one.",
        };
        return problem is null;
    }

    private static bool TryRecognise(Expression expression, WorkBudget budget, out Fraction value)
    {
        value = default;
        ExpressionTraits traits = ExpressionTraits.Of(expression);
        if (traits.HasVariables || traits.HasInfinity || traits.IsTooLarge)
            return false;

        foreach (int precision in ExpressionKey.Precisions)
        {
            PointValues values = PointValues.Of(expression, traits, precision, budget);
            if (values.State is not (BallState.Finite or BallState.Imprecise))
                return false;

            ComplexBall number = values.Values[0];
            if (number.IsFinite && RationalRecognition.TryRecognise(number.Real, out value) is { } isRational)
                return isRational && number.IsReal;
        }

        return false;
    }

    /// <summary>Evaluates an expression within a budget.</summary>
    internal static Exactness Evaluate(Expression expression, WorkBudget budget, int depth, out Fraction value)
    {
        value = default;
        if (depth > WorkBudget.MaxDepth || !budget.TrySpend(0))
            return Exactness.TooLarge;

        switch (expression)
        {
            case NumberExpression number:
                value = number.Value.Reduce();
                return value.IsNaN || value.IsInfinity ? Exactness.Undefined : Exactness.Rational;
            case SumExpression sum:
                return Add(sum.Terms, budget, depth, out value);
            case ProductExpression product:
                return Multiply(product.Factors, budget, depth, out value);
            case PowerExpression power:
                return Raise(power, budget, depth, out value);
            case FunctionExpression function:
                return Apply(function, budget, depth, out value);
            default:
                return Exactness.NotRational;
        }
    }

    private static Exactness Add(ImmutableArray<Expression> terms, WorkBudget budget, int depth, out Fraction value)
    {
        value = Fraction.Zero;
        Exactness all = Exactness.Rational;
        foreach (Expression expression in terms)
        {
            Exactness exactness = Evaluate(expression, budget, depth + 1, out Fraction term);
            if (exactness is Exactness.TooLarge or Exactness.Undefined)
                return exactness;

            if (exactness is Exactness.NotRational)
            {
                all = exactness;
            }
            else if (all is Exactness.Rational)
            {
                if (!budget.TrySpend(value, term))
                    return Exactness.TooLarge;

                value += term;
                if (!WorkBudget.Fits(value) && terms.Length > 1)
                    return Exactness.TooLarge;
            }
        }

        return all;
    }

    private static Exactness Multiply(ImmutableArray<Expression> factors, WorkBudget budget, int depth, out Fraction value)
    {
        value = Fraction.One;
        Exactness all = Exactness.Rational;
        foreach (Expression expression in factors)
        {
            Exactness exactness = Evaluate(expression, budget, depth + 1, out Fraction factor);
            if (exactness is Exactness.TooLarge or Exactness.Undefined)
                return exactness;

            if (exactness is Exactness.NotRational)
            {
                all = exactness;
            }
            else if (all is Exactness.Rational)
            {
                if (!budget.TrySpend(value, factor))
                    return Exactness.TooLarge;

                value *= factor;
            }
        }

        return all;
    }

    private static Exactness Raise(PowerExpression power, WorkBudget budget, int depth, out Fraction value)
    {
        Exactness ofBase = Evaluate(power.Base, budget, depth + 1, out Fraction @base);
        Exactness ofExponent = Evaluate(power.Exponent, budget, depth + 1, out Fraction exponent);
        value = default;
        Exactness worse = ofBase > ofExponent ? ofBase : ofExponent;
        if (worse is Exactness.Rational)
            return ExactPower.Raise(@base, exponent, budget, out value);

        return worse;
    }

    private static Exactness Apply(FunctionExpression function, WorkBudget budget, int depth, out Fraction value)
    {
        if (function.Function is MathFunction.Unknown)
        {
            value = default;
            return Exactness.NotRational;
        }

        var arguments = new Fraction[function.Arguments.Length];
        Exactness worst = Exactness.Rational;
        for (int i = 0; i < arguments.Length; i++)
        {
            Exactness exactness = Evaluate(function.Arguments[i], budget, depth + 1, out arguments[i]);
            worst = exactness > worst ? exactness : worst;
        }

        if (worst is Exactness.Rational)
            return ExactFunctions.Apply(function.Function, arguments, budget, out value);

        value = default;
        return worst is Exactness.NotRational && arguments.Length == 1
            ? ExactTrigonometry.Apply(function.Function, function.Arguments[0], budget, depth, out value)
            : worst;
    }
}
