namespace Quorum;

/// <summary>A chain beside its vote.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Vote">Its vote; <see langword="null"/> if the result has none for it.</param>
internal readonly record struct ChainVote(Chain Chain, Vote? Vote)
{
    /// <summary>Gets what became of the vote. How a chain ended says more than that it has no answer.</summary>
    public Standpoint Standpoint => (Vote?.Status, Chain.Outcome) switch
    {
        (VoteStatus.Counted, _) => Standpoint.Voted,
        (VoteStatus.Surplus, ChainOutcome.Failed) => Standpoint.Failed,
        (VoteStatus.Surplus, ChainOutcome.Truncated) => Standpoint.Truncated,
        (VoteStatus.Surplus, ChainOutcome.NoAnswer) => Standpoint.NoAnswer,
        (VoteStatus.Surplus, _) => Standpoint.Surplus,
        (VoteStatus.Refuted, _) => Standpoint.Refuted,
        (VoteStatus.Rescued, _) => Standpoint.Rescued,
        (VoteStatus.LowConfidence, _) or (_, ChainOutcome.LowConfidence) => Standpoint.LowConfidence,
        (_, ChainOutcome.Cancelled) => Standpoint.NotNeeded,
        (_, ChainOutcome.Failed) => Standpoint.Failed,
        (_, ChainOutcome.Truncated) => Standpoint.Truncated,
        _ => Standpoint.NoAnswer,
    };

    /// <summary>Gets a value indicating whether the chain was judged before the decision, with a vote or without.</summary>
    public bool IsJudged => Vote?.Status != VoteStatus.Surplus && Standpoint != Standpoint.NotNeeded;

    /// <summary>Pairs the chains of a result with their votes.</summary>
    public static ChainVote[] Of(ConsensusResult result)
    {
        var votes = new Dictionary<int, Vote>();
        foreach (Vote vote in result.Votes)
            votes.TryAdd(vote.Sample, vote);

        return [.. result.Chains.Select(chain => new ChainVote(chain, votes.GetValueOrDefault(chain.Index)))];
    }
}
