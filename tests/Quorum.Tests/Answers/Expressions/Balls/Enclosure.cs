using System.Numerics;
using Fractions;

namespace Quorum.Tests.Answers.Expressions.Balls;

/// <summary>Checks balls against exact numbers.</summary>
internal static class Enclosure
{
    /// <summary>Whether a number that is known up to an error lies within a ball, or within that error of it.</summary>
    public static bool Contains(Ball ball, Fraction value, Fraction error = default) =>
        ball.IsFinite && Fraction.Abs(Scaled(ball.Middle, ball.Exponent) - value) <= Scaled(ball.Radius, ball.Exponent) + error;

    /// <summary>Whether a ball is so narrow that it says something at its precision.</summary>
    public static bool IsNarrow(Ball ball, int bits) => ball.IsFinite && (ball.Radius == 0 || ball.RadiusTop <= ball.Top - bits);

    public static Fraction Scaled(BigInteger value, int exponent) => exponent >= 0
        ? new Fraction(value << exponent)
        : new Fraction(value, BigInteger.One << -exponent);
}
