using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Sums, products and powers modulo a small number, reduced early or late.</summary>
public sealed class ModularFamily(Wording words) : Family("modular", words)
{
    private static readonly string[] s_phrasings =
        ["What is {0} mod {1}?", "Compute {0} mod {1}.", "Find {0} modulo {1}.", "What is the remainder of {0} modulo {1}?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var modulus = length == ChainLength.Drill ? random.Between(3, 9) : random.Once(4) ? random.Between(10, 13) : random.Between(3, 9);
        var sheet = new Worksheet(random, Words);
        string formula, key;
        int value;
        if (random.Once(3))
        {
            var (number, exponent) = (random.Between(2, length == ChainLength.Drill ? 9 : 30), length == ChainLength.Drill ? random.Between(2, 3) : random.Between(3, 6));
            (formula, key) = ($"{number}^{exponent}", $"{number}^{exponent} mod {modulus}");
            value = Power(sheet, random, number, exponent, modulus);
        }
        else
        {
            var most = length == ChainLength.Drill ? 30 : 99;
            var (a, b, c) = (random.Between(2, most), random.Between(2, most), random.Between(2, most));
            var isSum = length == ChainLength.Full || random.Once(2);
            formula = isSum ? random.Once(2) ? $"({a} * {b} + {c})" : $"({c} + {a} * {b})" : $"({a} * {b})";
            key = $"{Math.Min(a, b)}*{Math.Max(a, b)}+{(isSum ? c : 0)} mod {modulus}";
            value = Combined(sheet, random, a, b, isSum ? c : 0, modulus);
        }

        return Boxed(key, string.Format(null, random.Pick(s_phrasings), formula, modulus), sheet.Text, $"{value}", size: 4);
    }

    private static int Combined(Worksheet sheet, Random random, int a, int b, int c, int modulus)
    {
        a = Perhaps(sheet, random, a, modulus);
        b = Perhaps(sheet, random, b, modulus);
        var product = Perhaps(sheet, random, sheet.Multiply(a, b), modulus);
        return sheet.Modulo(random, c > 0 ? sheet.Add(product, c) : product, modulus);
    }

    /// <summary>Reduces a number now, or leaves it for later.</summary>
    private static int Perhaps(Worksheet sheet, Random random, int number, int modulus) =>
        number >= modulus && (number > 99 || random.Once(2)) ? sheet.Modulo(random, number, modulus) : number;

    private static int Power(Worksheet sheet, Random random, int number, int exponent, int modulus)
    {
        var factor = Perhaps(sheet, random, number, modulus);
        var power = factor;
        for (var i = 2; i <= exponent; i++)
        {
            sheet.Line($"power {i}:");
            power = sheet.Multiply(power, factor);
            if (power >= modulus || i == exponent)
                power = sheet.Modulo(random, power, modulus);
        }

        return power;
    }
}
