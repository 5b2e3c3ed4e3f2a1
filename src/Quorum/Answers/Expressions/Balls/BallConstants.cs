using System.Collections.Concurrent;
using System.Numerics;

namespace Quorum;

/// <summary>The constants of the ball functions in fixed point, computed once for each size.</summary>
internal static class BallConstants
{
    private const int Step = 256;

    private static readonly ConcurrentDictionary<int, BigInteger> Pis = new();
    private static readonly ConcurrentDictionary<int, BigInteger> Logarithms = new();

    /// <summary>π · 2^bits, with an error below 2.</summary>
    public static BigInteger Pi(int bits) => Cut(Pis, bits, static b => 4 * (4 * ArcTangent(5, b) - ArcTangent(239, b)));

    /// <summary>ln 2 · 2^bits, with an error below 2.</summary>
    public static BigInteger LogarithmOfTwo(int bits) => Cut(Logarithms, bits, static b => 2 * HyperbolicArcTangent(3, b));

    public static Ball PiBall(int precision) => Ball.Rounded(Pi(precision), 2, -precision, precision);

    private static BigInteger Cut(ConcurrentDictionary<int, BigInteger> known, int bits, Func<int, BigInteger> compute)
    {
        int size = (bits + Step - 1) / Step * Step;
        return known.GetOrAdd(size, compute) >> (size - bits);
    }

    /// <summary>arctan(1/n) · 2^bits, with an error below 2^−32: the series of Gregory.</summary>
    private static BigInteger ArcTangent(int n, int bits) => Series(n, -(n * n), bits);

    /// <summary>artanh(1/n) · 2^bits, with an error below 2^−32.</summary>
    private static BigInteger HyperbolicArcTangent(int n, int bits) => Series(n, n * n, bits);

    private static BigInteger Series(int n, int step, int bits)
    {
        BigInteger term = (BigInteger.One << (bits + 64)) / n;
        BigInteger sum = term;
        for (int k = 3; !term.IsZero; k += 2)
        {
            term /= step;
            sum += term / k;
        }

        return sum >> 64;
    }
}
