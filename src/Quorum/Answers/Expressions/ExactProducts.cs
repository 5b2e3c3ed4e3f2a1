using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Factorials and binomial coefficients.</summary>
internal static class ExactProducts
{
    /// <summary>n (n − step) (n − 2·step) …, down to the last positive factor.</summary>
    public static Exactness Factorial(BigInteger n, int step, WorkBudget budget, out Fraction value)
    {
        value = Fraction.One;
        if (n < 1 - step)
            return Exactness.Undefined;

        if (n <= 1)
            return Exactness.Rational;

        if (n > WorkBudget.MaxBits || Bits((double)n, step) > WorkBudget.MaxBits || !budget.TrySpend((long)Bits((double)n, step)))
            return Exactness.TooLarge;

        value = Product((int)n % step == 0 ? step : 1, (int)n, step);
        return Exactness.Rational;
    }

    /// <summary>The binomial coefficient n (n − 1) … (n − k + 1) / k! for any rational n; 0 for a negative k.</summary>
    public static Exactness Binomial(in Fraction n, BigInteger k, WorkBudget budget, out Fraction value)
    {
        value = Fraction.Zero;
        bool isWhole = n.Denominator.IsOne && n.Numerator.Sign >= 0;
        if (isWhole && 2 * k > n.Numerator)
            k = n.Numerator - k;

        if (k.Sign < 0)
            return Exactness.Rational;

        long bits = WorkBudget.Bits(n);
        if (k > WorkBudget.MaxBits || bits > WorkBudget.MaxBits || (long)k * Math.Max(1, bits - (long)k.GetBitLength()) > WorkBudget.MaxBits)
            return Exactness.TooLarge;

        if (isWhole && k > 0 && n.Numerator <= int.MaxValue)
        {
            // Halves of halves take less than one factor after the other.
            if (!budget.TrySpend((long)k * bits))
                return Exactness.TooLarge;

            value = Product((int)(n.Numerator - k) + 1, (int)n.Numerator, 1) / Product(1, (int)k, 1);
            return WorkBudget.Fits(value) ? Exactness.Rational : Exactness.TooLarge;
        }

        BigInteger numerator = BigInteger.One;
        BigInteger denominator = BigInteger.One;
        for (int i = 0; i < (int)k; i++)
        {
            // Two products with a short factor and a quotient, and the numbers made for them.
            if (!budget.TrySpendWords(50 + (8 * (WorkBudget.Bits(numerator) + WorkBudget.Bits(denominator)) / 64)))
                return Exactness.TooLarge;

            numerator *= n.Numerator - i * n.Denominator;
            denominator *= (i + 1) * n.Denominator;
            if (isWhole)
            {
                numerator /= denominator;
                denominator = BigInteger.One;
            }
        }

        if (!budget.TrySpend(WorkBudget.Bits(numerator) + WorkBudget.Bits(denominator)))
            return Exactness.TooLarge;

        value = new Fraction(numerator, denominator);
        return WorkBudget.Fits(value) ? Exactness.Rational : Exactness.TooLarge;
    }

    /// <summary>An upper estimate of the bits of the factorial, after Stirling.</summary>
    private static double Bits(double n, int step) => (n * (Math.Log2(n) - Math.Log2(Math.E)) + Math.Log2(n) + 2) / step + 2;

    /// <summary>The product of an arithmetic progression, by halves so that the factors stay of equal size.</summary>
    private static BigInteger Product(int first, int last, int step)
    {
        int count = (last - first) / step + 1;
        if (count <= 8)
        {
            BigInteger product = first;
            for (int factor = first + step; factor <= last; factor += step)
                product *= factor;
            return product;
        }

        int middle = first + (count / 2 - 1) * step;
        return Product(first, middle, step) * Product(middle + step, last, step);
    }
}
