using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>An operation on two natural numbers, as written in "37 * 24".</summary>
internal readonly partial record struct BinaryOperation(BigInteger Left, char Sign, BigInteger Right)
{
    private const int MaximumDigits = 40;

    /// <summary>Reads a side that is one operation and nothing else.</summary>
    public static BinaryOperation? Read(string text)
    {
        Match match = Pattern().Match(text);
        return match.Success && match.Length <= 2 * MaximumDigits
            ? new BinaryOperation(Number(match.Groups[1].ValueSpan), match.Groups[2].Value[0], Number(match.Groups[3].ValueSpan))
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left} {Sign} {Right}");

    private static BigInteger Number(ReadOnlySpan<char> digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([0-9]+)\s*([-+*/])\s*([0-9]+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
