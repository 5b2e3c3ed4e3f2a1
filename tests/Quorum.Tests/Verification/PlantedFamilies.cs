using System.Globalization;
using System.Numerics;

namespace Quorum.Tests.Verification;

/// <summary>Writers of correct chains, each of another kind of arithmetic, with the numbers marked as <see cref="PlantedText"/> reads them.</summary>
internal static class PlantedFamilies
{
    public static IReadOnlyDictionary<string, Func<Random, string>> All { get; } = new Dictionary<string, Func<Random, string>>
    {
        ["integers"] = random => Steps(random, Integers),
        ["decimals"] = random => Steps(random, Decimals),
        ["fractions, plain"] = random => Steps(random, PlainFractions),
        ["fractions, LaTeX"] = random => Steps(random, LatexFractions),
        ["percent"] = random => Steps(random, Percent),
        ["powers and roots"] = random => Steps(random, Powers),
        ["brackets, equality chains"] = random => Steps(random, Brackets),
        ["negative numbers"] = random => Steps(random, Negative),
        ["inline LaTeX"] = random => Steps(random, InlineLatex),
        ["display LaTeX"] = random => Steps(random, Display),
        ["align"] = random => Steps(random, Align),
        ["English prose"] = random => Steps(random, English),
        ["English words"] = random => Steps(random, EnglishWords),
        ["Russian prose"] = random => Steps(random, Russian),
        ["money"] = random => Steps(random, Money),
        ["units"] = random => Steps(random, Measures),
        ["thousands"] = random => Steps(random, Thousands),
        ["remainders"] = random => Steps(random, Remainders),
        ["rounding"] = random => Steps(random, Rounded),
        ["identities"] = random => Steps(random, Identities),
        ["linear equations"] = LinearEquation,
    };

    private static string Steps(Random random, Func<Random, string> step) => string.Join('\n', Enumerable.Range(0, random.Next(3, 7)).Select(_ => step(random)));

    private static string Integers(Random random)
    {
        int a = random.Next(11, 990), b = random.Next(11, 990), c = random.Next(2, 40);
        return random.Next(4) switch
        {
            0 => $"‹{a}› + ‹{b}› = «{a + b}¦{a * b}»",
            1 => $"‹{a + b}› - ‹{b}› = «{a}¦{a + b + b}»",
            2 => $"‹{a}› * ‹{c}› = «{a * c}¦{a + c}»",
            _ => $"‹{a * c}› / ‹{c}› = «{a}¦{a * c - c}»",
        };
    }

    private static string Decimals(Random random)
    {
        decimal a = random.Next(101, 9900) / 100m, b = random.Next(11, 990) / 10m;
        int c = random.Next(2, 30);
        return random.Next(4) switch
        {
            0 => $"‹{N(a)}› + ‹{N(b)}› = «{N(a + b)}¦{N(a * b)}»",
            1 => $"‹{N(a + b)}› - ‹{N(b)}› = «{N(a)}¦{N(a + b + b)}»",
            2 => $"‹{N(a)}› * ‹{N(b)}› = «{N(a * b)}¦{N(a + b)}»",
            _ => $"‹{N(a * c)}› / ‹{c}› = «{N(a)}»",
        };
    }

    private static string PlainFractions(Random random)
    {
        (int a, int b, int c, int d) = (random.Next(1, 12), random.Next(2, 12), random.Next(1, 12), random.Next(2, 12));
        var (sum, product) = (Reduced(a * d + b * c, b * d), Reduced(a * c, b * d));
        return random.Next(3) switch
        {
            0 => $"‹{a}›/‹{b}› + ‹{c}›/‹{d}› = «{sum.Over}»/‹{sum.Under}›",
            1 => $"‹{a}›/‹{b}› * ‹{c}›/‹{d}› = «{product.Over}»/‹{product.Under}›",
            _ => $"‹{a}›/‹{b}› + ‹{c}›/‹{d}› = ‹{a * d}›/‹{b * d}› + ‹{b * c}›/‹{b * d}› = «{a * d + b * c}»/‹{b * d}›",
        };
    }

    private static string LatexFractions(Random random)
    {
        (int a, int b, int c, int d) = (random.Next(1, 12), random.Next(2, 12), random.Next(1, 12), random.Next(2, 12));
        var (sum, product) = (Reduced(a * d + b * c, b * d), Reduced(a * c, b * d));
        return random.Next(3) switch
        {
            0 => $$"""Adding gives $\frac{‹{{a}}›}{‹{{b}}›} + \frac{‹{{c}}›}{‹{{d}}›} = \frac{«{{sum.Over}}»}{‹{{sum.Under}}›}$.""",
            1 => $$"""$\frac{‹{{a}}›}{‹{{b}}›} \cdot \frac{‹{{c}}›}{‹{{d}}›} = \frac{«{{product.Over}}»}{‹{{product.Under}}›}$""",
            _ => $$"""\[ \dfrac{‹{{a}}›}{‹{{b}}›} \div \dfrac{‹{{d}}›}{‹{{c}}›} = \dfrac{‹{{a}}›}{‹{{b}}›} \times \dfrac{‹{{c}}›}{‹{{d}}›} = \dfrac{«{{a * c}}»}{‹{{b * d}}›} \]""",
        };
    }

