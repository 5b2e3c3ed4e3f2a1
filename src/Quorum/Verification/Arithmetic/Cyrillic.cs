namespace Quorum;

/// <summary>Tells whether a text is written in Cyrillic letters, where a comma between digits is a decimal comma.</summary>
internal static class Cyrillic
{
    public static bool IsIn(string text) => text.AsSpan().ContainsAnyInRange('\u0400', '\u04FF');

    /// <summary>Whether more than half of the letters are Cyrillic, the names of LaTeX commands left out.</summary>
    public static bool IsMostOf(string text)
    {
        int cyrillic = 0;
        int letters = 0;
        bool isCommand = false;
        foreach (char c in text)
        {
            isCommand = c == '\\' || (isCommand && char.IsAsciiLetter(c));
            if (isCommand || !char.IsLetter(c))
                continue;

            letters++;
            if (c is >= '\u0400' and <= '\u04FF')
                cyrillic++;
        }

        return cyrillic * 2L > letters;
    }
}
