using System.Globalization;

namespace Quorum.Code;

/// <summary>Compares standard output as LiveCodeBench does.</summary>
internal static class OutputComparison
{
    private const int LongestShown = 100;

    /// <summary>Finds the first difference, in words; <see langword="null"/> if there is none.</summary>
    public static string? FindDifference(string actual, string expected)
    {
        string[] lines = Lines(actual), expectedLines = Lines(expected);
        if (lines.Length != expectedLines.Length)
            return $"The output has {lines.Length} lines instead of {expectedLines.Length}.";
        for (var i = 0; i < lines.Length; i++)
        {
            if (LineKey(lines[i]) != LineKey(expectedLines[i]))
                return $"Line {i + 1} of the output is '{Shown(lines[i])}' instead of '{Shown(expectedLines[i])}'.";
        }
        return null;
    }

    /// <summary>A text that is the same for equal outputs and for no others.</summary>
    public static string Key(string output) => string.Join('\n', Lines(output).Select(LineKey));

    /// <summary>Shortens a text to what fits into a message.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : $"{text[..(LongestShown / 2)]}…{text[^(LongestShown / 2)..]}";

    private static string[] Lines(string text) => [.. text.Trim().Split('\n').Select(line => line.Trim())];

    // A line of nothing but numbers is their values; every other is what it says.
    private static string LineKey(string line)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var numbers = new string[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!ExactDecimal.TryParse(words[i], out ExactDecimal number))
                return $"={line}";
            numbers[i] = string.Create(CultureInfo.InvariantCulture, $"{number.Digits}e{number.Exponent}");
        }
        return string.Join(' ', numbers);
    }
}
