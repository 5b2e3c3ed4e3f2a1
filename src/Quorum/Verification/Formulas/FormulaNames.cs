using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>The words that a chain uses as names of quantities, as in "Let total = 24".</summary>
internal static partial class FormulaNames
{
    private const int MaximumNames = 64;

    public static readonly IReadOnlySet<string> None = FrozenSet<string>.Empty;

    /// <summary>Finds the words to which a text gives a value, in lower case.</summary>
    public static IReadOnlySet<string> In(string text) => text.Contains('=', StringComparison.Ordinal)
        ? Assignment().Matches(text).Take(MaximumNames).Select(match => match.Groups[1].Value.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal)
        : None;

    /// <summary>The variable that stands for a word in a formula.</summary>
    public static string Variable(string word) => $"v_{{{word}}}";

    /// <summary>Whether a word before a name is no part of it.</summary>
    public static bool LeadsIn(string word) => word.ToLowerInvariant() is "let" or "so" or "then" or "thus" or "and" or "the" or "hence" or "пусть" or "тогда" or "значит" or "и";

    [GeneratedRegex(@"(?:^|\n|[.,;:]\s|\b(?:let|so|then|thus|and|the|hence|пусть|тогда|значит)\s)[ \t]{0,8}(?:the\s)?(?!(?:sum|product|difference|remainder|total area)\b)([a-zа-я]{3,15}) = (?=[0-9$(-]|[^\n=.]{1,40} = )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
