using System.Collections.Frozen;

namespace Quorum;

/// <summary>Units of measure, as far as claims need them: a quantity may equal another number of another unit.</summary>
internal static class Units
{
    private static readonly FrozenSet<string> _measures = FrozenSet.ToFrozenSet(
        ["mm", "cm", "m", "km", "g", "kg", "mg", "s", "min", "h", "l", "ml", "inch", "inches", "foot", "feet", "ft", "yard", "yards", "mile", "miles", "second", "seconds", "minute", "minutes", "hour",
         "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "dozen", "cent", "cents", "dollar", "dollars", "ounce", "ounces", "pound", "pounds", "gallon", "gallons", "quart",
         "quarts", "pint", "pints", "cup", "cups", "liter", "liters", "litre", "litres", "gram", "grams", "kilogram", "kilograms", "meter", "meters", "metre", "metres", "centimeters", "kilometers",
         "degree", "degrees", "radians", "мм", "см", "м", "км", "г", "кг", "с", "мин", "ч", "л", "мл", "час", "часа", "часов", "минут", "минуты", "секунд", "рублей", "руб", "копеек", "дней", "дюжин"]);

    private static readonly FrozenSet<double> _factors = FrozenSet.ToFrozenSet([2.0, 3, 4, 7, 8, 10, 12, 16, 24, 30, 36, 52, 60, 100, 144, 360, 365, 1_000, 1_440, 1_760, 3_600, 5_280, 10_000, 1_000_000]);

    public static bool IsMeasure(string unit) => _measures.Contains(unit.Split(' ')[0].ToLowerInvariant());

    /// <summary>Whether two different values may be the same quantity in two units.</summary>
    public static bool MayConvert(FormulaSide left, FormulaSide right, double a, double b)
    {
        string? first = left.Units.FirstOrDefault(IsMeasure);
        string? second = right.Units.FirstOrDefault(IsMeasure);
        if (first == second || a == 0 || b == 0)
            return left.Units.Where(IsMeasure).Distinct().Count() > 1;

        double ratio = Math.Abs(a) > Math.Abs(b) ? a / b : b / a;
        return (first is not null && second is not null) || _factors.Contains(Math.Round(ratio, 9));
    }
}
