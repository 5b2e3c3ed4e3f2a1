namespace Quorum;

/// <summary>What was read where an answer was announced.</summary>
/// <param name="Answer">The answer; null if there is none.</param>
/// <param name="IsCut">Whether the text ends before the answer does.</param>
internal readonly record struct AnswerReading(Extent? Answer, bool IsCut)
{
    public static AnswerReading None => default;

    public static AnswerReading Cut => new(null, true);
}
