using System.Globalization;
using System.Numerics;

namespace Quorum.Code;

/// <summary>A decimal number of any length and size, compared without rounding; 1, 1.0 and 10e-1 are equal.</summary>
/// <param name="Digits">Its digits, without zeros at the end, and its sign.</param>
/// <param name="Exponent">The power of ten that they are multiplied by.</param>
internal readonly record struct ExactDecimal(BigInteger Digits, long Exponent)
{
    private const int LongestNumber = 100_000;

    /// <summary>Reads a number.</summary>
    public static bool TryParse(string text, out ExactDecimal number)
    {
        number = default;
        int mark = text.AsSpan().IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = mark < 0 ? text : text.AsSpan(0, mark);
        long exponent = 0;
        if (text.Length > LongestNumber
            || (mark >= 0 && !long.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
        {
            return false;
        }

        int point = mantissa.IndexOf('.');
        string digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        if (point >= 0)
            exponent -= mantissa.Length - point - 1;
        // Zeros at the end of the text are cheaper to strip than those of the value.
        string stripped = digits.TrimEnd('0');
        if (!digits.Any(char.IsAsciiDigit))
            return false;
        string nonempty = stripped is "" or "-" or "+" ? "0" : stripped;
        if (!BigInteger.TryParse(nonempty, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value))
            return false;
        number = value.IsZero ? default : new ExactDecimal(value, exponent + digits.Length - stripped.Length);
        return true;
    }
}
