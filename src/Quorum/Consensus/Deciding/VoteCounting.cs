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
        var weightOf = new Dictionary<int, double>();
        for (int i = 0; i < deciding.Length; i++)
        {
            if (weights.Values[i] is { } weight)
                weightOf.Add(deciding[i].Index, weight);
        }

        return new VoteCount(
            [.. chains.Select(chain => ToVote(chain, isFallback ? [] : weightOf))],
            ToGroups(deciding, weightOf, isFallback ? [] : rescued))
        {
            IsFallback = isFallback,
            Note = isFallback ? "No complete chain has an answer, so the rescued ones decide." : weights.Note,
        };
    }

    private static VoteStatus StatusOf(Chain chain) => chain switch
    {
        { Outcome: ChainOutcome.LowConfidence } => VoteStatus.LowConfidence,
        { Answer: null } => VoteStatus.NoAnswer,
        { Outcome: ChainOutcome.Rescued } => VoteStatus.Rescued,
        _ => VoteStatus.Counted,
    };

    // A chain that might vote but has no weight was sorted out for its confidence.
    private static Vote ToVote(Chain chain, Dictionary<int, double> weights)
    {
        VoteStatus status = StatusOf(chain);
        if (status != VoteStatus.Counted)
            return new(chain.Index, status, chain.Answer, 0);

        return weights.TryGetValue(chain.Index, out double weight)
            ? new(chain.Index, VoteStatus.Counted, chain.Answer, weight)
            : new(chain.Index, VoteStatus.LowConfidence, chain.Answer, 0);
    }

    private static AnswerGroup[] ToGroups(Chain[] deciding, Dictionary<int, double> weights, Chain[] rescued)
    {
        ILookup<Answer, int> rescuedOf = rescued.ToLookup(chain => chain.Answer!, chain => chain.Index);
        return
        [
            .. deciding.Where(chain => weights.ContainsKey(chain.Index))
                .GroupBy(chain => chain.Answer!)
                .Select(group => new AnswerGroup
                {
                    Answer = group.First().Answer!,
                    Members = [.. group.Select(chain => chain.Index)],
                    RescuedMembers = [.. rescuedOf[group.Key]],
                    Weight = group.Sum(chain => weights[chain.Index]),
                })
                .OrderByDescending(group => group.Weight)
                .ThenBy(group => group.Members[0]),
        ];
    }
}
