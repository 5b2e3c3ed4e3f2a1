namespace Quorum;

/// <summary>Takes the votes of refuted chains away from another rule.</summary>
internal sealed class VerifiedRule(IDecisionRule rule) : IDecisionRule
{
    public string Name { get; } = $"verified-{rule.Name}";

    public double? LargestVote => rule.LargestVote;

    public bool UsesConfidence => rule.UsesConfidence;

    public VoteCount Count(IReadOnlyList<Chain> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        VoteCount survivors = rule.Count([.. chains.Where(chain => !IsRefuted(chain))]);
        if (survivors.Groups.Count > 0 && !survivors.IsFallback)
            return survivors with { Votes = Merge(chains, survivors) };

        VoteCount all = rule.Count(chains);
        if (all.Groups.Count == 0)
            return all with { Votes = Merge(chains, survivors) };

        // Only rescued chains have answers. Those that were not refuted go first.
        if (all.IsFallback)
            return (survivors.Groups.Count > 0 ? survivors : all) with { Votes = Merge(chains, survivors) };

        return all with { Votes = Merge(chains, survivors), IsFallback = true };
    }

    private static bool IsRefuted(Chain chain) => chain is { Answer: not null, Verification.IsRefuted: true };

    private static Vote[] Merge(IReadOnlyList<Chain> chains, VoteCount survivors)
    {
        Dictionary<int, Vote> votes = survivors.Votes.ToDictionary(vote => vote.Sample);
        return
        [
            .. chains.Select(chain => votes.GetValueOrDefault(chain.Index) ?? new(chain.Index, VoteStatus.Refuted, chain.Answer, 0)),
        ];
    }
}
