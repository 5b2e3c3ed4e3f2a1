namespace Quorum;

/// <summary>The stopping rules.</summary>
public static class StoppingRules
{
    /// <summary>Gets the rule that draws all samples.</summary>
    public static IStoppingRule FixedCount { get; } = new FixedCountRule();
}
