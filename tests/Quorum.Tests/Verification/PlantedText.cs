using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Quorum.Tests.Verification;

/// <summary>A chain with perhaps one error.</summary>
/// <param name="Reasoning">What the chain says.</param>
/// <param name="Error">Where in it the error stands; null for a correct chain.</param>
/// <param name="Kind">What kind of error it is.</param>
internal sealed record PlantedChain(string Reasoning, int? Error, PlantedErrorKind Kind);

/// <summary>The errors that people and models make in arithmetic.</summary>
internal enum PlantedErrorKind
{
    None,
    Digit,
    SwappedDigits,
    Sign,
    Carry,
    OtherOperation,
    Operand,
}

/// <summary>
/// A correct chain whose numbers are marked: <c>«28»</c> is a result, <c>«28¦11»</c> one with the result of another operation, <c>‹7›</c> an operand.
/// </summary>
internal static partial class PlantedText
{
    private static readonly PlantedErrorKind[] _resultErrors =
        [PlantedErrorKind.Digit, PlantedErrorKind.SwappedDigits, PlantedErrorKind.Sign, PlantedErrorKind.Carry, PlantedErrorKind.OtherOperation];

    /// <summary>The chain without an error.</summary>
    public static PlantedChain Correct(string marked) => new(Plain(marked), null, PlantedErrorKind.None);

    /// <summary>The chain with one number changed to another value.</summary>
    public static PlantedChain WithError(string marked, Random random)
    {
        Match[] marks = Marks().Matches(marked).ToArray();
        Match[] operands = [.. marks.Where(mark => mark.Value[0] == '‹')];
        Match[] results = [.. marks.Where(mark => mark.Value[0] == '«')];
        bool inOperand = results.Length == 0 || (operands.Length > 0 && random.Next(4) == 0);
        Match chosen = random.GetItems(inOperand ? operands : results, 1)[0];
        PlantedErrorKind kind = inOperand ? PlantedErrorKind.Operand : random.GetItems(_resultErrors, 1)[0];
        string[] values = chosen.Value[1..^1].Split('¦');
        (string wrong, kind) = Spoil(values[0], values.ElementAtOrDefault(1), kind, random);
        string before = Plain(marked[..chosen.Index]);
        return new(before + wrong + Plain(marked[(chosen.Index + chosen.Length)..]), before.Length, kind);
    }

    /// <summary>Writes a number as another one.</summary>
    public static string ChangeDigit(string number, Random random)
    {
        int[] places = DigitPlaces(number);
        int place = random.GetItems(places, 1)[0];
        bool leads = place == places[0] && places.Length > 1;
        char digit;
        do
            digit = (char)('0' + random.Next(leads ? 1 : 0, 10));
        while (digit == number[place]);
        return Replace(number, place, digit);
    }

    private static (string Text, PlantedErrorKind Kind) Spoil(string number, string? other, PlantedErrorKind kind, Random random)
    {
        bool isInteger = BigInteger.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value);
        switch (kind)
        {
            case PlantedErrorKind.OtherOperation when other is not null && other != number:
                return (other, kind);
            case PlantedErrorKind.Sign when number.AsSpan().ContainsAnyInRange('1', '9'):
                return (number[0] == '-' ? number[1..] : "-" + number, kind);
            case PlantedErrorKind.Carry when isInteger && value > 20:
                return ((value + (random.Next(2) == 0 ? 10 : -10)).ToString(CultureInfo.InvariantCulture), kind);
            case PlantedErrorKind.SwappedDigits when Swap(number, random) is { } swapped:
                return (swapped, kind);
            default:
                return (ChangeDigit(number, random), kind == PlantedErrorKind.Operand ? kind : PlantedErrorKind.Digit);
        }
    }

    private static string? Swap(string number, Random random)
    {
        int[] places = DigitPlaces(number);
        var pairs = places.Zip(places.Skip(1)).Where(pair => number[pair.First] != number[pair.Second] && (pair.First != places[0] || number[pair.Second] != '0')).ToArray();
        if (pairs.Length == 0)
            return null;

        (int first, int second) = random.GetItems(pairs, 1)[0];
        return Replace(Replace(number, first, number[second]), second, number[first]);
    }

    private static int[] DigitPlaces(string number) => [.. Enumerable.Range(0, number.Length).Where(i => char.IsAsciiDigit(number[i]))];

    private static string Replace(string text, int place, char digit) => new StringBuilder(text) { [place] = digit }.ToString();

    private static string Plain(string marked) => Marks().Replace(marked, mark => mark.Value[1..^1].Split('¦')[0]);

    [GeneratedRegex("«[^»]*»|‹[^›]*›")]
    private static partial Regex Marks();
}
