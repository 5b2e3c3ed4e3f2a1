namespace Quorum;

/// <summary>Tells whether a text is written in Cyrillic letters, where a comma between digits is a decimal comma.</summary>
internal static class Cyrillic
{
    public static bool IsIn(string text) => text.AsSpan().ContainsAnyInRange('\u0400', '\u04FF');
}
