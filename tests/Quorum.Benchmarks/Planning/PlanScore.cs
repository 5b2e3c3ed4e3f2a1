using Quorum.SemanticKernel;

namespace Quorum.Benchmarks;

/// <summary>How good the plans for one goal were.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Single">The share of all samples whose plan is right; one that fails verification or that wrote no plan is not.</param>
/// <param name="Agreed">1 if the agreed plan is right, else 0.</param>
/// <param name="Rejected">The share of samples that verification rejected.</param>
internal sealed record PlanScore(HeldOutGoal Goal, double Single, double Agreed, double Rejected)
{
    /// <summary>Runs every plan that had a vote, those that do the same once.</summary>
    public static async Task<PlanScore> OfAsync(HeldOutGoal goal, PlanConsensus agreed)
    {
        int right = 0;
        bool isAgreedRight = false;
        foreach (PlanCandidate candidate in agreed.Candidates)
        {
            if (await goal.RunAsync(candidate.Plan) != goal.Expected)
                continue;

            right += candidate.Members.Count;
            isAgreedRight |= agreed.Plan == candidate.Plan;
        }

        double samples = agreed.Result.Consensus.Chains.Count;
        return new PlanScore(goal, right / samples, isAgreedRight ? 1 : 0, agreed.Rejected.Count / samples);
    }
}
