namespace Quorum;

/// <summary>A place in a text.</summary>
/// <param name="Start">The index of the first character, from 0.</param>
/// <param name="Length">The number of characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Gets the index after the last character.</summary>
    public int End => Start + Length;
}
