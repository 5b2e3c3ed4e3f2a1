namespace Quorum.Benchmarks;

/// <summary>What stopping early saves, and what it costs.</summary>
internal static class AdaptiveTable
{
    private static readonly (string Name, IStoppingRule Rule)[] s_rules =
    [
        ("all samples", StoppingRules.FixedCount),
        ("majority locked", StoppingRules.MajorityLocked),
        ("anytime-valid 0.05", StoppingRules.AnytimeValid()),
        ("anytime-valid 0.10", StoppingRules.AnytimeValid(0.10)),
        ("beta 0.95", StoppingRules.BetaPosterior()),
        ("beta 0.99", StoppingRules.BetaPosterior(0.99)),
        ("dirichlet 0.95", StoppingRules.DirichletPosterior()),
        ("window of 5", StoppingRules.WindowAgreement()),
    ];

    /// <summary>Writes what each rule does with the same chains, which are verified.</summary>
    public static async Task WriteAsync(IReadOnlyList<HeldOutSolution> solutions, CancellationToken cancellationToken)
    {
        foreach (bool verifies in new[] { false, true })
        {
            Console.WriteLine();
            Console.WriteLine(verifies ? "Stopping rules over verified votes, one sample after the other." : "Stopping rules over plain votes, one sample after the other.");
            Console.WriteLine("rule                right                 same as all samples   tokens, % of all      samples");
            ConsensusResult[] full = await ReplayAsync(StoppingRules.FixedCount, verifies);
            foreach ((string name, IStoppingRule rule) in s_rules)
                WriteRow(name, solutions, full, await ReplayAsync(rule, verifies));
        }

        async Task<ConsensusResult[]> ReplayAsync(IStoppingRule rule, bool verifies)
        {
            var results = new ConsensusResult[solutions.Count];
            await Parallel.ForAsync(0, results.Length, cancellationToken, async (i, token) =>
            {
                var options = new ConsensusOptions
                {
                    SampleCount = solutions[i].Full.Chains.Count,
                    DecisionRule = verifies ? DecisionRules.VerifiedMajority : DecisionRules.Majority,
                    StoppingRule = rule,
                };
                results[i] = await ConsensusReplay.RunAsync(solutions[i].Full, options, token);
            });
            return results;
        }
    }

    /// <summary>Writes what runs that stopped really drew.</summary>
    public static void WriteDrawn(IReadOnlyList<HeldOutSolution> solutions, IReadOnlyList<ConsensusResult> results)
    {
        Console.WriteLine();
        Console.WriteLine($"Drawn anew with the same seeds, verified, anytime-valid 0.05, {HeldOutRun.Concurrency} samples at once; what was cut is counted with the tokens it had.");
        WriteRow("drawn anew", solutions, [.. solutions.Select(solution => solution.Full)], results);
    }

    private static void WriteRow(string name, IReadOnlyList<HeldOutSolution> solutions, ConsensusResult[] full, IReadOnlyList<ConsensusResult> results)
    {
        Estimate right = Estimate.Of([.. solutions.Zip(results, (solution, result) => solution.IsRight(result.Leader) ? 1.0 : 0)]);
        Estimate same = Estimate.Of([.. full.Zip(results, (one, other) => one.Leader?.Answer == other.Leader?.Answer ? 1.0 : 0)]);
        Estimate tokens = OfRatio([.. results.Select(OutputTokens)], [.. solutions.Select(solution => OutputTokens(solution.Full))]);
        double samples = results.Average(result => result.Votes.Count(vote => vote.Status != VoteStatus.Surplus));
        Console.WriteLine($"{name,-18}  {right,-20}  {same,-20}  {tokens,-20}  {samples,7:F1}");
    }

    private static double OutputTokens(ConsensusResult result) => result.TokensSpent.OutputTokenCount ?? 0;

    // The share of all tokens, not the mean of the problems' shares: long problems cost what they cost.
    private static Estimate OfRatio(double[] part, double[] whole)
    {
        double mean = whole.Average();
        return Estimate.Of([.. part.Select(value => value / mean)]);
    }
}
