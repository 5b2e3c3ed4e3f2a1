using System.Numerics;

namespace Quorum;

/// <summary>The elementary functions of real balls.</summary>
internal static class BallFunctions
{
    private const int Guard = 16;
    private const int MaxReducedTop = 1024;

    public static Ball SquareRoot(in Ball value, int precision) => Root(value, 2, precision);

    /// <summary>The positive root of a ball without negative numbers.</summary>
    public static Ball Root(in Ball value, int degree, int precision)
    {
        if (!value.IsFinite || value.IsZero)
            return value;
        if (value.Middle <= value.Radius)
            return Ball.Failed(value.ContainsZero ? BallState.Imprecise : BallState.Undefined);
        if (degree > 4)
            return Exponential(Ball.Divide(Logarithm(value, precision), Ball.FromInteger(degree, precision), precision), precision);

        long shift = Math.Max(0, (long)degree * (precision + 2) - (long)value.Middle.GetBitLength());
        while ((value.Exponent - shift) % degree != 0)
            shift++;
        BigInteger scaled = value.Middle << (int)shift;
        BigInteger root = IntegerRoot.Floor(scaled, degree);
        bool isExact = value.Radius == 0 && BigInteger.Pow(root, degree) == scaled;
        // The root's slope at the lower end of the ball bounds how far the ends lie from the mid-point's root.
        BigInteger radius = isExact ? BigInteger.Zero : ((root + 1) * value.Radius / (value.Middle - value.Radius)) + 2;
        return Ball.Rounded(root, radius, (value.Exponent - shift) / degree, precision);
    }

    public static Ball Exponential(in Ball value, int precision)
    {
        if (!value.IsFinite)
            return value;
        if (value.IsZero)
            return Ball.One;
        if (value.Top > 24)
            return Ball.Failed(value.RadiusTop > 24 ? BallState.Imprecise : BallState.TooLarge);
        if (value.RadiusTop > -1)
            return Ball.Failed(BallState.Imprecise);

        int bits = precision + Guard + Math.Max(0, (int)value.Top);
        BigInteger x = ToFixed(value, bits, out BigInteger error);
        BigInteger unit = BallConstants.LogarithmOfTwo(bits);
        BigInteger times = x / unit;
        BigInteger result = FixedPoint.Exponential(x - times * unit, bits);
        // exp(x + d) − exp(x) is at most 2d·exp(x) for d below 1.
        error += 2 * (BigInteger.Abs(times) + 1);
        BigInteger radius = ((result * error) >> (bits - 1)) + FixedPoint.Error;
        return Ball.Rounded(result, radius, (long)times - bits, precision);
    }

    /// <summary>The natural logarithm of a ball of positive numbers.</summary>
    public static Ball Logarithm(in Ball value, int precision)
    {
        if (!value.IsFinite)
            return value;
        if (value.Middle <= value.Radius)
            return Ball.Failed(value.IsZero || !value.ContainsZero ? BallState.Undefined : BallState.Imprecise);
        if (value == Ball.One)
            return Ball.Zero;

        int bits = precision + Guard + 24;
        long length = (long)value.Middle.GetBitLength();
        // Between 1/2 and 1, or up to √2 and above √2/2, so that a value near 1 keeps a logarithm near 0.
        long exponent = value.Exponent + length;
        BigInteger x = length > bits ? value.Middle >> (int)(length - bits) : value.Middle << (int)(bits - length);
        if ((x >> (bits - 8)) < 181)
        {
            x <<= 1;
            exponent--;
        }

        BigInteger result = FixedPoint.Logarithm(x, bits) + exponent * BallConstants.LogarithmOfTwo(bits);
        BigInteger radius = FixedPoint.Error + 4 + 2 * BigInteger.Abs(exponent);
        if (value.Radius != 0)
            radius += ((BigInteger)value.Radius << bits) / (value.Middle - value.Radius) + 1;
        return OrZero(Ball.Rounded(result, radius, -bits, precision), precision);
    }

    public static (Ball Sine, Ball Cosine) SineCosine(in Ball value, int precision)
    {
        if (!value.IsFinite)
            return (value, value);
        if (value.IsZero)
            return (Ball.Zero, Ball.One);
        if (value.RadiusTop > 0 || value.Top > MaxReducedTop)
        {
            Ball failed = Ball.Failed(value.Top > MaxReducedTop && value.RadiusTop <= 0 ? BallState.TooLarge : BallState.Imprecise);
            return (failed, failed);
        }

        int bits = precision + Guard + (int)Math.Clamp(Math.Abs(value.Top), 0, 2 * MaxReducedTop);
        BigInteger x = ToFixed(value, bits, out BigInteger error);
        BigInteger halfTurn = BallConstants.Pi(bits);
        // The nearest multiple of π/2.
        BigInteger quarters = ((4 * x + halfTurn) / (2 * halfTurn)) - (4 * x + halfTurn < 0 ? 1 : 0);
        (BigInteger sine, BigInteger cosine) = FixedPoint.SineCosine(x - ((quarters * halfTurn) >> 1), bits);
        error += FixedPoint.Error + BigInteger.Abs(quarters) + 1;
        Ball first = Fixed(sine, error, bits, precision, !quarters.IsZero);
        Ball second = Fixed(cosine, error, bits, precision, !quarters.IsZero);
        return (int)(((quarters % 4) + 4) % 4) switch
        {
            0 => (first, second),
            1 => (second, Ball.Negate(first)),
            2 => (Ball.Negate(first), Ball.Negate(second)),
            _ => (Ball.Negate(second), first),
        };
    }

    public static Ball ArcTangent(in Ball value, int precision)
    {
        if (!value.IsFinite || value.IsZero)
            return value;
        if (!value.ContainsZero && (long)BigInteger.Abs(value.Middle).GetBitLength() + value.Exponent > 1)
        {
            Ball quarter = Ball.Scale(BallConstants.PiBall(precision), -1);
            Ball rest = ArcTangent(Ball.Divide(Ball.One, value, precision), precision);
            return Ball.Subtract(value.Middle.Sign < 0 ? Ball.Negate(quarter) : quarter, rest, precision);
        }

        int bits = precision + Guard + (int)Math.Clamp(-value.Top, 0, 2 * MaxReducedTop);
        BigInteger x = ToFixed(value, bits, out BigInteger error);
        return value.RadiusTop > 0 ? Ball.Failed(BallState.Imprecise)
            : Ball.Rounded(FixedPoint.ArcTangent(x, bits), error + FixedPoint.Error, -bits, precision);
    }

    private static BigInteger ToFixed(in Ball value, int bits, out BigInteger error)
    {
        int shift = value.Exponent + bits;
        error = (shift >= 0 ? (BigInteger)value.Radius << shift : (BigInteger)value.Radius >> Math.Min(-shift, 64)) + 1;
        return shift >= 0 ? value.Middle << shift : value.Middle >> -shift;
    }

    private static Ball Fixed(BigInteger middle, BigInteger radius, int bits, int precision, bool isReduced)
    {
        Ball result = Ball.Rounded(middle, radius, -bits, precision);
        return isReduced ? OrZero(result, precision) : result;
    }

    /// <summary>What is left when a multiple of π/2 or the logarithm of 1 cancels, and may be zero, is zero: the rule of <see cref="Ball.Add"/>.</summary>
    private static Ball OrZero(in Ball result, int precision) =>
        result.ContainsZero && Ball.IsNegligible(result, 0, precision) ? Ball.Zero : result;
}
