using System.Globalization;
using Fractions;

namespace Quorum;

/// <summary>A number as answers write it: an exact value and, where there is one, its unit or its remainder.</summary>
internal readonly record struct Numeral(Fraction Value, string Unit)
{
    /// <summary>Reads a normalised answer that is a number and nothing else.</summary>
    public static bool TryRead(string notation, out Numeral numeral)
    {
        var reader = new NumberReader(notation);
        numeral = default;
        if (!reader.TryReadNumber(out Fraction value))
            return false;

        string? unit = ReadRemainder(reader.Rest, value) ?? ReadUnit(reader.Rest);
        if (unit is null)
            return false;

        numeral = new Numeral(value, unit);
        return true;
    }

    /// <summary>The canonical form: value in lowest terms, then the unit.</summary>
    public override string ToString()
    {
        string value = Value.Denominator.IsOne
            ? Value.Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Value.Numerator}/{Value.Denominator}");
        return Unit.Length == 0 ? value : $"{value} {Unit}";
    }

    private static string? ReadRemainder(ReadOnlySpan<char> rest, Fraction quotient)
    {
        int letters = rest.IndexOfAnyInRange('0', '9');
        if (letters <= 0 || !quotient.Denominator.IsOne)
            return null;

        bool named = rest[..letters] is "R" or "r" or "rem" or "Remainder" or "remainder";
        var reader = new NumberReader(rest[letters..]);
        return named && reader.TryReadNumber(out Fraction remainder) && reader.Rest.IsEmpty && remainder.Denominator.IsOne
            ? string.Create(CultureInfo.InvariantCulture, $"R {remainder.Numerator}")
            : null;
    }

    /// <summary>Returns the unit in one spelling, empty if there is none, or null if the rest is more than a unit.</summary>
    private static string? ReadUnit(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest is "°")
            return "";

        if (rest is "%")
            return "%";

        if (!char.IsLetter(rest[0]))
            return null;

        for (int i = 0; i < rest.Length; i++)
        {
            bool power = char.IsAsciiDigit(rest[i]) && rest[i - 1] == '^';
            if (!power && !char.IsLetter(rest[i]) && rest[i] is not (' ' or '/' or '^'))
                return null;
        }

        // Short runs keep their case: mW is not MW.
        return AnswerNotation.FoldWords(rest.ToString(), shortestWord: 3) switch
        {
            "percent" or "per cent" => "%",
            "degree" or "degrees" or "dollar" or "dollars" or "usd" => "",
            string unit => unit,
        };
    }
}
