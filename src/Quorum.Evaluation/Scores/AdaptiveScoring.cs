namespace Quorum.Evaluation;

/// <summary>What stopping early saves, and what it costs.</summary>
internal static class AdaptiveScoring
{
    private static readonly IStoppingRule[] s_rules = [StoppingRules.MajorityLocked, StoppingRules.AnytimeValid(), StoppingRules.BetaPosterior()];

    /// <summary>Measures each rule on the same chains, over plain votes and, if the chains are verified, over verified ones.</summary>
    public static async Task<IReadOnlyList<AdaptiveScore>> RunAsync(IReadOnlyList<ScoredProblem> problems, CancellationToken cancellationToken)
    {
        var scores = new List<AdaptiveScore>();
        if (problems.Count == 0)
            return scores;

        bool areVerified = problems.Any(problem => problem.Chains.Any(chain => chain.Chain.Verification is not null));
        foreach (bool verified in areVerified ? [false, true] : new[] { false })
        {
            foreach (IStoppingRule rule in s_rules)
                scores.Add(await ScoreAsync(problems, rule, verified, cancellationToken).ConfigureAwait(false));
        }

        return scores;
    }

    private static async Task<AdaptiveScore> ScoreAsync(IReadOnlyList<ScoredProblem> problems, IStoppingRule rule, bool verified, CancellationToken cancellationToken)
    {
        var results = new ConsensusResult[problems.Count];
        await Parallel.ForAsync(0, results.Length, cancellationToken, async (i, token) =>
        {
            var options = new ConsensusOptions { StoppingRule = rule, DecisionRule = verified ? DecisionRules.VerifiedMajority : DecisionRules.Majority };
            results[i] = await problems[i].ReplayAsync(options, token).ConfigureAwait(false);
        }).ConfigureAwait(false);

        double[] right = [.. problems.Zip(results, (problem, result) => problem.IsRight(result.Decision?.Answer) ? 1.0 : 0)];
        double[] all = [.. problems.Select(problem => verified ? problem.VerifiedAt(problem.Chains.Count) : problem.MajorityAt(problem.Chains.Count))];
        double[] tokens = [.. results.Select(result => (double)Drawn(result).Sum(chain => chain.TokensDrawn))];
        return new(
            rule.Name,
            verified,
            Estimate.Of(right),
            Estimate.Of([.. right.Zip(all, (one, other) => one - other)]),
            results.Average(result => (double)Drawn(result).Count()),
            tokens.Average(),
            Estimate.OfRatio(tokens, [.. problems.Select(problem => problem.TokensPerSample * problem.Chains.Count)]),
            results.Average(result => result.Decision is null ? 1.0 : 0));
    }

    private static IEnumerable<Chain> Drawn(ConsensusResult result) =>
        result.Chains.Zip(result.Votes).Where(pair => pair.Second.Status != VoteStatus.Surplus).Select(pair => pair.First);
}
