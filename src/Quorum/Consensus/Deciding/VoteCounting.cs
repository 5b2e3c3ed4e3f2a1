namespace Quorum;

/// <summary>Groups votes by their answers.</summary>
internal static class VoteCounting
{
    /// <summary>Finds the chains that vote, weighs them, and sums the weights of equivalent answers.</summary>
    /// <remarks>
    /// Sums, never means: the mean weight of a group says nothing about how many agree (Wang et al. 2022, table 1: 22 % against 74 %).
    /// </remarks>
    public static VoteCount Count(IReadOnlyList<Chain> chains, Weigh weigh)
    {
        Chain[] voters = [.. chains.Where(chain => StatusOf(chain) == VoteStatus.Counted)];
        Chain[] rescued = [.. chains.Where(chain => StatusOf(chain) == VoteStatus.Rescued)];
        bool isFallback = voters.Length == 0 && rescued.Length > 0;
        Chain[] deciding = isFallback ? rescued : voters;
        Weights weights = weigh(deciding);
        Vote[] votes = [.. deciding.Zip(weights.Values, ToVote).OfType<Vote>()];
        Dictionary<int, Vote> counted = isFallback ? [] : votes.ToDictionary(vote => vote.Sample);
        return new VoteCount(
            [.. chains.Select(chain => counted.GetValueOrDefault(chain.Index) ?? ToUncountedVote(chain))],
            Group(votes, isFallback ? [] : rescued))
        {
            IsFallback = isFallback,
            Note = isFallback ? "No complete chain has an answer, so the rescued ones decide." : weights.Note,
        };
    }

    /// <summary>Groups votes that count, those of equivalent answers together.</summary>
    /// <param name="votes">The votes, in sample order.</param>
    /// <param name="rescued">The rescued chains, which are counted apart.</param>
    /// <returns>The groups by their weight, of equals the one with the first member first.</returns>
    public static AnswerGroup[] Group(IEnumerable<Vote> votes, params Chain[] rescued)
    {
        ILookup<Answer, int> rescuedOf = rescued.ToLookup(chain => chain.Answer!, chain => chain.Index);
        return
        [
            .. votes.GroupBy(vote => vote.Answer!)
                .Select(group => new AnswerGroup
                {
                    Answer = group.First().Answer!,
                    Members = [.. group.Select(vote => vote.Sample)],
                    RescuedMembers = [.. rescuedOf[group.Key]],
                    Weight = group.Sum(vote => vote.Weight),
                })
                .OrderByDescending(group => group.Weight)
                .ThenBy(group => group.Members[0]),
        ];
    }

    private static VoteStatus StatusOf(Chain chain) => chain switch
    {
        { Outcome: ChainOutcome.LowConfidence } => VoteStatus.LowConfidence,
        { Answer: null } => VoteStatus.NoAnswer,
        { Outcome: ChainOutcome.Rescued } => VoteStatus.Rescued,
        _ => VoteStatus.Counted,
    };

    private static Vote? ToVote(Chain chain, double? weight) => weight is { } given ? new(chain.Index, VoteStatus.Counted, chain.Answer, given) : null;

    // A chain that might vote but has no weight was sorted out for its confidence.
    private static Vote ToUncountedVote(Chain chain)
    {
        VoteStatus status = StatusOf(chain);
        return new(chain.Index, status == VoteStatus.Counted ? VoteStatus.LowConfidence : status, chain.Answer, 0);
    }
}
