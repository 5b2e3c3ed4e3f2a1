using System.Globalization;
using System.Numerics;

namespace Quorum.Tests.Verification;

/// <summary>Writers of correct chains whose steps build on one another, or state more than an operation, marked as in <see cref="PlantedFamilies"/>.</summary>
/// <remarks>What is given ("Let x = 5", the equation to solve) bears no mark: another number there would be another problem, not an error.</remarks>
internal static class PlantedReasoning
{
    public static IReadOnlyDictionary<string, Func<Random, string>> All { get; } = new Dictionary<string, Func<Random, string>>
    {
        ["bindings"] = Bindings,
        ["bindings, named quantities"] = Named,
        ["bindings, Russian"] = RussianBindings,
        ["quadratic equations"] = Quadratic,
        ["factorisations"] = Factorisation,
        ["systems"] = System,
        ["inequalities"] = Inequality,
        ["congruences"] = Congruence,
        ["remainders in words"] = RemainderInWords,
        ["divisors and multiples"] = Divisors,
        ["binomials and factorials"] = Choices,
        ["conversions"] = Conversion,
        ["Russian chains"] = RussianChain,
        ["Russian words"] = RussianWords,
    };

    private static string Bindings(Random random)
    {
        (int x, int y, int a, int b) = (random.Next(2, 30), random.Next(31, 60), random.Next(2, 12), random.Next(2, 40));
        return random.Next(4) switch
        {
            0 => $"Let x = {x}.\nWe look for another value now.\nSo ‹{a}›x + ‹{b}› = «{(a * x) + b}¦{(a + x) * b}».",
            1 => $"x = {x}\ny = ‹{a}›x = «{a * x}»",
            2 => $"We know that x = {x} and y = {y}.\nThen x + y = «{x + y}¦{x * y}».\nSo xy = «{x * y}¦{x + y}».",
            _ => $"x = {x}\nThus x^2 + ‹{b}›x = ‹{x * x}› + ‹{b * x}› = «{(x * x) + (b * x)}».",
        };
    }

    private static string Named(Random random)
    {
        (int share, int count, int rest) = (random.Next(3, 40), random.Next(2, 12), random.Next(2, 60));
        return random.Next(3) switch
        {
            0 => $"Let total = {share * count}.\nIt is shared by {count} people.\nThen total / ‹{count}› = «{share}».",
            1 => $"price = {share}, count = {count}\nSo price * count = «{share * count}¦{share + count}».",
            _ => $"total = ‹{share}› + ‹{rest}› = «{share + rest}»\nleft = total - ‹{rest}› = «{share}»",
        };
    }

    private static string RussianBindings(Random random)
    {
        (int x, int y, int a, int b) = (random.Next(2, 30), random.Next(31, 60), random.Next(2, 12), random.Next(2, 40));
        return random.Next(3) switch
        {
            0 => $"Пусть x = {x}.\nТогда ‹{a}›x + ‹{b}› = «{(a * x) + b}».",
            1 => $"Пусть x = {x} и y = {y}.\nЗначит, x + y = «{x + y}¦{x * y}».",
            _ => $"x = {x}\nПолучаем ‹{a}›x - ‹{b}› = «{(a * x) - b}».",
        };
    }

    private static string Quadratic(Random random)
    {
        (int p, int q) = (random.Next(2, 12), random.Next(13, 25));
        return random.Next(3) switch
        {
            0 => $"x^2 - {p + q}x + {p * q} = 0\n(x - ‹{p}›)(x - ‹{q}›) = 0\nx = «{p}» or x = «{q}»",
            1 => $"We solve $x^2 + {q - p}x - {p * q} = 0$.\nSo $x = «{p}»$ or $x = «{-q}»$.",
            _ => $"Решим уравнение x^2 - {p + q}x + {p * q} = 0.\nКорни: x = «{p}» и x = «{q}».",
        };
    }

    private static string Factorisation(Random random)
    {
        (int p, int q) = (random.Next(2, 12), random.Next(13, 25));
        return random.Next(3) switch
        {
            0 => $"Factoring, x^2 + {p + q}x + {p * q} = (x + ‹{p}›)(x + ‹{q}›).",
            1 => $"Expanding, $(x + {p})(x - {q}) = x^2 - ‹{q - p}›x - ‹{p * q}›$.",
            _ => $"Раскроем скобки: {p}(x + {q}) + x = {p}x + ‹{p * q}› + x = ‹{p + 1}›x + ‹{p * q}›.",
        };
    }

    private static string System(Random random)
    {
        (int x, int y, int a) = (random.Next(5, 30), random.Next(2, 30), random.Next(2, 6));
        return random.Next(3) switch
        {
            0 => $"x + y = {x + y}\nx - y = {x - y}\nAdding gives 2x = «{2 * x}».\nx = «{x}»\ny = «{y}»",
            1 => $"{a}x + y = {(a * x) + y}\nx + y = {x + y}\nSubtracting gives {a - 1}x = «{(a - 1) * x}».\nSo x = «{x}» and y = «{y}».",
            _ => $"Из условия x + y = {x + y} и x - y = {x - y}.\nЗначит, x = «{x}» и y = «{y}».",
        };
    }

