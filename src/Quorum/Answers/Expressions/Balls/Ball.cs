using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>
/// A real number known to lie within (<see cref="Middle"/> ± <see cref="Radius"/>) · 2^<see cref="Exponent"/>: mid-point and radius
/// arithmetic, every rounding and every truncated series of which is added to the radius.
/// </summary>
/// <remarks>
/// There is one exception to strict inclusion, in <see cref="Add"/> and in the logarithm and the trigonometric functions: where terms
/// cancel in three quarters of the bits carried, and the rest may be zero, it counts as zero. At 256 bits that takes two different values which agree to 192 bits.
/// </remarks>
internal readonly record struct Ball
{
    /// <summary>The largest magnitude of a binary exponent.</summary>
    public const int MaxExponent = 1 << 24;

    private const int RadiusBits = 30;

    private Ball(BigInteger middle, ulong radius, int exponent)
    {
        Middle = middle;
        Radius = radius;
        Exponent = exponent;
    }

    private Ball(BallState state) => State = state;

    public BigInteger Middle { get; }

    /// <summary>Below 2³² always: digits that the radius makes meaningless are dropped.</summary>
    public ulong Radius { get; }

    public int Exponent { get; }

    public BallState State { get; }

    public static Ball Zero => default;

    public static Ball One { get; } = new(BigInteger.One, 0, 0);

    public bool IsFinite => State is BallState.Finite;

    public bool IsExact => IsFinite && Radius == 0;

    public bool IsZero => IsExact && Middle.IsZero;

    public bool ContainsZero => IsFinite && BigInteger.Abs(Middle) <= Radius;

    /// <summary>The sign of every number of the ball; 0 if it contains zero.</summary>
    public int Sign => ContainsZero ? 0 : Middle.Sign;

    /// <summary>The magnitude is below 2 to this power.</summary>
    public long Top => IsZero ? int.MinValue : Exponent + (long)(BigInteger.Abs(Middle) + Radius).GetBitLength();

    /// <summary>The radius is below 2 to this power, which is very small for an exact number.</summary>
    public long RadiusTop => Radius == 0 ? int.MinValue : Exponent + 64L - BitOperations.LeadingZeroCount(Radius);

    public static Ball Failed(BallState state) => new(state);

    public static Ball FromInteger(BigInteger value, int precision) => Rounded(value, BigInteger.Zero, 0, precision);

    public static Ball FromRational(in Fraction value, int precision) => value.Denominator.IsOne
        ? FromInteger(value.Numerator, precision)
        : Divide(new(value.Numerator, 0, 0), new(value.Denominator, 0, 0), precision);

    /// <summary>The ball of so many bits around a mid-point, its radius enlarged by what rounding takes away.</summary>
    public static Ball Rounded(BigInteger middle, BigInteger radius, long exponent, int precision)
    {
        long shift = Math.Max(BigInteger.Abs(middle).GetBitLength() - precision, (long)radius.GetBitLength() - RadiusBits);
        if (shift > 0)
        {
            middle >>= (int)shift;
            radius = (radius >> (int)shift) + 2;
            exponent += shift;
        }

        if (middle.IsZero && radius.IsZero)
            return Zero;

        return Math.Abs(exponent) > MaxExponent ? new(BallState.TooLarge) : new(middle, (ulong)radius, (int)exponent);
    }

    public static Ball Negate(in Ball value) => value.IsFinite ? new(-value.Middle, value.Radius, value.Exponent) : value;

    public static Ball Abs(in Ball value) => value.IsFinite ? new(BigInteger.Abs(value.Middle), value.Radius, value.Exponent) : value;

    /// <summary>Multiplies by a power of two.</summary>
    public static Ball Scale(in Ball value, int power) => !value.IsFinite || value.IsZero ? value
        : Math.Abs((long)value.Exponent + power) > MaxExponent ? new(BallState.TooLarge)
        : new(value.Middle, value.Radius, value.Exponent + power);

    public static Ball Add(in Ball left, in Ball right, int precision)
    {
        if (!left.IsFinite || !right.IsFinite)
            return Failure(left, right);
        if (left.IsZero)
            return right;
        if (right.IsZero)
            return left;

        long leftTop = left.Top;
        long rightTop = right.Top;
        if (Math.Abs(leftTop - rightTop) > 2L * precision + 64)
            return leftTop > rightTop ? Absorb(left, leftTop, precision) : Absorb(right, rightTop, precision);

        int exponent = Math.Min(left.Exponent, right.Exponent);
        int up = left.Exponent - exponent;
        int down = right.Exponent - exponent;
        BigInteger middle = (left.Middle << up) + (right.Middle << down);
        BigInteger radius = ((BigInteger)left.Radius << up) + ((BigInteger)right.Radius << down);
        Ball sum = Rounded(middle, radius, exponent, precision);
        return sum.ContainsZero && !sum.IsZero && IsNegligible(sum, Math.Max(leftTop, rightTop), precision) ? Zero : sum;
    }

    public static Ball Subtract(in Ball left, in Ball right, int precision) => Add(left, Negate(right), precision);

    public static Ball Multiply(in Ball left, in Ball right, int precision)
    {
        if (!left.IsFinite || !right.IsFinite)
            return Failure(left, right);

        BigInteger radius = BigInteger.Zero;
        if (left.Radius != 0 || right.Radius != 0)
            radius = BigInteger.Abs(left.Middle) * right.Radius + (BigInteger.Abs(right.Middle) + right.Radius) * left.Radius;
        return Rounded(left.Middle * right.Middle, radius, (long)left.Exponent + right.Exponent, precision);
    }

    public static Ball Divide(in Ball left, in Ball right, int precision)
    {
        if (!left.IsFinite || !right.IsFinite)
            return Failure(left, right);
        if (right.ContainsZero)
            return new(right.IsZero ? BallState.Undefined : BallState.Imprecise);
        if (left.IsZero)
            return left;

        BigInteger divisor = BigInteger.Abs(right.Middle);
        long shift = Math.Max(0, precision + 4 + (long)divisor.GetBitLength() - (long)BigInteger.Abs(left.Middle).GetBitLength());
        BigInteger quotient = BigInteger.DivRem(left.Middle << (int)shift, right.Middle, out BigInteger remainder);
        BigInteger radius = remainder.IsZero ? BigInteger.Zero : BigInteger.One;
        if (left.Radius != 0 || right.Radius != 0)
        {
            BigInteger error = ((BigInteger)left.Radius << (int)shift) + (BigInteger.Abs(quotient) + 1) * right.Radius;
            radius += error / (divisor - right.Radius) + 1;
        }

        return Rounded(quotient, radius, left.Exponent - shift - right.Exponent, precision);
    }

    /// <summary>Whether a ball that may be zero is so narrow, absolutely and beside the terms that made it, that it counts as zero.</summary>
    public static bool IsNegligible(in Ball value, long topOfTerms, int precision) =>
        value.RadiusTop <= topOfTerms - precision * 3L / 4 && value.RadiusTop <= -precision / 2;

    private static Ball Failure(in Ball left, in Ball right) => left.State > right.State ? left : right;

    /// <summary>The sum with something so small that it only widens the ball.</summary>
    private static Ball Absorb(in Ball value, long top, int precision)
    {
        long shift = Math.Max(0, value.Exponent - (top - precision - 32));
        return Rounded(value.Middle << (int)shift, ((BigInteger)value.Radius << (int)shift) + 1, value.Exponent - shift, precision + 32);
    }
}
