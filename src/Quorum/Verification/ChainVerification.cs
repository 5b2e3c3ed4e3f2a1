using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What verification found about a chain.</summary>
public sealed record ChainVerification
{
    /// <summary>Gets the verdict on every step, in the order of the chain.</summary>
    public required IReadOnlyList<StepVerdict> Steps { get; init; }

    /// <summary>
    /// Gets a value indicating whether an error leads to the chain's answer, so that the chain loses its vote where verdicts count
    /// (<see cref="DecisionRules.VerifiedMajority"/>).
    /// </summary>
    public required bool IsRefuted { get; init; }

    /// <summary>
    /// Gets what the models spent that were asked about the chain (<see cref="ModelVerifier"/>); <see langword="null"/> if none was, or none
    /// reported it. It is not in <see cref="Chain.Usage"/>.
    /// </summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>Gets the first wrong step that is not retracted; <see langword="null"/> if there is none.</summary>
    public StepVerdict? FirstError => Steps.FirstOrDefault(verdict => verdict is { Outcome: StepOutcome.Wrong, IsRetracted: false });

    /// <summary>Counts the steps with a given outcome.</summary>
    /// <param name="outcome">The outcome to count.</param>
    /// <returns>The number of steps with that outcome.</returns>
    public int Count(StepOutcome outcome) => Steps.Count(verdict => verdict.Outcome == outcome);
}
