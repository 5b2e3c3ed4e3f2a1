using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What one sample of a <see cref="ConsensusSolver{T}"/> drew.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="Value">The value; <see langword="null"/> if the sample came to none, so that it has no vote.</param>
public sealed record SampledValue<T>(T? Value)
{
    /// <summary>Gets the reasoning that led to the value, if it is known.</summary>
    public string Reasoning { get; init; } = "";

    /// <summary>Gets the text in which the value was found, if there is one.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// Gets what was found about the sample, if it was checked. A refuted one has no vote under a rule that looks at it, such as
    /// <see cref="DecisionRules.VerifiedMajority"/>.
    /// </summary>
    public ChainVerification? Verification { get; init; }

    /// <summary>Gets what the sample cost, if that is known.</summary>
    public UsageDetails? Usage { get; init; }
}
