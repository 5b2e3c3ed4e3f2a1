using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quorum.Code.Inputs;

/// <summary>The type of an input.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Element">What it is a list of; <see langword="null"/> unless it is one.</param>
internal sealed partial record InputType(InputKind Kind, InputType? Element = null)
{
    private static readonly InputType _text = new(InputKind.Text);

    /// <summary>Reads a type as C#, Python or TypeScript write it; <see langword="null"/> if inputs of that type cannot be made.</summary>
    public static InputType? Parse(string written)
    {
        string text = written.Trim().TrimEnd('?');
        if (Array().Match(text) is { Success: true } array)
            return ListOf(Parse(array.Groups["element"].Value), array.Groups["commas"].Length + 1);
        if (Generic().Match(text) is { Success: true } generic)
        {
            InputType? argument = Parse(generic.Groups["argument"].Value);
            return generic.Groups["name"].Value is "Optional" or "Nullable" ? argument : ListOf(argument, 1);
        }

        return text switch
        {
            "int" or "long" or "short" or "sbyte" or "byte" or "uint" or "ulong" or "ushort" or "Int32" or "Int64" or "BigInteger" or "integer" or "number"
                => new InputType(InputKind.Integer),
            "double" or "float" or "decimal" or "Double" => new InputType(InputKind.Real),
            "bool" or "boolean" or "Boolean" => new InputType(InputKind.Boolean),
            "char" => new InputType(InputKind.Character),
            "string" or "str" or "String" => _text,
            _ => null,
        };
    }

    /// <summary>The type that values in JSON have in common; <see langword="null"/> if they have none, or show none.</summary>
    public static InputType? Of(IReadOnlyCollection<JsonElement> values)
    {
        JsonValueKind[] kinds = [.. values.Select(value => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind).Distinct()];
        return kinds switch
        {
            [JsonValueKind.True] => new InputType(InputKind.Boolean),
            [JsonValueKind.String] => _text,
            [JsonValueKind.Number] => new InputType(values.All(value => value.TryGetInt64(out _)) ? InputKind.Integer : InputKind.Real),
            [JsonValueKind.Array] => ListOf(Of([.. values.SelectMany(value => value.EnumerateArray())]), 1),
            _ => null,
        };
    }

    private static InputType? ListOf(InputType? element, int rank)
    {
        for (var i = 0; i < rank && element is not null; i++)
            element = new InputType(InputKind.List, element);
        return element;
    }

    [GeneratedRegex(@"^(?<element>.+)\[(?<commas>,*)\]$", RegexOptions.Singleline)]
    private static partial Regex Array();

    [GeneratedRegex(@"^(?<name>Optional|Nullable|List|IList|IEnumerable|ICollection|IReadOnlyList|IReadOnlyCollection|HashSet|ISet|list|set|Sequence|Iterable|Array|Set)\s*(?:<(?<argument>.+)>|\[(?<argument>.+)\])$", RegexOptions.Singleline)]
    private static partial Regex Generic();
}
