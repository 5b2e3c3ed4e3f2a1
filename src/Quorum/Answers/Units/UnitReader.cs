using System.Globalization;
using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Reads compound units: km/h, square centimetres, m^3, dollars per hour.</summary>
internal static class UnitReader
{
    /// <summary>Reads the unit that tokens after a number make, along with the currency before it. An unknown word is a base unit of its own.</summary>
    public static Unit Read(ReadOnlySpan<NotationToken> tokens, string? currency)
    {
        Fraction factor = Fraction.One;
        var exponents = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (currency is not null)
            exponents[currency] = 1;

        int sign = 1;
        int power = 1;
        for (int i = 0; i < tokens.Length; i++)
        {
            NotationToken token = tokens[i];
            switch (token.Text.ToLowerInvariant())
            {
                case "/" or "per" or "в" or "за":
                    sign = -1;
                    continue;
                case "square" or "sq" or "кв" or "квадратных" or "квадратный" or "квадратные":
                    power = 2;
                    continue;
                case "cubic" or "cu" or "куб" or "кубических" or "кубический" or "кубические":
                    power = 3;
                    continue;
                case "of" or "the" or "a" or "an" or "squared" or "cubed":
                    continue;
            }

            // \frac{km}{h}
            if (token.Is("}") && i + 1 < tokens.Length && tokens[i + 1].Is("{"))
                sign = -1;

            if (!token.IsWord && UnitTable.Find(token.Text) is null)
                continue;

            int exponent = sign * power * ExponentAfter(tokens, i);
            Unit unit = UnitTable.Find(token.Text) ?? new Unit(Fraction.One, Singular(token.Text));
            factor *= exponent >= 0 ? Power(unit.Factor, exponent) : Power(unit.Factor.Reciprocal(), -exponent);
            foreach (string part in unit.Dimension.Split('·', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] pieces = part.Split('^');
                int own = pieces.Length > 1 ? int.Parse(pieces[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 1;
                exponents[pieces[0]] = exponents.GetValueOrDefault(pieces[0]) + (own * exponent);
            }

            power = 1;
        }

        string dimension = string.Join('·', exponents.Where(pair => pair.Value != 0)
            .Select(pair => pair.Value == 1 ? pair.Key : string.Create(CultureInfo.InvariantCulture, $"{pair.Key}^{pair.Value}")));
        return new Unit(factor.Reduce(), dimension);
    }

    private static Fraction Power(Fraction value, int exponent) => new(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent));

    /// <summary>The exponent after a unit: cm^2, cm^{2}, cm², cm2, "cm squared".</summary>
    private static int ExponentAfter(ReadOnlySpan<NotationToken> tokens, int at)
    {
        bool negative = false;
        for (int i = at + 1; i < tokens.Length; i++)
        {
            NotationToken token = tokens[i];
            if (token.IsInteger && token.Value <= 9)
                return (negative ? -1 : 1) * (int)token.Value;

            if (token.IsWord)
                return token.Text switch { "squared" => 2, "cubed" => 3, _ => 1 };

            if (token.Is("/"))
                return 1;

            negative |= token.Is("-");
        }

        return 1;
    }

    private static string Singular(string word)
    {
        string folded = word.ToLowerInvariant();
        return folded.Length > 3 && folded.EndsWith('s') && !folded.EndsWith("ss", StringComparison.Ordinal) ? folded[..^1] : folded;
    }
}
