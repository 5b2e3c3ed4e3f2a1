namespace Quorum;

/// <summary>A place where a text states its answer without a box.</summary>
/// <param name="Source">The way in which it does.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsCut">Whether the text ends before the answer does.</param>
internal readonly record struct Statement(AnswerSource Source, Extent Answer, bool IsCut)
{
    /// <summary>What the answer is read as, if in another form than written: "no solution" for "has no real roots"; otherwise null.</summary>
    public string? Meaning { get; init; }

    /// <summary>The whole answer if <see cref="Answer"/> is only the last item of a list, or is escaped as in JSON; otherwise null.</summary>
    public string? Whole { get; init; }

    /// <summary>A statement of what was read; null if nothing was.</summary>
    public static Statement? Of(AnswerSource source, AnswerReading reading) =>
        reading.IsCut ? new(source, default, true) : reading.Answer is { IsEmpty: false } answer ? new(source, answer, false) : null;
}
