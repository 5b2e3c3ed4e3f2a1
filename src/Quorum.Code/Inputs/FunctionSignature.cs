using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quorum.Code.Inputs;

/// <summary>A function with the types of its parameters.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Parameters">The types, in order; at least one.</param>
internal sealed partial record FunctionSignature(string Function, IReadOnlyList<InputType> Parameters)
{
    private static readonly string[] _modifiers = ["params ", "this ", "in ", "scoped "];

    /// <summary>Finds the first signature in a text: <c>Solve(int[] xs)</c> as in C#, or <c>solve(xs: list[int])</c> as in Python and TypeScript.</summary>
    /// <returns>The signature; <see langword="null"/> if there is none whose types are all known.</returns>
    public static FunctionSignature? Find(string text)
    {
        foreach (Match match in Call().Matches(text))
        {
            InputType?[] types = [.. Split(match.Groups["parameters"].Value).Select(ReadParameter)];
            if (types.Length > 0 && !types.Contains(null))
                return new FunctionSignature(match.Groups["name"].Value, types!);
        }
        return null;
    }

    /// <summary>Reads the signature from calls; <see langword="null"/> if they do not show the type of every parameter.</summary>
    public static FunctionSignature? Of(IReadOnlyCollection<FunctionCall> calls)
    {
        if (calls.Count == 0)
            return null;

        JsonElement[][] arguments = [.. calls.Select(call => JsonElement.Parse(call.Arguments).EnumerateArray().ToArray())];
        int count = arguments.Min(list => list.Length);
        InputType?[] types = [.. Enumerable.Range(0, count).Select(i => InputType.Of([.. arguments.Select(list => list[i])]))];
        return types.Length > 0 && !types.Contains(null) ? new FunctionSignature(calls.First().Function, types!) : null;
    }

    private static InputType? ReadParameter(string written)
    {
        string text = written.Split('=')[0].Trim();
        if (text.IndexOf(':') is > 0 and var colon)
            return InputType.Parse(text[(colon + 1)..]);
        if (text.LastIndexOf(' ') is not (> 0 and var space))
            return null;

        string type = text[..space].TrimEnd();
        string? modifier = _modifiers.FirstOrDefault(word => type.StartsWith(word, StringComparison.Ordinal));
        return InputType.Parse(modifier is null ? type : type[modifier.Length..]);
    }

    // Commas within < > and [ ] belong to a type.
    private static IEnumerable<string> Split(string parameters)
    {
        int depth = 0, start = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            depth += parameters[i] switch { '<' or '[' => 1, '>' or ']' => -1, _ => 0 };
            if (parameters[i] != ',' || depth > 0)
                continue;
            yield return parameters[start..i];
            start = i + 1;
        }
        if (parameters[start..].Trim().Length > 0)
            yield return parameters[start..];
    }

    [GeneratedRegex(@"\b(?<name>[A-Za-z_]\w*)\s*\((?<parameters>[^()]*)\)")]
    private static partial Regex Call();
}
