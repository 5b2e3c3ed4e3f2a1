namespace Quorum;

/// <summary>How the pairs of answers are read about which people differ; the readings that are fixed are listed at <see cref="MathAnswer"/>.</summary>
public sealed record AnswerPolicy
{
    /// <summary>Gets the policy used where none is given.</summary>
    public static AnswerPolicy Default { get; } = new();

    /// <summary>Gets what a percent sign means.</summary>
    /// <value>The default is <see cref="PercentPolicy.Hundredths"/>.</value>
    public PercentPolicy Percent { get; init; } = PercentPolicy.Hundredths;

    /// <summary>Gets what a unit means.</summary>
    /// <value>The default is <see cref="UnitPolicy.Ignore"/>.</value>
    public UnitPolicy Units { get; init; } = UnitPolicy.Ignore;
}
