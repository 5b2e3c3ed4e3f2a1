using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Code;

/// <summary>Stages over an array of numbers.</summary>
internal static class NumberStages
{
    public static Stage Filter(Random random)
    {
        var k = random.Between(2, 20);
        var small = random.Between(3, 9);
        return random.Next(8) switch
        {
            0 => Keep("the even numbers", "x % 2 == 0", x => x % 2 == 0),
            1 => Keep("the odd numbers", "x % 2 != 0", x => x % 2 != 0),
            2 => Keep($"the numbers greater than {k}", $"x > {k}", x => x > k),
            3 => Keep($"the numbers less than {k}", $"x < {k}", x => x < k),
            4 => Keep($"the numbers of at least {k}", $"x >= {k}", x => x >= k),
            5 => Keep("the positive numbers", "x > 0", x => x > 0),
            6 => Keep("the negative numbers", "x < 0", x => x < 0),
            _ => Keep($"the multiples of {small}", $"x % {small} == 0", x => x % small == 0),
        };
    }

    public static Stage Map(Random random)
    {
        var k = random.Between(2, 20);
        return random.Next(6) switch
        {
            0 => Turn("square them", "the squares of {0}", ["x * x"], x => x * x),
            1 => Turn("double them", "the doubles of {0}", ["2 * x", "x * 2"], x => 2 * x),
            2 => Turn($"add {k} to each", $"the sums of {k} and each of {{0}}", [$"x + {k}"], x => x + k),
            3 => Turn($"subtract {k} from each", null, [$"x - {k}"], x => x - k),
            4 => Turn($"multiply each by {k}", $"{k} times each of {{0}}", [$"{k} * x", $"x * {k}"], x => k * x),
            _ => Turn("take the absolute values", "the absolute values of {0}", ["Math.Abs(x)"], Math.Abs),
        };
    }

    public static Stage Rearrange(Random random)
    {
        var k = random.Between(2, 5);
        return random.Next(6) switch
        {
            0 => Array("sort them in ascending order", [".OrderBy(x => x)", ".Order()"], xs => xs.Order()),
            1 => Array("sort them in descending order", [".OrderByDescending(x => x)", ".OrderDescending()"], xs => xs.OrderDescending()),
            2 => Array("reverse them", [".Reverse()"], xs => xs.Reverse()),
            3 => Array("remove duplicates", [".Distinct()"], xs => xs.Distinct()),
            4 => Array($"take the first {k}", [$".Take({k})"], xs => xs.Take(k)),
            _ => Array($"skip the first {k}", [$".Skip({k})"], xs => xs.Skip(k)),
        };
    }

    public static Stage Total(Random random)
    {
        var k = random.Between(2, 20);
        return random.Next(5) switch
        {
            0 or 1 => Number("sum them up", "the sum of {0}", ".Sum()", xs => xs.Sum()),
            2 => Number("count them", "the count of {0}", ".Count()", xs => xs.Count()),
            3 => Number("return the largest, or 0 if there is none", null, ".DefaultIfEmpty(0).Max()", xs => xs.DefaultIfEmpty(0).Max()),
            _ => new Stage($"return whether any is greater than {k}", [$".Any(x => x > {k})"], value => ((int[])value).Any(x => x > k), "bool"),
        };
    }

    private static Stage Keep(string what, string condition, Func<int, bool> holds) =>
        Array($"keep {what}", [$".Where(x => {condition})"], xs => xs.Where(holds)) with { Phrase = what };

    private static Stage Turn(string order, string? phrase, string[] results, Func<int, int> turn) =>
        Array(order, [.. results.Select(result => $".Select(x => {result})")], xs => xs.Select(turn)) with { Phrase = phrase };

    private static Stage Array(string order, string[] calls, Func<IEnumerable<int>, IEnumerable<int>> run) =>
        new(order, calls, value => run((int[])value).ToArray(), "int[]");

    private static Stage Number(string order, string? phrase, string call, Func<IEnumerable<int>, int> run) =>
        new(order, [call], value => run((int[])value), "int") { Phrase = phrase };
}
