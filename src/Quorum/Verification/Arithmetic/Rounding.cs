using System.Buffers;
using System.Numerics;

namespace Quorum;

/// <summary>Tells results that are rounded from results that are wrong.</summary>
internal static class Rounding
{
    private static readonly SearchValues<char> _decimal = SearchValues.Create("0123456789.");
    private const double CarriedRelative = 0.01;

    /// <summary>Whether a decimal that is written out is the true value rounded, or cut, to its digits.</summary>
    public static bool Agrees(SideValue actual, FormulaSide claimed, SideValue value) => claimed.IsLiteral && Agrees(actual, claimed.Text, value);

    /// <summary>Whether a decimal that is written out is the true value rounded, or cut, to its digits.</summary>
    public static bool Agrees(SideValue actual, string claimed, SideValue value)
    {
        int? decimals = Decimals(claimed);
        if (decimals is null or 0)
            return false;

        // A value that the digits can show exactly is not rounded: 2.5 * 3.7 = 9.26 is wrong.
        double unit = Math.Pow(10, -decimals.Value) * (claimed.Contains('%', StringComparison.Ordinal) ? 0.01 : 1);
        if (actual.Exact is { } exact && EndsWithin(exact.Denominator, decimals.Value))
            return false;

        double difference = Math.Abs(actual.Approximate - value.Approximate);
        bool cut = Math.Abs(value.Approximate) <= Math.Abs(actual.Approximate);
        return difference <= unit * 0.5000001 || (cut && difference < unit);
    }

    /// <summary>Whether an approximate value agrees to the digits shown, zeros at the end of a whole number not counted.</summary>
    public static bool IsRough(SideValue actual, FormulaSide claimed, SideValue value)
    {
        if (!claimed.IsLiteral || Decimals(claimed.Text) is not { } decimals)
            return false;

        double unit = Math.Pow(10, -decimals) * (claimed.Text.Contains('%', StringComparison.Ordinal) ? 0.01 : 1);
        if (decimals == 0)
        {
            for (double v = Math.Abs(value.Approximate); v >= 10 && v % 10 == 0; v /= 10)
                unit *= 10;
        }

        return Math.Abs(actual.Approximate - value.Approximate) <= unit;
    }

    /// <summary>Whether a side holds nothing that may have been rounded already, so that only its result is.</summary>
    public static bool IsExactBefore(FormulaSide side, SideValue value) => value.Exact is not null && LongestDecimals(side.Text) < 2;

    /// <summary>Whether a small difference may come from a decimal with several digits that was rounded before it was used.</summary>
    public static bool MayCarry(FormulaSide left, FormulaSide right, SideValue a, SideValue b)
    {
        int used = Math.Max(LongestDecimals(left.Text), right.IsLiteral ? 0 : LongestDecimals(right.Text));
        int shown = right.IsLiteral ? Decimals(right.Text) ?? 0 : LongestDecimals(right.Text);
        return used >= 2 && shown < used && Math.Abs(a.Approximate - b.Approximate) <= CarriedRelative * Math.Abs(b.Approximate);
    }

    private static int? Decimals(string literal)
    {
        ReadOnlySpan<char> digits = literal.AsSpan().Trim(" -+(){}%°");
        int point = digits.IndexOf('.');
        return digits.IsEmpty || digits.ContainsAnyExcept(_decimal) ? null : point < 0 ? 0 : digits.Length - point - 1;
    }

    private static int LongestDecimals(string text)
    {
        int longest = 0;
        for (int point = text.IndexOf('.', StringComparison.Ordinal); point >= 0; point = text.IndexOf('.', point + 1))
        {
            int digits = 0;
            while (point + 1 + digits < text.Length && char.IsAsciiDigit(text[point + 1 + digits]))
                digits++;
            longest = Math.Max(longest, digits);
        }

        return longest;
    }

    private static bool EndsWithin(BigInteger denominator, int decimals) => decimals > 40 || BigInteger.Pow(10, decimals) % denominator == 0;
}