    private static string Percent(Random random)
    {
        int percent = random.Next(1, 20) * 5, whole = random.Next(2, 60) * 20;
        int part = percent * whole / 100;
        return random.Next(4) switch
        {
            0 => $"‹{percent}›% of ‹{whole}› = «{part}»",
            1 => $"‹{whole}› * ‹{percent}› / 100 = «{part}»",
            2 => $@"$‹{percent}›\% \cdot ‹{whole}› = «{part}»$",
            _ => $"‹{percent}›% of ‹{whole}› is «{part}».",
        };
    }

    private static string Powers(Random random)
    {
        int a = random.Next(2, 16), n = random.Next(2, 5), factorial = random.Next(3, 8);
        var power = BigInteger.Pow(a, n);
        return random.Next(5) switch
        {
            0 => $"‹{a}›^‹{n}› = «{power}¦{a * n}»",
            1 => $$"""$‹{{a}}›^{‹{{n}}›} = «{{power}}¦{{a * n}}»$""",
            2 => $$"""$\sqrt{‹{{a * a}}›} = «{{a}}»$""",
            3 => $"sqrt(‹{a * a}›) + ‹{n}› = «{a + n}»",
            _ => $"‹{factorial}›! = «{Enumerable.Range(1, factorial).Aggregate((x, y) => x * y)}»",
        };
    }

    private static string Brackets(Random random)
    {
        (int a, int b, int c, int d) = (random.Next(2, 60), random.Next(2, 60), random.Next(2, 20), random.Next(2, 60));
        return random.Next(3) switch
        {
            0 => $"(‹{a}› + ‹{b}›) * ‹{c}› - ‹{d}› = «{a + b}» * ‹{c}› - ‹{d}› = «{(a + b) * c}» - ‹{d}› = «{(a + b) * c - d}¦{a + b * c - d}»",
            1 => $"‹{a}› + ‹{b}› * ‹{c}› = ‹{a}› + «{b * c}» = «{a + b * c}¦{(a + b) * c}»",
            _ => $"‹{c}› * (‹{a + d}› - ‹{d}›) + ‹{b}› = «{c * a + b}»",
        };
    }

    private static string Negative(Random random)
    {
        (int a, int b) = (random.Next(2, 60), random.Next(61, 99));
        return random.Next(4) switch
        {
            0 => $"‹{a}› - ‹{b}› = «{a - b}»",
            1 => $"-‹{b}› + ‹{a}› = «{a - b}¦{a + b}»",
            2 => $"(-‹{a}›) * (-‹{b}›) = «{a * b}»",
            _ => $"-‹{a}› - ‹{b}› = «{-a - b}¦{b - a}»",
        };
    }

    private static string InlineLatex(Random random)
    {
        (int a, int b, int c) = (random.Next(11, 99), random.Next(2, 30), random.Next(2, 99));
        return random.Next(3) switch
        {
            0 => $@"We have $‹{a}› \cdot ‹{b}› = «{a * b}¦{a + b}»$.",
            1 => $@"Then \( ‹{a}› \times ‹{b}› + ‹{c}› = «{a * b + c}» \).",
            _ => $@"So the total is $‹{a}› \cdot ‹{b}› - ‹{c}› = «{a * b}» - ‹{c}› = «{a * b - c}»$.",
        };
    }

    private static string Display(Random random)
    {
        (int a, int b, int c) = (random.Next(11, 99), random.Next(2, 30), random.Next(2, 9));
        return random.Next(2) == 0
            ? $"\\[\n‹{a}› \\times ‹{b}› = «{a * b}»\n\\]"
            : $$"""$$\frac{‹{{a * c}}›}{‹{{c}}›} + ‹{{b}}› = «{{a}}» + ‹{{b}}› = «{{a + b}}»$$""";
    }

    private static string Align(Random random)
    {
        (int a, int b, int c) = (random.Next(2, 99), random.Next(2, 99), random.Next(2, 20));
        return $$"""
            \begin{align*}
            ‹{{c}}›(‹{{a}}› + ‹{{b}}›) &= ‹{{c}}› \cdot «{{a + b}}» \\
            &= «{{c * (a + b)}}».
            \end{align*}
            """;
    }

    private static string English(Random random)
    {
        (int a, int b) = (random.Next(11, 90), random.Next(3, 30));
        return random.Next(4) switch
        {
            0 => $"Each of the {a} boxes holds {b} pens, so there are ‹{a}› * ‹{b}› = «{a * b}¦{a + b}» pens.",
            1 => $"Together they have ‹{a}› + ‹{b}› = «{a + b}¦{a * b}» apples. That is what we need.",
            2 => $"After that, ‹{a + b}› - ‹{b}› = «{a}» pages are left, because she read {b} of them.",
            _ => $"First, ‹{a}› x ‹{b}› = «{a * b}» miles in all.",
        };
    }

