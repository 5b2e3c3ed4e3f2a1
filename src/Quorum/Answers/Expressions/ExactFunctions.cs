using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>The functions of rational numbers where their value is rational.</summary>
internal static class ExactFunctions
{
    /// <summary>Applies a function to rational arguments.</summary>
    public static Exactness Apply(MathFunction function, ReadOnlySpan<Fraction> arguments, WorkBudget budget, out Fraction value)
    {
        value = default;
        if (arguments.IsEmpty)
            return Exactness.Undefined;

        foreach (Fraction argument in arguments)
        {
            if (!budget.TrySpend(WorkBudget.Bits(argument)))
                return Exactness.TooLarge;
        }

        return arguments.Length switch
        {
            _ when function is MathFunction.Minimum or MathFunction.Maximum => Extreme(function, arguments, out value),
            _ when function is MathFunction.GreatestCommonDivisor or MathFunction.LeastCommonMultiple => Divisors(function, arguments, budget, out value),
            1 => Apply(function, arguments[0], budget, out value),
            2 => Apply(function, arguments[0], arguments[1], budget, out value),
            _ => Exactness.Undefined,
        };
    }

    private static Exactness Apply(MathFunction function, in Fraction argument, WorkBudget budget, out Fraction value)
    {
        value = Fraction.Zero;
        switch (function)
        {
            case MathFunction.AbsoluteValue:
                value = Fraction.Abs(argument);
                return Exactness.Rational;
            case MathFunction.Floor:
                value = Floor(argument);
                return Exactness.Rational;
            case MathFunction.Ceiling:
                value = -Floor(-argument);
                return Exactness.Rational;
            case MathFunction.Sign:
                value = argument.Numerator.Sign;
                return Exactness.Rational;
            case MathFunction.RealPart or MathFunction.Conjugate:
                value = argument;
                return Exactness.Rational;
            case MathFunction.ImaginaryPart:
                return Exactness.Rational;
            case MathFunction.Argument:
                return argument.IsZero ? Exactness.Undefined : argument.IsPositive ? Exactness.Rational : Exactness.NotRational;
            case MathFunction.Factorial:
                return argument.Denominator.IsOne ? ExactProducts.Factorial(argument.Numerator, 1, budget, out value) : Exactness.NotRational;
            case MathFunction.DoubleFactorial:
                return argument.Denominator.IsOne ? ExactProducts.Factorial(argument.Numerator, 2, budget, out value) : Exactness.Undefined;
            case MathFunction.NaturalLogarithm:
                return argument.IsZero ? Exactness.Undefined : argument == Fraction.One ? Exactness.Rational : Exactness.NotRational;
            case MathFunction.Cosine or MathFunction.Secant or MathFunction.HyperbolicCosine when argument.IsZero:
                value = Fraction.One;
                return Exactness.Rational;
            case MathFunction.Cotangent or MathFunction.Cosecant or MathFunction.ArcSecant or MathFunction.ArcCosecant when argument.IsZero:
                return Exactness.Undefined;
            case MathFunction.Sine or MathFunction.Tangent or MathFunction.ArcSine or MathFunction.ArcTangent
                or MathFunction.HyperbolicSine or MathFunction.HyperbolicTangent when argument.IsZero:
                return Exactness.Rational;
            case MathFunction.ArcCosine or MathFunction.ArcSecant when argument == Fraction.One:
                return Exactness.Rational;
            case MathFunction.Logarithm or MathFunction.Binomial or MathFunction.Modulo:
                return Exactness.Undefined;
            default:
                return Exactness.NotRational;
        }
    }

    private static Exactness Apply(MathFunction function, in Fraction first, in Fraction second, WorkBudget budget, out Fraction value)
    {
        value = default;
        switch (function)
        {
            case MathFunction.Logarithm:
                return ExactPower.Logarithm(first, second, budget, out value);
            case MathFunction.Binomial:
                return second.Denominator.IsOne ? ExactProducts.Binomial(first, second.Numerator, budget, out value) : Exactness.NotRational;
            case MathFunction.Modulo:
                if (second.IsZero)
                    return Exactness.Undefined;
                value = first - second * Floor(first / second);
                return Exactness.Rational;
            default:
                return Exactness.Undefined;
        }
    }

    private static Exactness Extreme(MathFunction function, ReadOnlySpan<Fraction> arguments, out Fraction value)
    {
        value = arguments[0];
        foreach (Fraction argument in arguments)
        {
            if (function is MathFunction.Minimum ? argument < value : argument > value)
                value = argument;
        }

        return Exactness.Rational;
    }

    private static Exactness Divisors(MathFunction function, ReadOnlySpan<Fraction> arguments, WorkBudget budget, out Fraction value)
    {
        value = default;
        BigInteger result = function is MathFunction.GreatestCommonDivisor ? BigInteger.Zero : BigInteger.One;
        foreach (Fraction argument in arguments)
        {
            if (!argument.Denominator.IsOne)
                return Exactness.Undefined;

            long bits = WorkBudget.Bits(result) + WorkBudget.Bits(argument);
            if (bits > WorkBudget.MaxBits || !budget.TrySpend(bits))
                return Exactness.TooLarge;

            BigInteger divisor = BigInteger.GreatestCommonDivisor(result, argument.Numerator);
            result = function is MathFunction.GreatestCommonDivisor ? divisor
                : argument.IsZero || result.IsZero ? BigInteger.Zero
                : BigInteger.Abs(result / divisor * argument.Numerator);
        }

        value = result;
        return Exactness.Rational;
    }

    private static Fraction Floor(in Fraction value)
    {
        BigInteger quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
