using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Percentages of numbers, prices that rise or fall by some percent, and the percentage that one number is of another.</summary>
public sealed class PercentFamily(Wording words) : Family("percent", words)
{
    private static readonly string[] s_part = ["What is {0}% of {1}?", "Compute {0}% of {1}.", "Find {0} percent of {1}.", "How much is {0}% of {1}?"];

    private static readonly string[] s_rise =
        ["A price of {1} rises by {0}%. What is the new price?", "Increase {1} by {0}%.", "A town of {1} people grows by {0}%. How many people live there now?", "What is {1} plus {0}% of it?"];

    private static readonly string[] s_fall =
        ["A price of {1} falls by {0}%. What is the new price?", "Decrease {1} by {0}%.", "A coat costs {1}. It is sold {0}% cheaper. What does it cost now?", "What is {1} minus {0}% of it?"];

    private static readonly string[] s_share = ["What percent of {1} is {0}?", "{0} is how many percent of {1}?", "{0} of {1} students passed. How many percent is that?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var percent = random.Between(1, 19) * 5;
        if (random.Once(3))
            percent = random.Between(2, 98);
        var step = 100 / Gcd(percent, 100);
        var number = step * random.Between(1, Math.Max(2, (length == ChainLength.Drill ? 200 : 999) / step));
        var kind = random.Next(length == ChainLength.Drill ? 1 : 5);
        var sheet = new Worksheet(random, Words);
        if (kind == 4)
            return Share(sheet, random, percent, number);

        var part = Part(sheet, random, percent, number);
        var (wordings, result) = kind switch
        {
            0 => (s_part, part),
            1 => (s_rise, sheet.Add(number, part)),
            _ => (s_fall, sheet.Subtract(number, part)),
        };
        return Boxed($"{percent}% {number} {Math.Sign(result - number)}", string.Format(null, random.Pick(wordings), percent, number), sheet.Text, $"{result}", size: 3);
    }

    private Problem Share(Worksheet sheet, Random random, int percent, int number)
    {
        var part = number * percent / 100;
        sheet.Line($"{part} / {number} * 100:");
        var scaled = sheet.Multiply(part, 100);
        sheet.Divide(random, scaled, number);
        return Boxed($"{part} of {number}", string.Format(null, random.Pick(s_share), part, number), sheet.Text, $"{percent}", size: 3);
    }

    /// <summary>The part, by whole hundreds, by tenths, or by the product with the number of percent.</summary>
    private static int Part(Worksheet sheet, Random random, int percent, int number)
    {
        var byTenths = number % 10 == 0 && percent % 10 == 0;
        if (byTenths && random.Once(2))
        {
            sheet.Line($"10% of {number} = {number} / 10");
            var tenth = number / 10;
            sheet.Line($"{number} / 10 = {tenth}");
            sheet.Line($"{percent} / 10 = {percent / 10}");
            return Result(percent > 10 ? sheet.Multiply(tenth, percent / 10) : tenth);
        }

        sheet.Line($"{percent}% of {number} = {number} * {percent} / 100");
        if (number % 100 == 0 && random.Once(2))
        {
            sheet.Line($"{number} / 100 = {number / 100}");
            return Result(sheet.Multiply(number / 100, percent));
        }

        var product = sheet.Multiply(number, percent);
        sheet.Line($"{product} / 100 = {product / 100}");
        return Result(product / 100);

        int Result(int part)
        {
            sheet.Line($"{percent}% of {number} = {part}");
            return part;
        }
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
