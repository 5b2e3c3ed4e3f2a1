using Quorum.Evaluation;

namespace Quorum.Benchmarks;

/// <summary>What confidence adds to the vote.</summary>
internal static class ConfidenceTable
{
    private const int Subsets = 20;
    private static readonly int[] s_counts = [8, 16];

    /// <summary>Compares decision rules with plain majority on the same random subsets.</summary>
    public static void Write(IReadOnlyList<HeldOutSolution> solutions)
    {
        IDecisionRule[] rules =
        [
            DecisionRules.ConfidenceWeighted(ConfidenceMeasure.Mean),
            DecisionRules.ConfidenceWeighted(ConfidenceMeasure.LowestGroup),
            DecisionRules.TopConfident(0.5, ConfidenceMeasure.LowestGroup),
            DecisionRules.BordaWeighted(),
            DecisionRules.SoftmaxWeighted(),
            DecisionRules.BestOf(chain => chain.Confidence?.LowestGroup ?? double.NegativeInfinity, "lowest-group"),
        ];
        foreach (int k in s_counts.Where(k => k <= solutions[0].Full.Chains.Count))
        {
            Console.WriteLine();
            Console.WriteLine($"Weighted by confidence, k = {k}: the mean over {Subsets} random subsets of each problem, minus majority on the same subsets.");
            foreach (IDecisionRule rule in rules)
                Console.WriteLine($"{rule.Name,-40} {Estimate.Of([.. solutions.Select((solution, index) => Gain(solution, rule, k, index))])}");
        }
    }

    private static double Gain(HeldOutSolution solution, IDecisionRule rule, int k, int seed)
    {
        var random = new Random(seed);
        Chain[] chains = [.. solution.Full.Chains];
        double gain = 0;
        for (int i = 0; i < Subsets; i++)
        {
            random.Shuffle(chains);
            gain += Right(rule, chains[..k]) - Right(DecisionRules.Majority, chains[..k]);
        }

        return gain / Subsets;

        double Right(IDecisionRule decision, Chain[] subset) =>
            decision.Count(subset).Groups is [var leader, ..] && solution.IsRight(leader) ? 1 : 0;
    }
}
