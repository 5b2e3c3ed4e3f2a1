using System.Globalization;
using System.Numerics;

namespace Quorum;

/// <summary>Writes a number known within a ball as a text that does not depend on how it was computed.</summary>
/// <remarks>
/// The number is multiplied by a fixed constant without any pattern, so that no natural value lies on a rounding boundary or at a power
/// of two, and rounded to 160 bits and as many more as it has before its binary point, up to a limit. Two values get the same text if they
/// agree in these bits; a value gets two texts never: where the ball crosses a boundary, more precision is asked for.
/// </remarks>
internal static class Fingerprint
{
    private const int Bits = 160;

    /// <summary>The most bits before the binary point that are written for a number.</summary>
    public const int MaxTop = 704;

    /// <summary>The most bits before the binary point that are written for one of several values of a function.</summary>
    public const int MaxTopAtPoint = 48;

    /// <summary>A ball around zero that is narrower than 2 to this power is zero.</summary>
    private const int ZeroTop = -256;

    /// <summary>A constant between 1/2 and 1 with more bits than are ever kept: a shorter one would put integers on boundaries.</summary>
    private static readonly Ball Scale = Ball.Rounded(
        BigInteger.Parse(
            "097F89BD5A2C66BE82824F3D216E0B39C84A0C80F505CEEC38D3A269A9675D270"
            + "AC5AD237AACA5D15C77F5C6655C2583A8C31321CAFEE7B6DA7150A2CE3A92599"
            + "9372DA2B1CD2DE555A36EBA95B90C629CF6F3203203365A0E0B323703CEB7FB3"
            + "46F721789C15190732C2544A265B878517D7C01CC6FA5A8F50CE101E9685E2B5",
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture),
        BigInteger.Zero,
        -1024,
        1024);

    /// <summary>Writes a complex number.</summary>
    /// <returns><see langword="null"/> if the balls are too wide.</returns>
    public static string? Write(in ComplexBall value, int precision, int maxTop = MaxTop)
    {
        string? real = Write(value.Real, precision, maxTop);
        if (real is null || value.IsReal)
            return real;

        string? imaginary = Write(value.Imaginary, precision, maxTop);
        return imaginary is null or "0" ? imaginary is null ? null : real : $"{real}+{imaginary}i";
    }

    /// <summary>Writes a real number.</summary>
    /// <returns><see langword="null"/> if the ball is too wide.</returns>
    public static string? Write(in Ball value, int precision, int maxTop = MaxTop)
    {
        if (value.ContainsZero)
            return value.IsZero || value.RadiusTop <= ZeroTop ? "0" : null;

        Ball scaled = Ball.Multiply(value, Scale, precision + 1024);
        if (!scaled.IsFinite)
            return null;

        BigInteger magnitude = BigInteger.Abs(scaled.Middle);
        BigInteger low = magnitude - scaled.Radius;
        long length = (long)low.GetBitLength();
        long shift = length - Bits - Math.Clamp(scaled.Exponent + length, 0, maxTop);
        BigInteger kept = shift >= 0 ? low >> (int)shift : low << (int)-shift;
        BigInteger other = shift >= 0 ? (magnitude + scaled.Radius) >> (int)shift : (magnitude + scaled.Radius) << (int)-shift;
        return kept == other
            ? string.Create(CultureInfo.InvariantCulture, $"{(value.Middle.Sign < 0 ? "-" : "")}{kept:X}p{scaled.Exponent + shift}")
            : null;
    }
}
