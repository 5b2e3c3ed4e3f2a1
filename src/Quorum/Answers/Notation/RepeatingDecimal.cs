using System.Globalization;
using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Periods of repeating decimals: <c>0.\overline{6}</c>, <c>0.(6)</c>, <c>0.\dot{6}</c>, <c>0.\dot{1}4285\dot{7}</c>, <c>0.666...</c>.</summary>
internal static class RepeatingDecimal
{
    private const int MaximumLength = 100;

    /// <summary>Whether a period begins here.</summary>
    public static bool Begins(string text, int at) =>
        text.AsSpan(at) is var rest && (rest.StartsWith(@"\overline") || rest.StartsWith(@"\bar") || rest.StartsWith(@"\dot{") || rest.StartsWith(@"\dot ")
            || (rest is ['(', >= '0' and <= '9', ..] && Digits(text, at + 1) is int end && end < text.Length && text[end] == ')'));

    /// <summary>Reads the period after the decimals of a number.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where the decimals end.</param>
    /// <param name="decimals">The decimals; without the period afterwards, where it was among them.</param>
    /// <param name="period">The period, or nothing.</param>
    /// <returns>The position after the period.</returns>
    public static int Skip(string text, int at, ref string decimals, out string period)
    {
        period = "";
        if (at >= text.Length)
            return at;

        ReadOnlySpan<char> rest = text.AsSpan(at);
        int end = rest[0] switch
        {
            '\\' when rest.StartsWith(@"\dot{") || rest.StartsWith(@"\dot ") => SkipDots(text, at, out period),
            '\\' when Begins(text, at) => SkipBar(text, at, out period),
            '(' => SkipBrackets(text, at, out period),
            _ => at,
        };
        return end > at ? end : SkipEllipsis(text, at, ref decimals, out period);
    }

    /// <summary>The value of a period that begins after so many decimals.</summary>
    public static Fraction Value(string period, int decimals) => new(
        BigInteger.Parse(period, NumberStyles.None, CultureInfo.InvariantCulture), (BigInteger.Pow(10, period.Length) - 1) * BigInteger.Pow(10, decimals));

    private static int SkipBar(string text, int at, out string period)
    {
        period = "";
        int open = at + (text.AsSpan(at).StartsWith(@"\overline") ? 9 : 4);
        while (open < text.Length && text[open] == ' ')
            open++;

        if (open < text.Length && char.IsAsciiDigit(text[open]))
        {
            period = text.Substring(open, 1);
            return open + 1;
        }

        int end = open < text.Length && text[open] == '{' ? Digits(text, open + 1) : 0;
        if (end <= open + 1 || end - open > MaximumLength || end >= text.Length || text[end] != '}')
            return at;

        period = text[(open + 1)..end];
        return end + 1;
    }

    /// <summary>A bracket is a period right after the point, or where the text ends after it.</summary>
    private static int SkipBrackets(string text, int at, out string period)
    {
        period = "";
        int end = Digits(text, at + 1);
        bool closed = end > at + 1 && end - at <= MaximumLength && end < text.Length && text[end] == ')';
        if (!closed || !(text[at - 1] is '.' or ',' || text.AsSpan(end + 1).Trim("$ .)%;]}\\").IsEmpty || text[end + 1] is ',' or ';'))
            return at;

        period = text[(at + 1)..end];
        return end + 1;
    }

    /// <summary>One dotted digit, or all from one dotted digit to the next.</summary>
    private static int SkipDots(string text, int at, out string period)
    {
        period = "";
        int end = SkipDotted(text, at, ref period);
        if (end < 0)
            return at;

        int digits = Digits(text, end);
        string whole = period + text[end..digits];
        int last = digits - end <= MaximumLength ? SkipDotted(text, digits, ref whole) : -1;
        if (last < 0)
            return digits > end ? at : end;

        period = whole;
        return last;
    }

    private static int SkipDotted(string text, int at, ref string digits)
    {
        if (!(text.AsSpan(at).StartsWith(@"\dot{") || text.AsSpan(at).StartsWith(@"\dot ")) || at + 5 >= text.Length || !char.IsAsciiDigit(text[at + 5]))
            return -1;

        bool braced = text[at + 4] == '{';
        if (braced && (at + 6 >= text.Length || text[at + 6] != '}'))
            return -1;

        digits += text[at + 5];
        return at + (braced ? 7 : 6);
    }

    /// <summary>The digits before an ellipsis that repeat: 0.666..., 0.1666…, 1.5858...; not 3.14159...</summary>
    private static int SkipEllipsis(string text, int at, ref string decimals, out string period)
    {
        period = "";
        ReadOnlySpan<char> rest = text.AsSpan(at).TrimStart(' ');
        int spaces = text.Length - at - rest.Length;
        int width = rest.StartsWith("...") ? 3 : rest.StartsWith("…") ? 1 : rest.StartsWith(@"\ldots") || rest.StartsWith(@"\cdots") ? 6 : rest.StartsWith(@"\dots") ? 5 : 0;
        if (width == 0)
            return at;

        for (int length = 1; length * 2 <= decimals.Length && length <= 12; length++)
        {
            int repeated = length;
            while (repeated < decimals.Length && decimals[^(repeated + 1)] == decimals[^(repeated + 1 - length)])
                repeated++;

            bool all = repeated == decimals.Length;
            if (repeated < length * 2 || (!all && repeated < length * 3))
                continue;

            int keep = decimals.Length - repeated;
            period = decimals[keep..(keep + length)];
            decimals = decimals[..keep];
            return at + spaces + width;
        }

        return at;
    }

    private static int Digits(string text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
            start++;

        return start;
    }
}
