namespace Quorum;

/// <summary>What one check found in a step.</summary>
internal sealed record StepFinding(StepOutcome Outcome, TextSpan? Place = null, string? Claimed = null, string? Actual = null)
{
    public static StepFinding Correct { get; } = new(StepOutcome.Correct);
}
