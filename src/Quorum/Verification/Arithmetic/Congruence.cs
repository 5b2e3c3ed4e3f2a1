using System.Globalization;
using System.Numerics;

namespace Quorum;

/// <summary>Congruences and remainders, as in "17 ≡ 2 (mod 5)" and "17 mod 5 = 2".</summary>
internal static class Congruence
{
    /// <summary>Whether two sides are congruent; null if either is no whole number.</summary>
    public static bool? Holds(FormulaSide left, FormulaSide right, BigInteger modulus) =>
        Residue(left, modulus) is { } a && Residue(right, modulus) is { } b ? a == b : null;

    /// <summary>The least residue of a side that is not negative; null if it is no whole number.</summary>
    public static BigInteger? Residue(FormulaSide side, BigInteger modulus)
    {
        if (!modulus.IsZero && SideValue.Of(side.Expression)?.Exact is { Denominator.IsOne: true } value)
            return ((value.Numerator % modulus) + modulus) % modulus;

        return null;
    }

    /// <summary>Whether a side is the remainder of a division by a number.</summary>
    public static bool AsksForRemainder(FormulaSide side) => Modulus(side) is not null;

    /// <summary>
    /// Whether "a mod m" stands on one side alone and the other is congruent to it: "1024 = 1024 mod 7" may be meant so, but "314 mod 6 = 8" may not.
    /// </summary>
    public static bool MayBeMeant(FormulaSide left, FormulaSide right)
    {
        if ((Modulus(left) ?? Modulus(right)) is not { } modulus || AsksForRemainder(left) == AsksForRemainder(right) || Holds(left, right, modulus) != true)
            return false;

        return !(AsksForRemainder(left) && right.IsLiteral && SideValue.Of(right.Expression)?.Exact is { } claimed && claimed >= modulus);
    }

    private static BigInteger? Modulus(FormulaSide side)
    {
        int sign = side.Text.LastIndexOf(FormulaWords.Modulo, StringComparison.Ordinal);
        return sign >= 0 && BigInteger.TryParse(
            side.Text.AsSpan(sign + FormulaWords.Modulo.Length).Trim(" {})"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger modulus)
            ? modulus
            : null;
    }
}
