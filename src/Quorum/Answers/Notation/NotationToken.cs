using Fractions;

namespace Quorum;

/// <summary>A piece of notation in one spelling.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The canonical spelling; of a number its digits, without separators.</param>
/// <param name="Start">Where it begins in the text.</param>
internal readonly record struct NotationToken(NotationTokenKind Kind, string Text, int Start)
{
    /// <summary>Whether white space stands before it.</summary>
    public bool Spaced { get; init; }

    /// <summary>Whether it is prose, as inside <c>\text{…}</c>, where a run of letters is a word and no product.</summary>
    public bool Textual { get; init; }

    /// <summary>The value of a number.</summary>
    public Fraction Value { get; init; }

    public bool Is(string symbol) => Kind == NotationTokenKind.Symbol && Text == symbol;

    public bool IsWord => Kind == NotationTokenKind.Word;

    public bool IsNumber => Kind == NotationTokenKind.Number && Text is { Length: > 0 };

    /// <summary>Whether it is a number written with digits alone.</summary>
    public bool IsInteger => IsNumber && Text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
