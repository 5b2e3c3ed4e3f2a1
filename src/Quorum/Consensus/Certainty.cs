namespace Quorum;

/// <summary>How certain a decision is, and of what.</summary>
/// <remarks>It speaks of what the model answers most often (the mode of its answers), not of what is correct.</remarks>
public sealed record Certainty
{
    /// <summary>
    /// Gets the posterior probability that the model gives the decided answer more often than the runner-up: from 0.5 for a tie towards 1
    /// (Aggarwal et al. 2023, arXiv 2305.11860). It is no error rate of a rule that looks at it after every vote.
    /// </summary>
    public required double Probability { get; init; }

    /// <summary>
    /// Gets the e-value against "some other answer is at least as frequent": 1/α or more certifies the decision with an error of at most α,
    /// however often it was looked at.
    /// </summary>
    public required double EValue { get; init; }

    /// <summary>Gets the error level at which the decision was certified; <see langword="null"/> if it was not.</summary>
    public double? CertifiedAt { get; init; }

    /// <summary>Gets a value indicating whether the votes of all further samples could not have changed the decision.</summary>
    public bool IsLocked { get; init; }
}
