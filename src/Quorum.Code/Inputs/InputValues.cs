using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quorum.Code.Inputs;

/// <summary>Makes values of a type, in JSON: those at its boundaries, and random ones.</summary>
/// <remarks>Numbers stay small: what an overflow or an endless loop comes to is nothing that tasks ask about.</remarks>
internal sealed class InputValues(InputMaterial material, Random random)
{
    private const int LongestList = 8;

    private static readonly string[] _words =
        ["a", "is", "the", "apple", "Level", "tree", "noon", "Sun", "moon", "area", "code", "echo", "Mars", "dog", "stem", "42"];

    private static readonly string[] _characters = ["a", "Z", "0", " "];

    private static readonly string[] _texts = ["", "a", "ab", "abba", "Hello World", "aa b aa", "x1 Y2 z3"];

    /// <summary>The values at the boundaries of a type, the simplest first.</summary>
    public IReadOnlyList<string> Boundaries(InputType type) => type.Kind switch
    {
        InputKind.Integer => [.. Near(material.HasNegative ? [0, 1, 2, -1, 3, 10, 100] : [0, 1, 2, 3, 10, 100], material.HasNegative).Select(Write)],
        InputKind.Real => material.HasNegative ? ["0.0", "1.0", "0.5", "-1.5", "2.25", "100.0"] : ["0.0", "1.0", "0.5", "2.25", "100.0"],
        InputKind.Boolean => ["false", "true"],
        InputKind.Character => [.. _characters.Concat(material.Texts.Where(text => text.Length == 1)).Distinct().Select(Write)],
        InputKind.Text => [.. (material.ExampleTexts.Count > 0 ? ["", material.ExampleTexts[0][..Math.Min(1, material.ExampleTexts[0].Length)]] : _texts).Distinct().Select(Write)],
        _ => Lists(type.Element!),
    };

    /// <summary>A random value of a type.</summary>
    public string Draw(InputType type) => type.Kind switch
    {
        InputKind.Integer => Write(Whole(isSigned: material.HasNegative)),
        InputKind.Real => (random.Next(material.HasNegative ? -200 : 0, 400) / 4.0).ToString("0.0#", CultureInfo.InvariantCulture),
        InputKind.Boolean => random.Next(2) == 0 ? "false" : "true",
        InputKind.Character => Write(((char)('a' + random.Next(26))).ToString()),
        InputKind.Text => Write(Text()),
        _ => List(type.Element!),
    };

    // Each constant with its neighbours, since "more than 5" and "at least 5" differ there alone.
    private IEnumerable<long> Near(IEnumerable<long> values, bool isSigned) =>
        values.Concat(material.Numbers.SelectMany(number => (long[])[number, number - 1, number + 1])).Where(value => isSigned || value >= 0).Distinct();

    private string[] Lists(InputType element)
    {
        string[] items = element.Kind == InputKind.Integer
            ? [.. Near([0, 1, 2, -1, -2], isSigned: true).Select(Write)]
            : [.. Boundaries(element)];
        string first = items[0], second = items[^1];
        return [.. new[] { Join([]), Join([first]), Join([second]), Join([first, second]), Join([second, second, first]), Join(items), Join(items.Reverse()) }.Distinct()];
    }

    private string List(InputType element)
    {
        var items = new List<string>();
        int count = random.Next(1, LongestList + 1);
        while (items.Count < count)
        {
            // Some of what is drawn stands there twice.
            bool isRepeated = items.Count > 0 && random.Next(5) == 0;
            items.Add(isRepeated ? items[random.Next(items.Count)] : element.Kind == InputKind.Integer ? Write(Whole(isSigned: true)) : Draw(element));
        }
        return Join(items);
    }

    private long Whole(bool isSigned)
    {
        long value = random.Next(4) switch
        {
            0 when material.Numbers.Count > 0 => Pick(material.Numbers) + random.Next(-1, 2),
            0 or 1 => random.Next(-10, 11),
            _ => random.Next(-20, 60),
        };
        return isSigned ? value : Math.Abs(value);
    }

    private string Text()
    {
        string letters = string.Concat(material.ExampleTexts);
        bool isOfWords = letters.Length == 0 || (letters.Any(char.IsLetter) && random.Next(2) == 0);
        return isOfWords
            ? string.Join(' ', Enumerable.Range(0, random.Next(1, LongestList)).Select(_ => Word()))
            : string.Concat(Enumerable.Range(0, random.Next(1, LongestList + 4)).Select(_ => letters[random.Next(letters.Length)]));
    }

    // A quoted text stands by itself, or begins or ends a word.
    private string Word()
    {
        string word = Pick(_words);
        if (material.Texts.Count == 0 || random.Next(2) == 0)
            return word;
        string quoted = Pick(material.Texts);
        return random.Next(3) switch { 0 => quoted, 1 => quoted + word, _ => word + quoted };
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Join(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private static string Write(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Write(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
