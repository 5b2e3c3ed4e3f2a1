namespace Quorum;

/// <summary>Cuts long texts short.</summary>
internal static class Excerpt
{
    /// <summary>The text itself, or as much of its beginning as leaves room for an ellipsis; a surrogate pair is never parted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters, the ellipsis included.</param>
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest)
            return text;

        int end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text.AsSpan(0, end).TrimEnd()}…";
    }
}