    private static string Inequality(Random random)
    {
        (int a, int b, int c) = (random.Next(2, 12), random.Next(2, 30), random.Next(2, 30));
        return random.Next(2) == 0
            ? $"{a}x + {c} < {(a * b) + c}\n{a}x < «{a * b}»\nx < «{b}»"
            : $"-{a}x >= {a * b}\nx <= «{-b}»";
    }

    private static string Congruence(Random random)
    {
        (int a, int b, int c) = (random.Next(30, 900), random.Next(11, 29), random.Next(30, 900));
        return random.Next(4) switch
        {
            0 => $@"${a} \equiv «{a % b}» \pmod{{{b}}}$",
            1 => $"{a} ≡ «{a % b}» (mod {b})",
            2 => $@"$‹{a}› + ‹{c}› \equiv «{(a + c) % b}» \pmod{{{b}}}$",
            _ => $"{a} * {c} mod {b} = «{a * c % b}»",
        };
    }

    private static string RemainderInWords(Random random)
    {
        (int a, int b) = (random.Next(30, 900), random.Next(3, 29));
        return random.Next(6) switch
        {
            0 => $"{a} divided by {b} leaves a remainder of «{a % b}».",
            1 => $"When {a} is divided by {b}, the remainder is «{a % b}».",
            2 => $"The remainder when ${a}$ is divided by ${b}$ is $«{a % b}»$.",
            3 => $"{a} при делении на {b} даёт остаток «{a % b}».",
            4 => $"Остаток от деления {a} на {b} равен «{a % b}».",
            _ => $"‹{a}› ÷ ‹{b}› = «{a / b}» remainder «{a % b}»",
        };
    }

    private static string Divisors(Random random)
    {
        int common = random.Next(2, 30), a = common * random.Next(2, 20), b = common * random.Next(2, 20);
        BigInteger divisor = BigInteger.GreatestCommonDivisor(a, b), multiple = a * b / divisor;
        return random.Next(5) switch
        {
            0 => $"gcd({a}, {b}) = «{divisor}» and lcm({a}, {b}) = «{multiple}»",
            1 => $@"$\gcd({a},{b}) = «{divisor}»$",
            2 => $"The least common multiple of {a} and {b} is «{multiple}».",
            3 => $"НОД({a}, {b}) = «{divisor}», НОК({a}, {b}) = «{multiple}»",
            _ => $"The greatest common divisor of {a} and {b} is «{divisor}».",
        };
    }

    private static string Choices(Random random)
    {
        int n = random.Next(5, 13), k = random.Next(2, n - 2);
        BigInteger factorial = Factorial(n), choices = factorial / Factorial(k) / Factorial(n - k);
        return random.Next(3) switch
        {
            0 => $@"$\binom{{‹{n}›}}{{{k}}} = «{choices}»$",
            1 => $"There are C({n}, {k}) = «{choices}» ways.",
            _ => $"‹{n}›! = «{factorial}»",
        };
    }

    private static string Conversion(Random random)
    {
        int a = random.Next(2, 40);
        return random.Next(6) switch
        {
            0 => $"{a} km = «{a * 1_000}» m",
            1 => $"{a} hours = «{a * 60}» minutes",
            2 => $"{a} feet = «{a * 12}» inches.",
            3 => $"{a} км = «{a * 1_000}» м",
            4 => $"{a} часов = «{a * 60}» минут.",
            _ => $"So {a} kg = «{a * 1_000}» grams.",
        };
    }

    private static string RussianChain(Random random)
    {
        (int a, int b, int c) = (random.Next(11, 60), 2 * random.Next(3, 20), 2 * random.Next(2, 10));
        return $"Всего было ‹{a}› * ‹{b}› = «{a * b}¦{a + b}» яблок.\nПродали {c}, осталось ‹{a * b}› - ‹{c}› = «{(a * b) - c}».\n"
            + $"Поровну на двоих: ‹{(a * b) - c}› : ‹2› = «{((a * b) - c) / 2}».\nЗначит, в двух корзинах по ‹{((a * b) - c) / 2}› + ‹{((a * b) - c) / 2}› = «{(a * b) - c}» яблок.";
    }

    private static string RussianWords(Random random)
    {
        (int a, int b, int percent) = (random.Next(11, 90), random.Next(3, 30), random.Next(1, 20) * 5);
        return random.Next(5) switch
        {
            0 => $"‹{a}› умножить на ‹{b}› равно «{a * b}¦{a + b}».",
            1 => $"‹{a}› плюс ‹{b}› равно «{a + b}¦{a * b}».",
            2 => $"‹{a + b}› минус ‹{b}› равно «{a}».",
            3 => $"‹{a * b}› разделить на ‹{b}› равно «{a}».",
            _ => string.Create(CultureInfo.InvariantCulture, $"{percent}% от {b * 20} равно «{percent * b / 5}»."),
        };
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, factor) => product * factor);
}
