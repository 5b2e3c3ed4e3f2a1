using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Conversion of lengths, weights, volumes and times that are given in two or three units.</summary>
public sealed class UnitFamily(Wording words) : Family("unit", words)
{
    private static readonly string[] s_phrasings =
        ["Convert {0} to {1}.", "How many {1} are {0}?", "Write {0} in {1}.", "What is {0} in {1}?", "{0} = ? {1}"];

    // From the greatest unit to the smallest, with the number of the next unit in each.
    private static readonly Unit[][] s_scales =
    [
        [new("hour", "hours", 60), new("minute", "minutes", 60), new("second", "seconds", 0)],
        [new("day", "days", 24), new("hour", "hours", 60), new("minute", "minutes", 0)],
        [new("week", "weeks", 7), new("day", "days", 24), new("hour", "hours", 0)],
        [new("kilometer", "kilometers", 1000), new("meter", "meters", 100), new("centimeter", "centimeters", 0)],
        [new("kilogram", "kilograms", 1000), new("gram", "grams", 0)],
        [new("liter", "liters", 1000), new("milliliter", "milliliters", 0)],
        [new("minute", "minutes", 60), new("second", "seconds", 0)],
        [new("foot", "feet", 12), new("inch", "inches", 0)],
        [new("yard", "yards", 3), new("foot", "feet", 12), new("inch", "inches", 0)],
    ];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var scale = random.Pick(s_scales);
        var start = random.Next(scale.Length - 1);
        var end = length == ChainLength.Drill ? start + 2 : scale.Length;
        scale = scale[start..end];
        var amounts = scale.Select((_, i) => i == 0 ? random.Between(2, scale.Length == 2 ? 98 : 40) : random.Between(2, scale[i - 1].Next - 1)).ToArray();
        if (Total(scale, amounts) > 99_999)
            return Draw(random, length);
        if (scale.Length == 2 && random.Once(3))
            return Split(random, scale, amounts);

        var sheet = new Worksheet(random, Words);
        var total = amounts[0];
        for (var i = 1; i < scale.Length; i++)
        {
            sheet.Line($"1 {scale[i - 1].One} = {scale[i - 1].Next} {scale[i].Many}");
            total = sheet.Add(sheet.Multiply(total, scale[i - 1].Next), amounts[i]);
        }

        var quantity = string.Join(" ", scale.Select((step, i) => $"{amounts[i]} {step.Many}"));
        var unit = scale[^1].Many;
        return Boxed(quantity, string.Format(null, random.Pick(s_phrasings), quantity, unit), sheet.Text, $"{total}", size: 2 * scale.Length);
    }

    /// <summary>The other direction: 335 min in h and min.</summary>
    private Problem Split(Random random, Unit[] scale, int[] amounts)
    {
        var (great, small) = (scale[0].Many, scale[1].Many);
        var total = Total(scale, amounts);
        var sheet = new Worksheet(random, Words);
        sheet.Line($"1 {scale[0].One} = {scale[0].Next} {small}");
        sheet.Divide(random, total, scale[0].Next);
        var answer = $"{amounts[0]} {great} {amounts[1]} {small}";
        return Boxed(answer, string.Format(null, random.Pick(s_phrasings), $"{total} {small}", $"{great} and {small}"), sheet.Text, answer, size: 3);
    }

    private static int Total(Unit[] scale, int[] amounts)
    {
        var total = 0L;
        for (var i = 0; i < scale.Length; i++)
            total = total * (i == 0 ? 1 : scale[i - 1].Next) + amounts[i];
        return (int)Math.Min(total, int.MaxValue);
    }

    /// <param name="One">The singular.</param>
    /// <param name="Many">The plural.</param>
    /// <param name="Next">How many of the next smaller unit it has.</param>
    private sealed record Unit(string One, string Many, int Next);
}
