using System.Collections.Concurrent;
using System.Numerics;

namespace Quorum;

/// <summary>The gamma function of real balls, after Stirling.</summary>
internal static class BallGamma
{
    /// <summary>What a value of the function costs, in multiplications.</summary>
    public const int Operations = 1536;

    private const int MaxTerms = 144;

    private static readonly Lazy<BigInteger[]> Tangents = new(ComputeTangents);
    private static readonly ConcurrentDictionary<int, Ball[]> Coefficients = new();

    /// <summary>Γ(x); undefined at zero and the negative integers.</summary>
    public static Ball Gamma(in Ball value, int precision)
    {
        if (!value.IsFinite)
            return value;
        if (value.Top > 20)
            return Ball.Failed(value.RadiusTop > 0 ? BallState.Imprecise : BallState.TooLarge);

        int working = precision + 32;
        // Stirling's series at z reaches exp(−2πz) at best; z = bits/4 leaves it well below what is needed.
        var least = Ball.FromInteger(working / 4, working);
        Ball z = value;
        Ball below = Ball.One;
        while (Ball.Subtract(z, least, working) is { IsFinite: true, Middle.Sign: < 0 })
        {
            below = Ball.Multiply(below, z, working);
            z = Ball.Add(z, Ball.One, working);
            // So far to the left only a hostile input lies.
            if (value.Top > 8 && value.Middle.Sign < 0)
                return Ball.Failed(BallState.TooLarge);
        }

        return Ball.Divide(BallFunctions.Exponential(LogarithmOfGamma(z, working), working), below, precision);
    }

    /// <summary>(z − 1/2) ln z − z + ln(2π)/2 + Σ B₂ₖ / (2k (2k − 1) z^(2k−1)); the error is below the first term left out, as z is real and positive.</summary>
    private static Ball LogarithmOfGamma(in Ball z, int precision)
    {
        Ball half = Ball.Scale(Ball.One, -1);
        Ball sum = Ball.Multiply(Ball.Subtract(z, half, precision), BallFunctions.Logarithm(z, precision), precision);
        sum = Ball.Subtract(sum, z, precision);
        Ball turn = BallFunctions.Logarithm(Ball.Scale(BallConstants.PiBall(precision), 1), precision);
        sum = Ball.Add(sum, Ball.Scale(turn, -1), precision);
        Ball inverse = Ball.Divide(Ball.One, z, precision);
        Ball square = Ball.Multiply(inverse, inverse, precision);
        Ball power = inverse;
        Ball[] coefficients = Coefficients.GetOrAdd(precision, static bits => [.. Enumerable.Range(1, MaxTerms - 1).Select(k => Coefficient(k, bits))]);
        for (int k = 1; k < MaxTerms; k++)
        {
            Ball term = Ball.Multiply(coefficients[k - 1], power, precision);
            if (!term.IsFinite)
                return term;
            if (term.Top < -precision)
                return Ball.Add(sum, Ball.Rounded(BigInteger.Zero, 1, term.Top, precision), precision);

            sum = Ball.Add(sum, term, precision);
            power = Ball.Multiply(power, square, precision);
        }

        return Ball.Failed(BallState.Imprecise);
    }

    /// <summary>B₂ₖ / (2k (2k − 1)), where |B₂ₖ| = 2k Tₖ / (4^k (4^k − 1)) by the tangent numbers Tₖ.</summary>
    private static Ball Coefficient(int k, int precision)
    {
        BigInteger power = BigInteger.One << (2 * k);
        BigInteger numerator = k % 2 == 1 ? Tangents.Value[k] : -Tangents.Value[k];
        return Ball.Divide(
            Ball.FromInteger(numerator, precision),
            Ball.FromInteger(power * (power - 1) * (2 * k - 1), precision),
            precision);
    }

    /// <summary>The tangent numbers 1, 2, 16, 272, …, by the recurrence of Brent and Harvey.</summary>
    private static BigInteger[] ComputeTangents()
    {
        var tangents = new BigInteger[MaxTerms];
        tangents[1] = BigInteger.One;
        for (int k = 2; k < MaxTerms; k++)
            tangents[k] = (k - 1) * tangents[k - 1];
        for (int k = 2; k < MaxTerms; k++)
        {
            for (int j = k; j < MaxTerms; j++)
                tangents[j] = (j - k) * tangents[j - 1] + (j - k + 2) * tangents[j];
        }

        return tangents;
    }
}
