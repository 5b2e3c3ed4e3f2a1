using System.Numerics;

namespace Quorum;

/// <summary>The series behind the elementary functions, in fixed point: integers that stand for value · 2^bits.</summary>
internal static class FixedPoint
{
    /// <summary>The errors of all functions here are below this many units in the last place.</summary>
    public const int Error = 16;

    /// <summary>exp(x) for |x| below 1: Taylor's series after halving the argument, then squaring.</summary>
    public static BigInteger Exponential(BigInteger x, int bits)
    {
        int halvings = 4 + bits / 40;
        // Squaring doubles the relative error: its bits, and those of the terms' errors, are carried on top.
        int working = bits + halvings + 12;
        BigInteger small = (x << (working - bits)) >> halvings;
        BigInteger one = BigInteger.One << working;
        BigInteger sum = one + small;
        BigInteger term = small;
        for (int k = 2; !IsTiny(term); k++)
        {
            term = ((term * small) >> working) / k;
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
            sum = (sum * sum) >> working;
        return sum >> (working - bits);
    }

    /// <summary>The natural logarithm of a value between 1/2 and 2: that of a double, corrected by log(1 + t) for a tiny t.</summary>
    public static BigInteger Logarithm(BigInteger x, int bits)
    {
        double start = Math.Log((double)(x >> (bits - 60)) / (1L << 60));
        BigInteger guess = FromDouble(start, bits);
        BigInteger one = BigInteger.One << bits;
        BigInteger t = ((x * Exponential(-guess, bits)) >> bits) - one;
        BigInteger sum = guess;
        BigInteger power = t;
        for (int k = 1; !IsTiny(power); k++)
        {
            sum += k % 2 == 1 ? power / k : -(power / k);
            power = (power * t) >> bits;
        }

        return sum;
    }

    /// <summary>Sine and cosine of |x| below 2: the series of exp(ix) after halving the argument, then squaring.</summary>
    public static (BigInteger Sine, BigInteger Cosine) SineCosine(BigInteger x, int bits)
    {
        int halvings = 3 + bits / 80;
        int working = bits + halvings + 12;
        BigInteger small = (x << (working - bits)) >> halvings;
        BigInteger cosine = BigInteger.One << working;
        BigInteger sine = small;
        BigInteger term = small;
        for (int k = 2; !IsTiny(term); k++)
        {
            term = ((term * small) >> working) / k;
            switch (k % 4)
            {
                case 0: cosine += term; break;
                case 1: sine += term; break;
                case 2: cosine -= term; break;
                default: sine -= term; break;
            }
        }

        for (int i = 0; i < halvings; i++)
        {
            BigInteger product = sine * cosine;
            cosine = ((cosine * cosine) - (sine * sine)) >> working;
            sine = product >> (working - 1);
        }

        return (sine >> (working - bits), cosine >> (working - bits));
    }

    /// <summary>The arc tangent of |x| below 2: that of a double, corrected by that of a tiny t.</summary>
    public static BigInteger ArcTangent(BigInteger x, int bits)
    {
        double start = Math.Atan((double)(x >> (bits - 60)) / (1L << 60));
        BigInteger sum = FromDouble(start, bits);
        (BigInteger sine, BigInteger cosine) = SineCosine(sum, bits);
        BigInteger t = ((x * cosine) - (sine << bits)) / (cosine + ((x * sine) >> bits));
        BigInteger square = (t * t) >> bits;
        BigInteger power = t;
        for (int k = 1; !IsTiny(power); k += 2)
        {
            sum += k % 4 == 1 ? power / k : -(power / k);
            power = (power * square) >> bits;
        }

        return sum;
    }

    /// <summary>Shifting rounds down, so that a negative term comes to rest at −1.</summary>
    private static bool IsTiny(BigInteger term) => term.IsZero || term == BigInteger.MinusOne;

    private static BigInteger FromDouble(double value, int bits)
    {
        var scaled = new BigInteger(Math.ScaleB(value, 62));
        return bits >= 62 ? scaled << (bits - 62) : scaled >> (62 - bits);
    }
}
