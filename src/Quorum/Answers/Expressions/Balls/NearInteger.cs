using System.Numerics;

namespace Quorum;

/// <summary>Sees integers among balls.</summary>
internal static class NearInteger
{
    /// <summary>Whether a ball lies so narrowly around an integer that it counts as that integer.</summary>
    public static bool TryRead(in Ball value, int precision, out BigInteger nearest)
    {
        nearest = default;
        if (!value.IsFinite || value.Top > precision || value.RadiusTop > -precision / 2 && value.Radius != 0)
            return false;

        nearest = Round(value);
        return Ball.Subtract(value, Ball.FromInteger(nearest, precision), precision).IsZero;
    }

    /// <summary>The integer at or below every number of a ball; narrow balls around an integer count as it.</summary>
    public static bool TryFloor(in Ball value, int precision, out BigInteger floor)
    {
        if (TryRead(value, precision, out floor))
            return true;
        if (!value.IsFinite || value.Top > precision)
            return false;

        floor = Shift(value.Middle - value.Radius, value.Exponent);
        return floor == Shift(value.Middle + value.Radius, value.Exponent);
    }

    /// <summary>Whether the integer nearest to the mid-point of a ball lies within the ball.</summary>
    public static bool Contains(in Ball value, out BigInteger integer)
    {
        integer = Round(value);
        return value.Exponent >= 0 || BigInteger.Abs((integer << -value.Exponent) - value.Middle) <= value.Radius;
    }

    private static BigInteger Round(in Ball value) =>
        value.Exponent >= 0 ? value.Middle << value.Exponent : (Shift(value.Middle, value.Exponent + 1) + 1) >> 1;

    private static BigInteger Shift(BigInteger value, int exponent) => exponent >= 0 ? value << exponent : value >> -exponent;
}
