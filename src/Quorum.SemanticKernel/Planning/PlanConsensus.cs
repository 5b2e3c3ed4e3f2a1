namespace Quorum.SemanticKernel;

/// <summary>The plan that samples agreed on.</summary>
/// <param name="Result">The consensus with the votes, the certainty, the cost, and the chains with the wrong calls marked.</param>
/// <param name="Rejected">The samples that have no vote, with the reasons.</param>
public sealed record PlanConsensus(ConsensusResult<Plan> Result, IReadOnlyList<RejectedPlan> Rejected)
{
    /// <summary>Gets the agreed plan; <see langword="null"/> if the samples came to none.</summary>
    public Plan? Plan => Result.Value;

    /// <summary>Gets the probability of the plan being what the model plans most often; <see langword="null"/> if there is none.</summary>
    public double? Probability => Result.Consensus.Probability;

    /// <summary>Gets the plans that had votes, by their votes; the agreed one first.</summary>
    public IReadOnlyList<PlanCandidate> Candidates { get; } =
        [.. Result.Consensus.Groups
            .Where(group => Result.Consensus.Votes.Any(vote => vote.Status == VoteStatus.Counted && vote.Sample == group.Members[0]))
            .Select(group => new PlanCandidate(Result.Values[group.Members[0]], group.Members, group.Weight))];
}
