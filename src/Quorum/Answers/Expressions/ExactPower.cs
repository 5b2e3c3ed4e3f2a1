using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Powers, roots and logarithms of rational numbers that are rational themselves.</summary>
internal static class ExactPower
{
    /// <summary>Raises a rational number to a rational power; an odd root of a negative number is the real one, and 0⁰ is 1.</summary>
    public static Exactness Raise(in Fraction @base, in Fraction exponent, WorkBudget budget, out Fraction value)
    {
        value = default;
        if (exponent.Denominator.IsOne)
            return Raise(@base, exponent.Numerator, budget, out value);

        if (@base.IsZero)
        {
            value = Fraction.Zero;
            return exponent.IsPositive ? Exactness.Rational : Exactness.Undefined;
        }

        BigInteger degree = exponent.Denominator;
        if (@base.IsNegative && degree.IsEven)
            return Exactness.NotRational;

        if (!TryRoot(BigInteger.Abs(@base.Numerator), degree, budget, out BigInteger numerator)
            || !TryRoot(@base.Denominator, degree, budget, out BigInteger denominator))
            return budget.IsSpent ? Exactness.TooLarge : Exactness.NotRational;

        return Raise(new Fraction(@base.IsNegative ? -numerator : numerator, denominator), exponent.Numerator, budget, out value);
    }

    /// <summary>Raises a rational number to an integer power, if the result is not too large.</summary>
    public static Exactness Raise(in Fraction @base, BigInteger exponent, WorkBudget budget, out Fraction value)
    {
        value = default;
        if (exponent.IsZero || @base == Fraction.One)
        {
            value = Fraction.One;
            return Exactness.Rational;
        }

        if (@base.IsZero)
        {
            value = Fraction.Zero;
            return exponent.Sign > 0 ? Exactness.Rational : Exactness.Undefined;
        }

        if (@base == Fraction.MinusOne)
        {
            value = exponent.IsEven ? Fraction.One : Fraction.MinusOne;
            return Exactness.Rational;
        }

        BigInteger times = BigInteger.Abs(exponent);
        long bits = Math.Max(WorkBudget.Bits(@base.Numerator), WorkBudget.Bits(@base.Denominator));
        if (times > WorkBudget.MaxBits || (bits - 1) * (long)times > WorkBudget.MaxBits || !budget.TrySpend(bits * (long)times))
            return Exactness.TooLarge;

        BigInteger numerator = BigInteger.Pow(@base.Numerator, (int)times);
        BigInteger denominator = BigInteger.Pow(@base.Denominator, (int)times);
        (numerator, denominator) = exponent.Sign > 0 ? (numerator, denominator) : (denominator, numerator);
        value = new Fraction(numerator, denominator);
        return Exactness.Rational;
    }

    /// <summary>Finds the root of a positive integer if it is an integer.</summary>
    private static bool TryRoot(BigInteger value, BigInteger degree, WorkBudget budget, out BigInteger root)
    {
        root = value;
        if (value.IsOne)
            return true;

        long bits = value.GetBitLength();
        if (degree >= bits)
            return false;

        root = IntegerRoot.Floor(value, (int)degree, budget);
        return !budget.IsSpent && BigInteger.Pow(root, (int)degree) == value;
    }

    /// <summary>Finds the logarithm of a positive rational number to a positive rational base if it is rational with a small denominator.</summary>
    public static Exactness Logarithm(in Fraction @base, in Fraction argument, WorkBudget budget, out Fraction value)
    {
        value = Fraction.Zero;
        if (@base.IsZero || @base == Fraction.One || argument.IsZero)
            return Exactness.Undefined;

        if (@base.IsNegative || argument.IsNegative)
            return Exactness.NotRational;

        if (argument == Fraction.One)
            return Exactness.Rational;

        if (!budget.TrySpend(@base, argument))
            return Exactness.TooLarge;

        double quotient = Logarithm(argument) / Logarithm(@base);
        for (int q = 1; q <= 12; q++)
        {
            double p = Math.Round(quotient * q);
            if (p == 0 || Math.Abs(p) > WorkBudget.MaxBits || Math.Abs(quotient * q - p) > 1e-6)
                continue;

            if (Raise(@base, new BigInteger(p), budget, out Fraction left) is Exactness.Rational
                && Raise(argument, q, budget, out Fraction right) is Exactness.Rational
                && left == right)
            {
                value = new Fraction(new BigInteger(p), q);
                return Exactness.Rational;
            }
        }

        return Exactness.NotRational;
    }

    private static double Logarithm(in Fraction value) => BigInteger.Log(value.Numerator) - BigInteger.Log(value.Denominator);
}
