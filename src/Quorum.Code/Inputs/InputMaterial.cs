using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quorum.Code.Inputs;

/// <summary>What inputs are made of besides their types: programs differ most where an input meets a constant that the task names.</summary>
internal sealed partial record InputMaterial
{
    private const int Most = 8;
    private const int LongestText = 20;

    /// <summary>Whole numbers that the task or a program names.</summary>
    public required IReadOnlyList<long> Numbers { get; init; }

    /// <summary>Texts that the task or a program quotes.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>The texts among the arguments of the examples.</summary>
    public required IReadOnlyList<string> ExampleTexts { get; init; }

    /// <summary>Whether a number that is an argument by itself, not in a list, may be negative: only if an example shows that.</summary>
    public required bool HasNegative { get; init; }

    /// <summary>Collects it.</summary>
    /// <param name="texts">Where constants are named: a description, sources.</param>
    /// <param name="examples">Calls that the task gives.</param>
    public static InputMaterial Of(IEnumerable<string> texts, IEnumerable<FunctionCall> examples)
    {
        var numbers = new List<long>();
        var quoted = new List<string>();
        foreach (string text in texts)
        {
            numbers.AddRange(Number().Matches(text).Select(match => long.Parse(match.ValueSpan, CultureInfo.InvariantCulture)));
            quoted.AddRange(Quoted().Matches(text).Select(match => match.Groups["text"].Value).Where(value => value.Length is > 0 and <= LongestText));
        }

        JsonElement[] arguments = [.. examples.SelectMany(call => JsonElement.Parse(call.Arguments).EnumerateArray())];
        return new InputMaterial
        {
            Numbers = [.. numbers.Distinct().Take(Most)],
            Texts = [.. quoted.Distinct().Take(Most)],
            ExampleTexts = [.. arguments.SelectMany(TextsIn).Distinct()],
            HasNegative = arguments.Any(argument => argument.ValueKind == JsonValueKind.Number && argument.GetDouble() < 0),
        };
    }

    private static IEnumerable<string> TextsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsIn),
        _ => [],
    };

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,6}(?![\w.][0-9]|\w)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\w)(?<quote>['""`])(?<text>[^'""`\n\\]+)\k<quote>(?!\w)|[“‘«](?<text>[^”’»\n\\]+)[”’»]")]
    private static partial Regex Quoted();
}
