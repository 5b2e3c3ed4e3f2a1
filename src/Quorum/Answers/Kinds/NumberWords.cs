using System.Collections.Frozen;
using Fractions;

namespace Quorum;

/// <summary>Numbers in English and Russian words.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> _values = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fourty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
        ["eleventh"] = 11,
        ["twelfth"] = 12,
        ["twentieth"] = 20,
        ["первый"] = 1,
        ["второй"] = 2,
        ["третий"] = 3,
        ["четвертый"] = 4,
        ["четвёртый"] = 4,
        ["пятый"] = 5,
        ["шестой"] = 6,
        ["седьмой"] = 7,
        ["восьмой"] = 8,
        ["девятый"] = 9,
        ["десятый"] = 10,
        ["ноль"] = 0,
        ["нуль"] = 0,
        ["один"] = 1,
        ["одна"] = 1,
        ["одно"] = 1,
        ["два"] = 2,
        ["две"] = 2,
        ["три"] = 3,
        ["четыре"] = 4,
        ["пять"] = 5,
        ["шесть"] = 6,
        ["семь"] = 7,
        ["восемь"] = 8,
        ["девять"] = 9,
        ["десять"] = 10,
        ["одиннадцать"] = 11,
        ["двенадцать"] = 12,
        ["тринадцать"] = 13,
        ["четырнадцать"] = 14,
        ["пятнадцать"] = 15,
        ["шестнадцать"] = 16,
        ["семнадцать"] = 17,
        ["восемнадцать"] = 18,
        ["девятнадцать"] = 19,
        ["двадцать"] = 20,
        ["тридцать"] = 30,
        ["сорок"] = 40,
        ["пятьдесят"] = 50,
        ["шестьдесят"] = 60,
        ["семьдесят"] = 70,
        ["восемьдесят"] = 80,
        ["девяносто"] = 90,
        ["сто"] = 100,
        ["двести"] = 200,
        ["триста"] = 300,
        ["четыреста"] = 400,
        ["пятьсот"] = 500,
        ["шестьсот"] = 600,
        ["семьсот"] = 700,
        ["восемьсот"] = 800,
        ["девятьсот"] = 900,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> _parts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["half"] = 2,
        ["halves"] = 2,
        ["third"] = 3,
        ["thirds"] = 3,
        ["quarter"] = 4,
        ["quarters"] = 4,
        ["fourth"] = 4,
        ["fourths"] = 4,
        ["fifth"] = 5,
        ["fifths"] = 5,
        ["sixth"] = 6,
        ["sixths"] = 6,
        ["seventh"] = 7,
        ["sevenths"] = 7,
        ["eighth"] = 8,
        ["eighths"] = 8,
        ["ninth"] = 9,
        ["ninths"] = 9,
        ["tenth"] = 10,
        ["tenths"] = 10,
        ["половина"] = 2,
        ["треть"] = 3,
        ["трети"] = 3,
        ["четверть"] = 4,
        ["четверти"] = 4,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads words that are one number and nothing else.</summary>
    public static Fraction? Read(string[] words)
    {
        if (words is ["negative" or "Negative" or "minus" or "Minus" or "минус" or "Минус", ..])
            return Read(words[1..]) is { } positive ? -positive : null;

        if ((words is [_, .., "and", "a", "half"] or [_, .., "с", "половиной"]) && Read(words[..^(words[^1] == "half" ? 3 : 2)]) is { } wholes)
            return wholes + new Fraction(1, 2);

        if (words is ["a" or "A", var scaled])
            return ScaleWords.Read(scaled) ?? (_parts.TryGetValue(scaled, out int parts) ? new Fraction(1, parts) : null);

        if (words is ["полтора" or "полторы"])
            return new Fraction(3, 2);

        if (words is [var only] && _parts.TryGetValue(only, out int whole) && !_values.ContainsKey(only))
            return new Fraction(1, whole);

        if (words.Length > 1 && _parts.TryGetValue(words[^1], out int part))
            return (words[0] is "a" or "A" && words.Length == 2 ? 1 : Read(words[..^1])) is { } count ? count / part : null;

        Fraction total = 0;
        Fraction group = 0;
        int last = int.MaxValue;
        foreach (string word in words)
        {
            if (_values.TryGetValue(word, out int value))
            {
                // Twenty five, but not five twenty nor one two.
                if (last != int.MaxValue && value >= Room(last))
                    return null;

                group += value;
                last = value;
            }
            else if (word.Equals("hundred", StringComparison.OrdinalIgnoreCase) && group > 0 && group < 10)
            {
                group *= 100;
                last = 100;
            }
            else if (ScaleWords.Read(word) is { } scale && scale >= 1_000)
            {
                total += (group.IsZero ? 1 : group) * scale;
                group = 0;
                last = int.MaxValue;
            }
            else if (!(word is "and" && words.Length > 1))
            {
                return null;
            }
        }

        return words.Length == 0 || words[^1] is "and" ? null : total + group;
    }

    /// <summary>What may follow a value is less than this.</summary>
    private static int Room(int value) => value >= 100 ? 100 : value >= 20 ? 10 : 0;
}
