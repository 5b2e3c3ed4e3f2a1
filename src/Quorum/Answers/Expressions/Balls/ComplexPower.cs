using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Powers of complex balls: integer powers by squaring, odd roots of negative numbers real, principal values elsewhere.</summary>
internal static class ComplexPower
{
    private const int MaxSquarings = 20;

    public static ComplexBall Raise(in ComplexBall @base, in Fraction exponent, int precision)
    {
        if (!@base.IsFinite)
            return @base;
        if (exponent.IsZero)
            return ComplexBall.One;
        if (@base.IsZero)
            return exponent.IsPositive ? ComplexBall.Zero : ComplexBall.Failed(BallState.Undefined);

        BigInteger times = exponent.Numerator;
        BigInteger degree = exponent.Denominator;
        if (times.GetBitLength() > MaxSquarings)
            return General(@base, Ball.FromRational(exponent, precision), precision);
        if (degree.IsOne)
            return Raise(@base, (int)times, precision);
        if (degree == 2)
            return Raise(ComplexFunctions.SquareRoot(@base, precision), (int)times, precision);
        if (!@base.IsReal || degree > 1 << 16)
            return General(@base, Ball.FromRational(exponent, precision), precision);
        if (@base.Real.ContainsZero)
            return ComplexBall.Failed(BallState.Imprecise);

        if (@base.Real.Sign > 0)
            return Raise(BallFunctions.Root(@base.Real, (int)degree, precision), (int)times, precision);
        return degree.IsEven
            ? General(@base, Ball.FromRational(exponent, precision), precision)
            : Raise(Ball.Negate(BallFunctions.Root(Ball.Negate(@base.Real), (int)degree, precision)), (int)times, precision);
    }

    public static ComplexBall Raise(in ComplexBall @base, in ComplexBall exponent, int precision, KnownLogarithm? logarithm = null)
    {
        if (exponent.IsReal && TryReadSmallRational(exponent.Real, precision, out Fraction rational))
            return Raise(@base, rational, precision);
        if (@base.IsZero)
            return exponent.Real.Sign > 0 ? ComplexBall.Zero
                : ComplexBall.Failed(exponent.Real.Sign < 0 ? BallState.Undefined : BallState.Imprecise);

        return General(@base, exponent, precision, logarithm);
    }

    private static ComplexBall General(in ComplexBall @base, in ComplexBall exponent, int precision, KnownLogarithm? logarithm = null) => ComplexFunctions.Exponential(
        ComplexBall.Multiply(exponent, logarithm?.Of(@base, precision) ?? ComplexFunctions.Logarithm(@base, precision), precision),
        precision);

    private static ComplexBall Raise(in ComplexBall @base, int exponent, int precision)
    {
        ComplexBall result = ComplexBall.One;
        ComplexBall square = @base;
        for (int left = Math.Abs(exponent); ; square = ComplexBall.Multiply(square, square, precision))
        {
            if (left % 2 == 1)
                result = ComplexBall.Multiply(result, square, precision);
            left /= 2;
            if (left == 0)
                break;
        }

        return exponent < 0 ? ComplexBall.Divide(ComplexBall.One, result, precision) : result;
    }

    /// <summary>Sees that an exponent computed with balls has a small denominator, so that (−8)^x is real for x = 1/3 however x was written.</summary>
    private static bool TryReadSmallRational(in Ball exponent, int precision, out Fraction rational)
    {
        const int Denominator = 2520;
        rational = default;
        if (!exponent.IsFinite || exponent.Top > MaxSquarings || exponent.RadiusTop > -precision / 2)
            return false;

        Ball scaled = Ball.Multiply(exponent, Ball.FromInteger(Denominator, precision), precision);
        if (!NearInteger.TryRead(scaled, precision, out BigInteger nearest))
            return false;

        rational = new Fraction(nearest, Denominator);
        return true;
    }
}
