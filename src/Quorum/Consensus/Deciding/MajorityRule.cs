namespace Quorum;

/// <summary>One vote for each chain that has an answer.</summary>
internal sealed class MajorityRule(string name, bool countsRefuted) : IDecisionRule
{
    public string Name => name;

    public double? LargestVote => 1;

    public VoteCount Count(IReadOnlyList<Chain> chains) => VoteCounting.Count(chains, ToVote);

    private Vote ToVote(Chain chain) => chain switch
    {
        { Answer: null } => new(chain.Index, VoteStatus.NoAnswer, null, 0),
        { Verification.IsRefuted: true } when !countsRefuted => new(chain.Index, VoteStatus.Refuted, chain.Answer, 0),
        _ => new(chain.Index, VoteStatus.Counted, chain.Answer, 1),
    };
}
