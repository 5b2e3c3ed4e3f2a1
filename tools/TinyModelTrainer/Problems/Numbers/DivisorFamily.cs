using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Greatest common divisors by Euclid's algorithm, and least common multiples from them.</summary>
public sealed class DivisorFamily(Wording words) : Family("divisor", words)
{
    private static readonly string[] s_divisor =
        ["What is the greatest common divisor of {0} and {1}?", "Find gcd({0}, {1}).", "Compute the gcd of {0} and {1}.", "What is the greatest number that divides both {0} and {1}?"];

    private static readonly string[] s_multiple =
        ["What is the least common multiple of {0} and {1}?", "Find lcm({0}, {1}).", "Compute the lcm of {0} and {1}.", "What is the smallest number that both {0} and {1} divide?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var most = length == ChainLength.Drill ? 6 : 12;
        int first, second;
        do
        {
            (first, second) = (random.Between(1, most), random.Between(1, most));
        }
        while (first == second);

        var common = random.Between(2, length == ChainLength.Drill ? 9 : 30);
        var (a, b) = (first * common, second * common);
        var sheet = new Worksheet(random, Words);
        var divisor = sheet.GreatestCommonDivisor(random, a, b);
        var key = $"gcd {Math.Min(a, b)} {Math.Max(a, b)}";
        if (random.Once(3) && a * (long)b / divisor < 99_999)
        {
            var multiple = Multiple(sheet, random, a, b, divisor);
            return Boxed(key, string.Format(null, random.Pick(s_multiple), a, b), sheet.Text, $"{multiple}", size: 4);
        }

        return Boxed(key, string.Format(null, random.Pick(s_divisor), a, b), sheet.Text, $"{divisor}", size: 3);
    }

    private static int Multiple(Worksheet sheet, Random random, int a, int b, int divisor)
    {
        var (divided, other) = random.Once(2) ? (a, b) : (b, a);
        var (part, _) = sheet.Divide(random, divided, divisor);
        var multiple = sheet.Multiply(part, other);
        sheet.Line($"The lcm of {a} and {b} is {multiple}");
        return multiple;
    }
}