    private static string EnglishWords(Random random)
    {
        (int a, int b) = (random.Next(11, 90), random.Next(3, 30));
        return random.Next(4) switch
        {
            0 => $"‹{a}› times ‹{b}› is «{a * b}».",
            1 => $"We know that ‹{a}› plus ‹{b}› equals «{a + b}¦{a * b}».",
            2 => $"Now ‹{a + b}› minus ‹{b}› is «{a}».",
            _ => $"‹{a * b}› divided by ‹{b}› equals «{a}».",
        };
    }

    private static string Russian(Random random)
    {
        (int a, int b) = (random.Next(11, 90), random.Next(3, 30));
        return random.Next(5) switch
        {
            0 => $"Значит, всего ‹{a}› * ‹{b}› = «{a * b}¦{a + b}» яблок.",
            1 => $"Осталось ‹{a + b}› - ‹{b}› = «{a}» страниц. Это и нужно было найти.",
            2 => $"Получаем ‹{a * b}› : ‹{b}› = «{a}».",
            3 => $"Тогда ‹{a},5› + ‹{b},5› = «{a + b + 1}».",
            _ => $"Итого $‹{a}› \\cdot ‹{b}› = «{a * b}»$ рублей.",
        };
    }

    private static string Money(Random random)
    {
        decimal price = random.Next(101, 2900) / 100m;
        int count = random.Next(2, 30);
        return random.Next(3) switch
        {
            0 => $"The tickets cost ‹{count}› * $‹{F(price)}› = $«{F(price * count)}».",
            1 => $"$‹{F(price)}› + $‹{count}› = $«{F(price + count)}»",
            _ => $"She pays \\$‹{F(price + count)}› - \\$‹{F(price)}› = \\$«{count}».",
        };
    }

    private static string Measures(Random random)
    {
        (int a, int b) = (random.Next(11, 90), random.Next(3, 30));
        return random.Next(3) switch
        {
            0 => $"‹{a}› km + ‹{b}› km = «{a + b}» km",
            1 => $"He walks ‹{a}› * ‹{b}› = «{a * b}» meters.",
            _ => $"$‹{a}› \\text{{ cm}} \\times ‹{b}› = «{a * b}» \\text{{ cm}}$",
        };
    }

    private static string Thousands(Random random)
    {
        (int a, int b) = (random.Next(1_001, 99_000), random.Next(1_001, 99_000));
        return random.Next(2) == 0 ? $"‹{a:N0}› + ‹{b:N0}› = «{a + b:N0}»" : $"‹{a + b:N0}› - ‹{b:N0}› = «{a:N0}»";
    }

    private static string Remainders(Random random)
    {
        (int a, int b) = (random.Next(30, 900), random.Next(3, 29));
        return random.Next(3) switch
        {
            0 => $"‹{a}› = ‹{b}› * ‹{a / b}› + «{a % b}»",
            1 => $"‹{a}› / ‹{b}› = «{a / b}» R «{a % b}»",
            _ => $"‹{a}› mod ‹{b}› = «{a % b}»",
        };
    }

    private static string Rounded(Random random)
    {
        (int a, int b) = (random.Next(100, 900), random.Next(3, 29));
        return random.Next(2) == 0 ? $"‹{a}› / ‹{b}› ≈ «{F((decimal)a / b)}»" : $@"$\frac{{‹{a}›}}{{‹{b}›}} \approx «{F((decimal)a / b)}»$";
    }

    private static string Identities(Random random)
    {
        (int a, int b, int c) = (random.Next(2, 12), random.Next(2, 12), random.Next(2, 9));
        return random.Next(4) switch
        {
            0 => $"(x + {a})^2 = x^2 + ‹{2 * a}›x + ‹{a * a}›",
            1 => $"Expanding, $(x + {a})(x + {b}) = x^2 + ‹{b}›x + ‹{a}›x + ‹{a * b}› = x^2 + ‹{a + b}›x + ‹{a * b}›$.",
            2 => $"(x - {a})(x + {a}) = x^2 - ‹{a * a}›",
            _ => $"{c}(x + {a}) - {b} = {c}x + ‹{c * a}› - {b} = {c}x + ‹{(c * a) + b - b}› - ‹{b}›",
        };
    }

    private static string LinearEquation(Random random)
    {
        (int a, int b, int x) = (random.Next(2, 12), random.Next(2, 40), random.Next(2, 30));
        int right = (a * x) + b;
        return random.Next(3) switch
        {
            0 => $"{a}x + {b} = {right}\n{a}x = ‹{right}› - ‹{b}›\n{a}x = «{a * x}¦{right + b}»\nx = «{x}»",
            1 => $"We solve ${a}x + {b} = {right}$.\nSubtracting {b} gives ${a}x = «{a * x}»$.\nDividing by {a} gives $x = «{x}»$.",
            _ => $"{a}x - {b} = {a * x - b}\n{a}x = «{a * x}»\nx = «{a * x}» / ‹{a}› = «{x}»",
        };
    }

    private static (int Over, int Under) Reduced(int over, int under)
    {
        int common = (int)BigInteger.GreatestCommonDivisor(over, under);
        return (over / common, under / common);
    }

    private static string N(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string F(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
