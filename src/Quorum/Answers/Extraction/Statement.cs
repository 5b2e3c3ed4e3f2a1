namespace Quorum;

/// <summary>A place where a text states its answer without a box.</summary>
/// <param name="Source">The way in which it does.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsCut">Whether the text ends before the answer does.</param>
internal readonly record struct Statement(AnswerSource Source, Extent Answer, bool IsCut)
{
    /// <summary>The answer in another form than written, as in JSON; otherwise null.</summary>
    public string? Unescaped { get; init; }
}
