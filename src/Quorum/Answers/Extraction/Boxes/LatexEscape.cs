namespace Quorum;

/// <summary>What became of a text's backslashes on its way through string literals and JSON.</summary>
internal enum LatexEscape
{
    /// <summary>Nothing: <c>\boxed</c>.</summary>
    None,

    /// <summary>They were escaped once more: <c>\\boxed</c>.</summary>
    Doubled,

    /// <summary>They were read as escapes: <c>\b</c> and <c>\f</c> became control characters.</summary>
    Lost,
}
