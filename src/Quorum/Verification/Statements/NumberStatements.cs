using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Fractions;

namespace Quorum;

/// <summary>The statements about whole numbers that are understood, in English and Russian.</summary>
internal static class NumberStatements
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string NoNumberBefore = @"(?<![\w\\_{|.^]|[-+*/−^×·!(]\s*\$?|[0-9],\s*)";

    // Quick to test by trial division.
    private static readonly BigInteger _largestPrime = BigInteger.Pow(10, 10);

    public static IReadOnlyList<NumberStatement> All { get; } =
    [
        .. Of(Remainder,
            @"#a (?:is |when |are )?(?:divided by|/|÷) #b,? (?:leaves|gives|has|yields|produces|is \S+ with|equals \S+ with|we get)(?: us)?(?: an?| the)? remainder(?: of|:| is| =)? #r",
            @"remainder (?:when|of|from|after) (?:dividing )?#a (?:is |gets )?(?:divided )?by #b,? (?:is|equals|=) #r",
            @"when #a is divided by #b,? the remainder is #r",
            @"dividing #a by #b,? (?:leaves|gives|yields|we get)(?: us)?(?: an?| the)? remainder(?: of|:| is| =)? #r",
            @"#a (?:leaves|gives|has)(?: an?| the)? remainder (?:of )?#r (?:when|on|upon|after) (?:it is )?(?:divided|division|dividing) by #b",
            @"#a при делении на #b (?:да[её]т|имеет)(?: в)? остат\w+(?: равный)? #r",
            @"при делении #a на #b (?:\w+ )?(?:\w+ )?остат\w+ (?:равен |равный )?#r",
            @"остаток (?:от деления )?#a на #b(?: —| -|:)? ?(?:равен|равняется|это|=)? ?#r",
            @"#a делится на #b с остатком #r"),
        .. Of(CommonDivisor,
            @"(?:gcd|gcf|hcf|greatest common (?:divisor|factor)|highest common factor) of #a and #b (?:is|equals|=) #r",
            @"(?:НОД|наибольший общий делитель) (?:чисел |для )?#a и #b (?:равен|равно|—|-|это|=) #r"),
        .. Of(CommonMultiple,
            @"(?:lcm|least common (?:multiple|denominator)|lowest common multiple) of #a and #b (?:is|equals|=) #r",
            @"(?:НОК|наименьшее общее кратное) (?:чисел |для )?#a и #b (?:равно|равен|—|-|это|=) #r"),
        .. Of(match => Prime(match, claimed: true),
            @"#a is (?:also )?(?:a )?prime(?: number)?(?! to|\w)",
            @"#a\$? ?(?:—|-|является|это) (?:простое|простым)(?: число| числом)?"),
        .. Of(match => Prime(match, claimed: false),
            @"#a is (?:not (?:a )?prime|(?:a )?composite)(?: number)?(?! to|\w)",
            @"#a\$? ?(?:—|-|является|это) (?:составное|составным|не простое)(?: число| числом)?"),
        .. Of(match => Divisible(match, claimed: true),
            @"#a is (?:evenly |also )?(?:divisible by|a multiple of) #b",
            @"#a (?:нацело )?(?:делится(?: нацело)? на|кратно) #b(?=\s*\$?\s*(?:[.,;:)!]|\z|и\b|так\b|потому\b|без остатка))"),
        .. Of(match => Divisible(match, claimed: false),
            @"#a is not (?:evenly )?(?:divisible by|a multiple of) #b",
            @"#a не (?:делится(?: нацело)? на|кратно) #b(?=\s*\$?\s*(?:[.,;:)!]|\z|и\b|так\b|потому\b))"),
        .. Of(match => Even(match, claimed: true), @"#a is (?:also )?(?:an )?even(?: number)?(?! more| less| \w+er\b|\w)", @"#a\$? ?(?:—|-|является|это) (?:ч[её]тное|ч[её]тным)(?: число| числом)?"),
        .. Of(match => Even(match, claimed: false), @"#a is (?:also )?(?:an )?odd(?: number)?(?! one|\w)", @"#a\$? ?(?:—|-|является|это) (?:неч[её]тное|неч[её]тным)(?: число| числом)?"),
        .. Of(Share,
            @"#a (?:percent|per cent) of #b (?:is|equals|=) #r",
            @"#a ?(?:процент\w*|%) (?:от|из) (?:числа )?#b(?: —| -)? ?(?:равн\w+|это|составля\w+|=)? ?#r"),
        .. Of(Choices, @"\bC\(#a, ?#b\) ?= ?#r"),
    ];

    private static IEnumerable<NumberStatement> Of(Func<Match, (bool Holds, string Actual)?> judge, params string[] wordings) =>
        wordings.Select(wording => new NumberStatement(new Regex(Pattern(wording), Options), judge));

    /// <summary>Puts a number in digits, perhaps between dollar signs, in place of #a, #b and #r.</summary>
    private static string Pattern(string wording)
    {
        string spaced = wording.Replace(" ", @"\s+", StringComparison.Ordinal).Replace(@"\s+?", @"\s*", StringComparison.Ordinal);
        foreach (char name in "abr")
            spaced = spaced.Replace($"#{name}", $@"\$?(?<{name}>{(name == 'r' ? "[-−]?" : "")}[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|{(name == 'r' ? "[-−]?" : "")}[0-9]{{1,20}}(?:\.[0-9]{{1,9}})?)\$?", StringComparison.Ordinal);
        return (wording.StartsWith('#') ? NoNumberBefore : @"(?<!\w)") + spaced + @"(?![0-9^/]|[.,][0-9])";
    }

    private static (bool Holds, string Actual)? Remainder(Match match)
    {
        if (Whole(match, "a") is not { } a || Whole(match, "b") is not { IsZero: false } b || Whole(match, "r") is not { } r)
            return null;

        return r.Sign < 0 && (a - r) % b == 0 ? null : (a % b == r, $"{a} mod {b} = {a % b}");
    }

    private static (bool Holds, string Actual)? CommonDivisor(Match match)
    {
        if (Whole(match, "a") is not { } a || Whole(match, "b") is not { } b || Whole(match, "r") is not { } r)
            return null;

        BigInteger divisor = BigInteger.GreatestCommonDivisor(a, b);
        return (divisor == r, $"gcd({a}, {b}) = {divisor}");
    }

    private static (bool Holds, string Actual)? CommonMultiple(Match match)
    {
        if (Whole(match, "a") is not { IsZero: false } a || Whole(match, "b") is not { IsZero: false } b || Whole(match, "r") is not { } r)
            return null;

        BigInteger multiple = a * b / BigInteger.GreatestCommonDivisor(a, b);
        return (multiple == r, $"lcm({a}, {b}) = {multiple}");
    }

    private static (bool Holds, string Actual)? Prime(Match match, bool claimed)
    {
        if (Whole(match, "a") is not { } a || a > _largestPrime)
            return null;

        BigInteger? divisor = a < 2 ? null : SmallestDivisor((long)a);
        bool isPrime = a >= 2 && divisor == a;
        string actual = isPrime ? $"{a} is prime" : divisor is { } d ? $"{a} = {d} * {a / d}" : $"{a} is not prime";
        return (isPrime == claimed, actual);
    }

    private static (bool Holds, string Actual)? Divisible(Match match, bool claimed)
    {
        if (Whole(match, "a") is not { } a || Whole(match, "b") is not { IsZero: false } b)
            return null;

        return ((a % b).IsZero == claimed ? (true, "") : (false, $"{a} mod {b} = {a % b}"));
    }

    private static (bool Holds, string Actual)? Even(Match match, bool claimed)
    {
        if (Whole(match, "a") is not { } a)
            return null;

        return (a.IsEven == claimed, a.IsEven ? $"{a} is even" : $"{a} is odd");
    }

    private static (bool Holds, string Actual)? Share(Match match)
    {
        if (Number(match, "a") is not { } a || Number(match, "b") is not { } b || Number(match, "r") is not { } r)
            return null;

        Fraction share = (a * b / 100).Reduce();
        // A share that was rounded is not judged here.
        return share == r ? (true, "") : (share - r).Abs() < Fraction.One && !share.Denominator.IsOne ? null : (false, $"{a}% of {b} = {new SideValue(share, (double)share)}");
    }

    private static (bool Holds, string Actual)? Choices(Match match)
    {
        if (Whole(match, "a") is not { } n || Whole(match, "b") is not { } k || Whole(match, "r") is not { } r || n > 200 || k > n)
            return null;

        BigInteger choices = 1;
        for (int i = 1; i <= k; i++)
            choices = choices * (n - k + i) / i;
        return (choices == r, $"C({n}, {k}) = {choices}");
    }

    private static long SmallestDivisor(long number)
    {
        for (long divisor = 2; divisor * divisor <= number; divisor += divisor == 2 ? 1 : 2)
        {
            if (number % divisor == 0)
                return divisor;
        }

        return number;
    }

    private static BigInteger? Whole(Match match, string group) => Number(match, group) is { Denominator.IsOne: true } number ? number.Numerator : null;

    private static Fraction? Number(Match match, string group) =>
        decimal.TryParse(match.Groups[group].Value.Replace('−', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? Fraction.FromDecimal(value).Reduce()
            : null;
}
