namespace Quorum;

/// <summary>A place where a text states its answer without a box.</summary>
/// <param name="Source">The way in which it does.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsCut">Whether the text ends before the answer does.</param>
internal readonly record struct Statement(AnswerSource Source, Extent Answer, bool IsCut)
{
    /// <summary>The answer in another form than written, as in JSON; otherwise null.</summary>
    public string? Unescaped { get; init; }

    /// <summary>The whole answer if it is a list of which <see cref="Answer"/> is the last item; otherwise null.</summary>
    public string? Joined { get; init; }

    /// <summary>A statement of what was read; null if nothing was.</summary>
    public static Statement? Of(AnswerSource source, AnswerReading reading) =>
        reading.IsCut ? new(source, default, true) : reading.Answer is { IsEmpty: false } answer ? new(source, answer, false) : null;
}
