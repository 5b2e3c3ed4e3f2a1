using System.Globalization;
using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Scans the unsigned numerals of all spellings: thousands, decimal points and commas, periods, powers of ten.</summary>
internal static class NumeralScanner
{
    public const int MaximumDigits = 1_000;
    private const int MaximumExponent = 1_000;
    private const int LongDigits = 18;

    /// <summary>Scans the numeral that begins at a place.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where a digit, or a point before a digit, stands.</param>
    /// <param name="commas">Whether a comma may belong to the numeral; where not, it separates the elements of a list.</param>
    /// <param name="value">The value.</param>
    /// <param name="digits">The digits without separators.</param>
    /// <returns>The position after it, or -1 if it has too many digits.</returns>
    public static int Scan(string text, int start, CommaReading commas, out Fraction value, out string digits)
    {
        value = default;
        digits = "";
        int first = Digits(text, start);
        int end = SkipThousands(text, start, first, commas, out char separator);
        string whole = Only(text, start, end);
        string decimals = "";
        string period = "";
        if (DecimalMark(text, end, first, commas, separator) is int mark and > 0)
        {
            int decimalsEnd = Digits(text, end + mark);
            decimals = text[(end + mark)..decimalsEnd];
            end = RepeatingDecimal.Skip(text, decimalsEnd, ref decimals, out period);
        }

        if (whole.Length + decimals.Length > MaximumDigits)
            return -1;

        value = decimals.Length == 0 ? new Fraction(Integer(whole)) : new Fraction(Integer(whole + decimals), BigInteger.Pow(10, decimals.Length));
        if (period.Length > 0)
            value += RepeatingDecimal.Value(period, decimals.Length);

        digits = decimals.Length + period.Length > 0 ? $"{whole}.{decimals}{period}" : whole;
        return SkipExponent(text, end, ref value, ref digits);
    }

    private static int Digits(string text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
            start++;

        return start;
    }

    private static string Only(string text, int start, int end)
    {
        ReadOnlySpan<char> span = text.AsSpan(start, end - start);
        return span.IndexOfAnyExceptInRange('0', '9') < 0 ? span.ToString() : string.Concat(span.ToString().Where(char.IsAsciiDigit));
    }

    private static BigInteger Integer(string digits) => digits.Length switch
    {
        0 => BigInteger.Zero,
        <= LongDigits => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
        _ => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    /// <summary>Groups of exactly three digits after one to three are thousands: 12,345 and 12 345, but not 0,500 nor 1234,567.</summary>
    private static int SkipThousands(string text, int start, int end, CommaReading commas, out char separator)
    {
        separator = '\0';
        if (end - start is < 1 or > 3 || text[start] == '0')
            return end;

        int first = end;
        while (ThousandsSeparator.At(text, end) is { Kind: not '\0' } found && (separator is '\0' || found.Kind == separator)
            && !(found.Kind == ',' && commas == CommaReading.Separator)
            && Digits(text, end + found.Width) is int next && next - end - found.Width == 3)
        {
            separator = found.Kind;
            end = next;
        }

        // 1.234.567 is grouped by points, 1.234,50 as well; 1.234 is a decimal. 1 000 is grouped; "1, 000" is not, but "1,\! 000" is.
        bool decimalPoint = separator == '.' && end - first < 8 && !(commas == CommaReading.Decimal && IsDecimalComma(text, end));

        // A list of three-digit numbers, 101,203, cannot be told from a grouped number; a list that goes on otherwise can.
        if (decimalPoint || (separator == ',' && end < text.Length && text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
        {
            separator = '\0';
            return first;
        }

        return end;
    }

    private static bool IsDecimalComma(string text, int at) =>
        at + 1 < text.Length && text[at] == ',' && Digits(text, at + 1) is int end && end > at + 1 && !(end < text.Length && text[end] == ',');

    /// <summary>The width of the decimal mark at a place, or 0 if none stands there.</summary>
    private static int DecimalMark(string text, int at, int first, CommaReading commas, char separator)
    {
        if (at >= text.Length)
            return 0;

        if (text[at] == '.' && separator != '.')
            return at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || RepeatingDecimal.Begins(text, at + 1)) ? 1 : 0;

        int width = text[at] == ',' ? 1 : string.CompareOrdinal(text, at, "{,}", 0, 3) == 0 ? 3 : 0;
        if (width == 0 || separator is ',' or ThousandsSeparator.Marked || first == 0 || (width == 1 && commas != CommaReading.Decimal))
            return 0;

        if (text.AsSpan(at).StartsWith(",(") && RepeatingDecimal.Begins(text, at + 1))
            return 1;

        int end = Digits(text, at + width);
        bool listed = width == 1 && end < text.Length && text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
        return end > at + width && !listed ? width : 0;
    }

    /// <summary>Reads <c>e-4</c>; other powers of ten are products.</summary>
    private static int SkipExponent(string text, int at, ref Fraction value, ref string digits)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
            return at;

        int sign = at + 1 < text.Length && text[at + 1] is '+' or '-' or '−' ? 1 : 0;
        int end = Digits(text, at + 1 + sign);
        int length = end - at - 1 - sign;
        if (length == 0 || (end < text.Length && char.IsLetter(text[end])))
            return at;

        if (length > 4 || int.Parse(text.AsSpan(at + 1 + sign, length), NumberStyles.None, CultureInfo.InvariantCulture) is var exponent && exponent > MaximumExponent)
            return -1;

        var scale = new Fraction(BigInteger.Pow(10, exponent));
        value = sign == 1 && text[at + 1] != '+' ? value / scale : value * scale;
        digits += text[at..end];
        return end;
    }
}
