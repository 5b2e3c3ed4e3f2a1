namespace Quorum;

/// <summary>A part of a text, by its first character and the one after its last.</summary>
internal readonly record struct Extent(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public ReadOnlySpan<char> Of(string text) => IsEmpty ? default : text.AsSpan(Start, Length);

    public TextSpan ToSpan() => new(Start, Length);

    /// <summary>Leaves out white space and the given characters at both ends.</summary>
    public Extent Trim(string text, string characters = "") => TrimStart(text, characters).TrimEnd(text, characters);

    public Extent TrimStart(string text, string characters = "")
    {
        int start = Start;
        while (start < End && (char.IsWhiteSpace(text[start]) || characters.Contains(text[start], StringComparison.Ordinal)))
            start++;

        return new(start, End);
    }

    public Extent TrimEnd(string text, string characters = "")
    {
        int end = End;
        while (end > Start && (char.IsWhiteSpace(text[end - 1]) || characters.Contains(text[end - 1], StringComparison.Ordinal)))
            end--;

        return new(Start, end);
    }
}
