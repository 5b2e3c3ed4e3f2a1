namespace Quorum;

/// <summary>The group with the largest sum of weights wins.</summary>
internal sealed class WeighedRule(string name, double? largestVote, Weigh weigh) : IDecisionRule
{
    public string Name => name;

    public double? LargestVote => largestVote;

    public bool UsesConfidence { get; init; }

    public VoteCount Count(IReadOnlyList<Chain> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        return VoteCounting.Count(chains, weigh);
    }
}
