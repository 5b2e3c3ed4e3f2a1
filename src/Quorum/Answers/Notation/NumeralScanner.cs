using System.Globalization;
using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Scans the unsigned numerals of all spellings: thousands, decimal points and commas, periods, powers of ten.</summary>
internal static class NumeralScanner
{
    public const int MaximumDigits = 1_000;
    private const int MaximumExponent = 1_000;

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
        int end = SkipThousands(text, start, first, commas, out bool byComma, out bool byPoint);
        string whole = Only(text, start, end);
        string decimals = "";
        string period = "";
        if (!byPoint && DecimalMark(text, end, first, commas, byComma) is int mark and > 0)
        {
            int decimalsEnd = Digits(text, end + mark);
            decimals = text[(end + mark)..decimalsEnd];
            end = SkipPeriod(text, decimalsEnd, out period);
        }

        if (whole.Length + decimals.Length > MaximumDigits)
            return -1;

        value = new Fraction(Integer(whole + decimals), BigInteger.Pow(10, decimals.Length));
        if (period.Length > 0)
            value += new Fraction(Integer(period), (BigInteger.Pow(10, period.Length) - 1) * BigInteger.Pow(10, decimals.Length));

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

    private static BigInteger Integer(string digits) =>
        digits.Length == 0 ? BigInteger.Zero : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Groups of exactly three digits after one to three are thousands: 12,345 and 12 345, but not 0,500 nor 1234,567.</summary>
    private static int SkipThousands(string text, int start, int end, CommaReading commas, out bool byComma, out bool byPoint)
    {
        byComma = byPoint = false;
        if (end - start is < 1 or > 3 || text[start] == '0')
            return end;

        string? separator = null;
        int first = end;
        while (Separator(text, end, commas) is { } found && (separator is null || found == separator)
            && Digits(text, end + Width(text, end, found)) is int next && next - end - Width(text, end, found) == 3)
        {
            separator = found;
            end = next;
        }

        // 1.234.567 is grouped by points; 1.234 is a decimal. 1 000 is grouped, 1 000,5 as well; "1, 000" is not, but "1,\! 000" is.
        if (separator == ".")
        {
            if (end - first < 8)
                return first;

            byPoint = true;
        }

        // A list of three-digit numbers, 101,203, cannot be told from a grouped number; a list that goes on otherwise can.
        if (separator == "," && end < text.Length && text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            return first;

        byComma = separator == ",";
        return end;
    }

    private static string? Separator(string text, int at, CommaReading commas)
    {
        if (at >= text.Length)
            return null;

        ReadOnlySpan<char> rest = text.AsSpan(at);
        if (rest.StartsWith("{,}") || rest.StartsWith(@"{\,}") || rest.StartsWith(@"{ }"))
            return "{}";

        if (rest.StartsWith(@"\,") || rest.StartsWith(@"\ ") || rest.StartsWith(@"\;") || rest.StartsWith(@"\:"))
            return @"\,";

        if (rest.StartsWith(@",\!") || rest.StartsWith(@",\,") || rest.StartsWith(@"\!"))
            return @",\!";

        return rest[0] switch
        {
            ',' when commas != CommaReading.Separator => ",",
            ' ' or '\u00a0' or '\u2009' or '\u202f' => " ",
            '\'' or '’' => "'",
            '.' => ".",
            _ => null,
        };
    }

    private static int Width(string text, int at, string separator)
    {
        int width = separator switch
        {
            "{}" => text.IndexOf('}', at) - at + 1,
            @"\," => 2,
            @",\!" => text[at] == ',' ? 3 : 2,
            _ => 1,
        };
        if (separator == @",\!")
        {
            while (at + width < text.Length && text[at + width] == ' ')
                width++;
        }

        return width;
    }

    /// <summary>The width of the decimal mark at a place, or 0 if none stands there.</summary>
    private static int DecimalMark(string text, int at, int first, CommaReading commas, bool grouped)
    {
        if (at >= text.Length)
            return 0;

        if (text[at] == '.')
            return at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || IsPeriod(text, at + 1)) ? 1 : 0;

        int width = text[at] == ',' ? 1 : string.CompareOrdinal(text, at, "{,}", 0, 3) == 0 ? 3 : 0;
        if (width == 0 || grouped || first == 0 || (width == 1 && commas != CommaReading.Decimal))
            return 0;

        if (text.AsSpan(at).StartsWith(",(") && IsPeriod(text, at + 1))
            return 1;

        int end = Digits(text, at + width);
        bool listed = width == 1 && end < text.Length && text[end] == ',';
        return end > at + width && !listed ? width : 0;
    }

    private static bool IsPeriod(string text, int at) =>
        text.AsSpan(at) is var rest && (rest.StartsWith(@"\overline") || rest.StartsWith(@"\bar") || rest.StartsWith(@"\dot")
            || (rest is ['(', >= '0' and <= '9', ..] && Digits(text, at + 1) is int end && end < text.Length && text[end] == ')'));

    /// <summary>Reads the period of a repeating decimal: <c>\overline{3}</c>, or <c>(3)</c> at the end of the text.</summary>
    private static int SkipPeriod(string text, int at, out string period)
    {
        period = "";
        if (at >= text.Length || !IsPeriod(text, at))
            return at;

        int open = text.IndexOfAny(['{', '('], at);
        if (open < 0)
            return at;

        int end = Digits(text, open + 1);
        bool parenthesised = text[open] == '(';
        bool closed = end > open + 1 && end < text.Length && text[end] == (parenthesised ? ')' : '}');
        bool command = !parenthesised && text.AsSpan(at + 1, open - at - 1).Trim() is "overline" or "bar" or "dot";
        bool plain = parenthesised && open == at && (text[at - 1] is '.' or ',' || text.AsSpan(end + 1).Trim("$ .)%").IsEmpty);
        if (!closed || !(command || plain) || end - open > 100)
            return at;

        period = text[(open + 1)..end];
        return end + 1;
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
