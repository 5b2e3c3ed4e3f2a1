using System.Globalization;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Code;

/// <summary>Stages over the words of a text, and over its letters.</summary>
internal static class WordStages
{
    public static Stage Split { get; } = new("split the text into words", [".Split(' ')"], value => ((string)value).Split(' '), "string[]");

    public static Stage Filter(Random random)
    {
        var k = random.Between(2, 6);
        var letter = random.Pick(["a", "b", "c", "d", "e", "m", "o", "s", "t"]);
        return random.Next(5) switch
        {
            0 => Keep($"the words longer than {k} letters", $"w.Length > {k}", w => w.Length > k),
            1 => Keep($"the words shorter than {k} letters", $"w.Length < {k}", w => w.Length < k),
            2 => Keep($"the words that start with '{letter}'", $"w.StartsWith('{letter}')", w => w.StartsWith(letter[0])),
            3 => Keep($"the words that end with '{letter}'", $"w.EndsWith('{letter}')", w => w.EndsWith(letter[0])),
            _ => Keep($"the words that contain '{letter}'", $"w.Contains('{letter}')", w => w.Contains(letter[0])),
        };
    }

    public static Stage Map(Random random) => random.Next(4) switch
    {
        0 => Words("write them in upper case", [".Select(w => w.ToUpper())"], ws => ws.Select(w => w.ToUpperInvariant())),
        1 => Words("write them in lower case", [".Select(w => w.ToLower())"], ws => ws.Select(w => w.ToLower(CultureInfo.InvariantCulture))),
        2 => Words("keep the first letter of each", [".Select(w => w.Substring(0, 1))"], ws => ws.Select(w => w[..1])),
        _ => Words("remove the first letter of each", [".Select(w => w.Substring(1))"], ws => ws.Select(w => w[1..])),
    };

    public static Stage Rearrange(Random random)
    {
        var k = random.Between(2, 4);
        return random.Next(6) switch
        {
            0 => Words("sort them", [".OrderBy(w => w, StringComparer.Ordinal)", ".Order(StringComparer.Ordinal)"], ws => ws.Order(StringComparer.Ordinal)),
            1 => Words("sort them by length", [".OrderBy(w => w.Length)"], ws => ws.OrderBy(w => w.Length)),
            2 => Words("reverse them", [".Reverse()"], ws => ws.Reverse()),
            3 => Words("remove duplicates", [".Distinct()"], ws => ws.Distinct()),
            4 => Words($"take the first {k}", [$".Take({k})"], ws => ws.Take(k)),
            _ => Words($"skip the first {k}", [$".Skip({k})"], ws => ws.Skip(k)),
        };
    }

    public static Stage End(Random random) => random.Next(5) switch
    {
        0 => new("count them", [".Count()"], value => ((string[])value).Length, "int"),
        1 => new("sum up their lengths", [".Sum(w => w.Length)"], value => ((string[])value).Sum(w => w.Length), "int"),
        2 => Join("join them with commas", ","),
        3 => Join("join them with spaces", " "),
        _ => Join("join them with dashes", "-"),
    };

    private static Stage Keep(string what, string condition, Func<string, bool> holds) =>
        Words($"keep {what}", [$".Where(w => {condition})"], ws => ws.Where(holds));

    private static Stage Words(string order, string[] calls, Func<IEnumerable<string>, IEnumerable<string>> run) =>
        new(order, calls, value => run((string[])value).ToArray(), "string[]");

    private static Stage Join(string order, string separator) =>
        new(order, [$"string.Join(\"{separator}\", {{0}})"], value => string.Join(separator, (string[])value), "string");
}
