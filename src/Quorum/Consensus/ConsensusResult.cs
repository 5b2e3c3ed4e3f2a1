using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What the chains agreed on, how certain that is and what it cost.</summary>
public sealed record ConsensusResult
{
    /// <summary>Gets the groups of equivalent answers, most votes first, ties in the order of their first members.</summary>
    public required IReadOnlyList<AnswerGroup> Groups { get; init; }

    /// <summary>Gets every chain, in sample order, whatever became of it.</summary>
    public required IReadOnlyList<Chain> Chains { get; init; }

    /// <summary>
    /// Gets the usage summed over all chains, failed and cut ones included. A chain for which the inner client reported nothing
    /// counts with the tokens drawn (<see cref="Chain.TokensDrawn"/>) as output and an unknown input.
    /// </summary>
    public required UsageDetails TokensSpent { get; init; }

    /// <summary>Gets the number from which the seeds of the samples were derived; giving it again draws the same seeds.</summary>
    public required long SeedBase { get; init; }

    /// <summary>Gets the time from the start of the first sample to the decision.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Gets the group that won: the one with the most votes and, among equals, the one whose first member has the lowest index.
    /// It is <see langword="null"/> if no chain gave an answer.
    /// </summary>
    public AnswerGroup? Decision => Groups.Count > 0 ? Groups[0] : null;

    /// <summary>Gets the number of votes for the decision; 0 if there is none.</summary>
    public int Votes => Decision?.Votes ?? 0;

    /// <summary>Gets the decision's part of the votes cast, from 0 to 1; 0 if there is no decision.</summary>
    public double Share => Decision is null ? 0 : (double)Votes / Count(ChainOutcome.Answered);

    /// <summary>
    /// Gets the posterior probability that the model really gives the decided answer more often than the runner-up;
    /// <see langword="null"/> if there is no decision.
    /// </summary>
    /// <remarks>
    /// With v₁ votes for the decision and v₂ for the runner-up (0 if there is none) and a uniform prior on how the two share
    /// their votes, it is P(p₁ &gt; p₂) = 1 − I½(v₁+1, v₂+1): from 0.5 for a tie towards 1 (Aggarwal et al. 2023, "Let's Sample
    /// Step by Step", arXiv 2305.11860). It speaks of what the model answers most, not of what is correct, and it is no error rate
    /// of a rule that looks at it after every vote. Votes never cast because the outcome was fixed are not in it.
    /// </remarks>
    public double? Probability => Decision is null ? null : Certainty.OfLead(Votes, Groups.Count > 1 ? Groups[1].Votes : 0);

    /// <summary>Gets a value indicating whether samples were cut because no open sample could change the outcome any more.</summary>
    public bool StoppedEarly => Count(ChainOutcome.Cancelled) > 0;

    /// <summary>Counts the chains that ended in a given way.</summary>
    /// <param name="outcome">The outcome to count.</param>
    /// <returns>The number of chains with that outcome.</returns>
    public int Count(ChainOutcome outcome) => Chains.Count(chain => chain.Outcome == outcome);
}
