namespace Quorum;

/// <summary>What came of comparing two answers.</summary>
/// <param name="Outcome">Whether the answers are equal, different, or could not be compared.</param>
/// <param name="Reason">Why they could not be compared; <see langword="null"/> if they could.</param>
public readonly record struct AnswerComparison(ComparisonOutcome Outcome, string? Reason);
