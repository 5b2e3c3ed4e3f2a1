using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Numerals of other bases than ten.</summary>
internal static class NumeralBase
{
    /// <summary>Reads digits in a base from 2 to 36.</summary>
    public static bool TryRead(string digits, Fraction numeralBase, out Fraction value)
    {
        value = default;
        if (numeralBase < 2 || numeralBase > 36 || !numeralBase.Denominator.IsOne || digits.Length == 0)
            return false;

        var result = BigInteger.Zero;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetterUpper(c) ? c - 'A' + 10 : int.MaxValue;
            if (digit >= numeralBase)
                return false;

            result = (result * (int)numeralBase) + digit;
        }

        value = new Fraction(result);
        return true;
    }
}
