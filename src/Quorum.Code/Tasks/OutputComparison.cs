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
            if (lines[i] != expectedLines[i] && !AreSameNumbers(lines[i], expectedLines[i]))
                return $"Line {i + 1} of the output is '{Shown(lines[i])}' instead of '{Shown(expectedLines[i])}'.";
        }
        return null;
    }

    /// <summary>Shortens a text to what fits into a message.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : $"{text[..(LongestShown / 2)]}…{text[^(LongestShown / 2)..]}";

    private static string[] Lines(string text) => [.. text.Trim().Split('\n').Select(line => line.Trim())];

    private static bool AreSameNumbers(string line, string expected)
    {
        string[] words = Words(line), expectedWords = Words(expected);
        return words.Length == expectedWords.Length && words.Zip(expectedWords).All(pair =>
            ExactDecimal.TryParse(pair.First, out ExactDecimal number) && ExactDecimal.TryParse(pair.Second, out ExactDecimal other) && number == other);
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
