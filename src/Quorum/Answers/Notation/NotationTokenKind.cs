namespace Quorum;

/// <summary>What a piece of notation is.</summary>
internal enum NotationTokenKind
{
    /// <summary>An unsigned numeral.</summary>
    Number,

    /// <summary>A run of letters: a word, a variable, a product of variables.</summary>
    Word,

    /// <summary>Anything else, in one spelling: <c>≤</c> for <c>\leq</c>, <c>*</c> for <c>\cdot</c>, <c>\sin</c> for <c>sin</c>.</summary>
    Symbol,
}
