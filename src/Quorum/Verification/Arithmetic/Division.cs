using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Division with remainder, as in "117 / 8 = 14 R 5".</summary>
internal static partial class Division
{
    /// <summary>Whether a quotient and a remainder are those of a division; null if the left side is none.</summary>
    public static bool? Holds(string division, string quotient, string remainder) =>
        Read(division) is var (dividend, divisor) && Whole(quotient) is { } q && Whole(remainder) is { } r
            ? q * divisor + r == dividend && r >= 0 && r < divisor
            : null;

    /// <summary>The true quotient and remainder; null if this is no division.</summary>
    public static string? Result(string division) =>
        Read(division) is var (dividend, divisor) ? string.Create(CultureInfo.InvariantCulture, $"{dividend / divisor} R {dividend % divisor}") : null;

    private static (BigInteger Dividend, BigInteger Divisor)? Read(string text)
    {
        Match match = Quotient().Match(text);
        return match.Success && Whole(match.Groups[1].Value) is { } dividend && Whole(match.Groups[2].Value) is { IsZero: false } divisor
            ? (dividend, divisor)
            : null;
    }

    private static BigInteger? Whole(string text) =>
        text.Length <= 40 && BigInteger.TryParse(text.Trim(' ', '(', ')', '{', '}').Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value) ? value : null;

    [GeneratedRegex(@"^\s*(?:\\frac\s*\{)?([0-9]+)\s*(?:/|\}\s*\{)\s*([0-9]+)\}?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Quotient();
}
