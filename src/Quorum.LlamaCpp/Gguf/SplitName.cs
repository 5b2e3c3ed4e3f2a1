using System.Globalization;
using System.Text.RegularExpressions;

namespace Quorum.LlamaCpp.Gguf;

/// <summary>The name of one part of a split model, <c>NAME-00002-of-00005.gguf</c>, as llama.cpp writes and looks for it.</summary>
/// <param name="Prefix">What comes before the numbers, folders included.</param>
/// <param name="Number">The part, from 1 on.</param>
/// <param name="Count">How many parts there are.</param>
internal sealed partial record SplitName(string Prefix, int Number, int Count)
{
    /// <summary>Reads a name; null when it is not that of a part.</summary>
    public static SplitName? TryParse(string path)
    {
        if (Pattern().Match(path) is not { Success: true } match) return null;
        int number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        int count = int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        return number >= 1 && number <= count ? new(match.Groups["prefix"].Value, number, count) : null;
    }

    /// <summary>The names of all parts, in order.</summary>
    public IReadOnlyList<string> All() => [.. Enumerable.Range(1, Count).Select(number => (this with { Number = number }).ToString())];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Number:D5}-of-{Count:D5}.gguf");

    [GeneratedRegex(@"^(?<prefix>.+)-(?<number>[0-9]{5})-of-(?<count>[0-9]{5})\.gguf$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
