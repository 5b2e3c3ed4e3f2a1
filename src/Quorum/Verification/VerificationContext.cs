namespace Quorum;

/// <summary>What a verifier is given.</summary>
public sealed record VerificationContext
{
    /// <summary>Gets the question as the user put it; empty if it is not known.</summary>
    public required string Question { get; init; }

    /// <summary>Gets the chain.</summary>
    public required Chain Chain { get; init; }

    /// <summary>Gets the steps of the chain.</summary>
    public required IReadOnlyList<ChainStep> Steps { get; init; }
}
