using System.Globalization;
using System.Text.Json.Nodes;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Grammars of numbers between bounds. Numbers are written with up to fifteen digits before the point, which a double holds exactly.</summary>
internal static class NumberGrammar
{
    private const long Largest = 999_999_999_999_999;

    /// <summary>The numbers that a schema allows.</summary>
    /// <exception cref="NotSupportedException">A bound is no whole number, or no number is left.</exception>
    public static string Of(JsonRules json, JsonObject schema, SchemaLocation location, bool isInteger)
    {
        if (SchemaKeywords.Number(schema, "multipleOf", location) is { } divisor && !(isInteger && divisor == 1))
            throw location.Fault("uses 'multipleOf'");

        var (min, max) = (Bound("minimum", isLower: true), Bound("maximum", isLower: false));
        var (above, below) = (Bound("exclusiveMinimum", isLower: true), Bound("exclusiveMaximum", isLower: false));
        if (min is null && max is null && above is null && below is null)
            return isInteger ? json.Integer : json.Number;

        if (isInteger)
        {
            var (first, last) = (Math.Max(Ceiling(min) ?? -Largest, Floor(above) + 1 ?? -Largest), Math.Min(Floor(max) ?? Largest, Ceiling(below) - 1 ?? Largest));
            return first <= last ? json.Rules.Add(location.Name, Integers(first, last)) : throw location.Fault("allows no integer");
        }

        var lower = Whole(above is null || min > above ? min : above) ?? -Largest;
        var upper = Whole(below is null || max < below ? max : below) ?? Largest;
        var isOpenBelow = above is not null && lower == Whole(above);
        var isOpenAbove = below is not null && upper == Whole(below);
        List<string> parts = [];
        if (lower < 0)
            parts.Add($"\"-\" {Magnitudes(json, Math.Max(0, -upper), -lower, isOpenAbove && upper <= 0, isOpenBelow)}");
        if (upper > 0 || (upper == 0 && !isOpenAbove && !(isOpenBelow && lower == 0)))
            parts.Add(Magnitudes(json, Math.Max(0, lower), upper, isOpenBelow && lower >= 0, isOpenAbove));
        return lower < upper || (lower == upper && !isOpenBelow && !isOpenAbove)
            ? json.Rules.Add(location.Name, Gbnf.OneOf(parts))
            : throw location.Fault("allows no number");

        double? Bound(string keyword, bool isLower)
        {
            if (SchemaKeywords.Number(schema, keyword, location) is not { } bound)
                return null;
            if (Math.Abs(bound) <= Largest)
                return bound;
            return bound < 0 == isLower ? null : throw location.Fault($"has a '{keyword}' of more than fifteen digits");
        }

        long? Whole(double? bound) => bound is null ? null
            : bound == Math.Floor(bound.Value) ? (long)bound : throw location.Fault($"has the bound {bound.Value.ToString(CultureInfo.InvariantCulture)}, which is no whole number");
    }

    /// <summary>All integers from one to another.</summary>
    public static string Integers(long first, long last)
    {
        List<string> parts = [];
        if (first < 0)
            parts.Add($"\"-\" {Naturals(Math.Max(1, -last), -first)}");
        if (last >= 0)
            parts.Add(Naturals(Math.Max(0, first), last));
        return Gbnf.OneOf(parts);
    }

    // Whole numbers of equally many digits share their first ones.
    private static string Naturals(long first, long last)
    {
        List<string> parts = [];
        for (var from = first; from <= last;)
        {
            var to = Math.Min(last, from < 10 ? 9 : (long)Math.Pow(10, Digits(from).Length) - 1);
            parts.Add(Between(Digits(from), Digits(to)));
            from = to + 1;
        }

        return Gbnf.OneOf(parts);
    }

    private static string Between(string first, string last)
    {
        if (first.Length == 0)
            return "\"\"";
        if (first.All(digit => digit == '0') && last.All(digit => digit == '9'))
            return Gbnf.Repeat("[0-9]", first.Length, first.Length);
        if (first[0] == last[0])
            return first.Length == 1 ? $"\"{first}\"" : $"\"{first[0]}\" {Between(first[1..], last[1..])}";
        if (first.Length == 1)
            return $"[{first}-{last}]";

        var (nines, zeros) = (new string('9', first.Length - 1), new string('0', first.Length - 1));
        List<string> parts = [];
        var (low, high) = (first[0], last[0]);
        if (first[1..] != zeros)
            parts.Add($"\"{low++}\" {Between(first[1..], nines)}");
        if (last[1..] != nines)
            parts.Add($"\"{high--}\" {Between(zeros, last[1..])}");
        if (low <= high)
            parts.Add($"[{low}-{high}] {Between(zeros, nines)}");
        return Gbnf.OneOf(parts);
    }

    // Numbers without a sign, and with digits after the point where the bounds leave room for them.
    private static string Magnitudes(JsonRules json, long first, long last, bool isOpenBelow, bool isOpenAbove)
    {
        List<string> parts = [];
        if (isOpenBelow && first < last)
            parts.Add($"\"{Digits(first)}\" \".\" [0-9]{{0,14}} [1-9]");
        if ((isOpenBelow ? first + 1 : first) is var from && from < last)
            parts.Add($"{Naturals(from, last - 1)} {json.Fraction}?");
        if (!isOpenAbove && (first < last || !isOpenBelow))
            parts.Add($"\"{Digits(last)}\" (\".\" \"0\"{{1,15}})?");
        return Gbnf.OneOf(parts);
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Floor(double? bound) => bound is null ? null : (long)Math.Floor(bound.Value);

    private static long? Ceiling(double? bound) => bound is null ? null : (long)Math.Ceiling(bound.Value);
}
