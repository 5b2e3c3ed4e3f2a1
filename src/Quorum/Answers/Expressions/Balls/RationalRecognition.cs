using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Recognises a rational number within a ball.</summary>
/// <remarks>
/// Numerator and denominator together may have 128 bits, and an integer as many as <see cref="Fingerprint.MaxTop"/>; the ball must be
/// at least 96 bits narrower than would hold such a number by chance. A number that is not rational is taken for one with a probability of
/// 2⁻⁹⁶ and less.
/// </remarks>
internal static class RationalRecognition
{
    private const int MaxBits = 128;
    private const int Margin = 96;

    /// <summary>Looks for the one small rational number in a ball.</summary>
    /// <param name="value">The ball.</param>
    /// <param name="rational">The rational number.</param>
    /// <returns><see langword="true"/> if there is one, <see langword="false"/> if there is none, <see langword="null"/> if the ball is too wide to tell.</returns>
    public static bool? TryRecognise(in Ball value, out Fraction rational)
    {
        rational = Fraction.Zero;
        if (value.IsZero)
            return true;
        if (value.ContainsZero || value.Radius != 0 && value.Top - value.RadiusTop < MaxBits + Margin)
            return null;
        if (value.Top > MaxBits / 2 && value.Top <= Fingerprint.MaxTop)
        {
            if (value.RadiusTop > -Margin && value.Radius != 0)
                return null;
            if (NearInteger.Contains(value, out BigInteger integer))
            {
                rational = integer;
                return true;
            }
        }

        return Math.Abs(value.Top) <= MaxBits && TryExpand(value, out rational);
    }

    /// <summary>
    /// A rational number so close to the mid-point is one of its convergents (Legendre), and the partial quotient that follows it is huge.
    /// </summary>
    private static bool TryExpand(in Ball value, out Fraction rational)
    {
        rational = default;
        int keep = (int)Math.Min(BigInteger.Abs(value.Middle).GetBitLength(), MaxBits + Margin + 16);
        int drop = (int)BigInteger.Abs(value.Middle).GetBitLength() - keep;
        BigInteger numerator = BigInteger.Abs(value.Middle) >> drop;
        BigInteger denominator = BigInteger.One;
        int exponent = value.Exponent + drop;
        if (exponent >= 0)
            numerator <<= exponent;
        else
            denominator <<= -exponent;

        (BigInteger p, BigInteger previousP) = (BigInteger.One, BigInteger.Zero);
        (BigInteger q, BigInteger previousQ) = (BigInteger.Zero, BigInteger.One);
        while (!denominator.IsZero)
        {
            BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
            if (!q.IsZero && quotient.GetBitLength() > Margin / 2)
                break;

            (p, previousP) = (quotient * p + previousP, p);
            (q, previousQ) = (quotient * q + previousQ, q);
            (numerator, denominator) = (denominator, remainder);
            if (!p.IsZero && (long)p.GetBitLength() + (long)q.GetBitLength() > MaxBits)
                return false;
        }

        // |q·x − p| must be within q·radius.
        BigInteger left = BigInteger.Abs(value.Middle) * q;
        BigInteger right = p;
        BigInteger radius = q * value.Radius;
        if (value.Exponent >= 0)
            (left, radius) = (left << value.Exponent, radius << value.Exponent);
        else
            right <<= -value.Exponent;
        if (p.IsZero || BigInteger.Abs(left - right) > radius)
            return false;

        rational = new Fraction(value.Middle.Sign < 0 ? -p : p, q);
        return true;
    }
}
