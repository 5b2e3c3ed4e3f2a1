using Quorum.Evaluation;

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
        ("beta 0.90", StoppingRules.BetaPosterior(0.90)),
        ("beta 0.95", StoppingRules.BetaPosterior()),
        ("beta 0.99", StoppingRules.BetaPosterior(0.99)),
        ("dirichlet 0.95", StoppingRules.DirichletPosterior()),
        ("window of 5", StoppingRules.WindowAgreement()),
    ];

    /// <summary>Writes what each rule does with the same chains, which are verified; plain votes are compared with all plain votes.</summary>
    public static async Task WriteAsync(IReadOnlyList<HeldOutSolution> solutions, CancellationToken cancellationToken)
    {
        ConsensusResult[] plain = await ReplayAsync(StoppingRules.FixedCount, verifies: false);
        foreach (bool verifies in new[] { false, true })
        {
            Console.WriteLine();
            Console.WriteLine(verifies ? "Stopping rules over verified votes, one sample after the other." : "Stopping rules over plain votes, one sample after the other.");
            ConsensusResult[] full = await ReplayAsync(StoppingRules.FixedCount, verifies);
            Console.WriteLine($"With all samples, {full.Count(result => result.Abstention is not null)} of {full.Length} abstain, every answer refuted.");
            WriteHead();
            foreach ((string name, IStoppingRule rule) in s_rules)
                WriteRow(name, solutions, full, plain, await ReplayAsync(rule, verifies));
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

    /// <summary>Writes what runs that stopped really drew, with so many samples at once.</summary>
    public static async Task WriteDrawnAsync(IReadOnlyList<HeldOutSolution> solutions, HeldOutRun run, ConsensusOptions options, int problems, CancellationToken cancellationToken)
    {
        solutions = [.. solutions.Take(problems)];
        Console.WriteLine();
        Console.WriteLine($"The first {solutions.Count} problems drawn anew with the same seeds, verified, {options.StoppingRule.Name}; what was cut is counted with the tokens it had.");
        WriteHead();
        foreach ((int concurrency, SampleDispatch dispatch) in new[] { (1, SampleDispatch.AsNeeded), (8, SampleDispatch.AsNeeded), (8, SampleDispatch.AtOnce) })
        {
            options.MaxConcurrency = concurrency;
            options.Dispatch = dispatch;
            IReadOnlyList<ConsensusResult> results = await run.SolveAgainAsync(solutions, options, cancellationToken);
            ConsensusResult[] full = [.. solutions.Select(solution => solution.Full)];
            WriteRow(concurrency == 1 ? "one by one" : $"{concurrency} at once, {dispatch}", solutions, full, plain: null, results);
            Console.WriteLine($"    {results.Sum(result => result.Elapsed.TotalSeconds):F0} s, {results.Sum(result => result.Count(ChainOutcome.Cancelled))} chains cut");
        }
    }

    private static void WriteHead() =>
        Console.WriteLine("rule                right                 same as all samples   same as plain majority  tokens, % of all      samples");

    private static void WriteRow(string name, IReadOnlyList<HeldOutSolution> solutions, ConsensusResult[] full, ConsensusResult[]? plain, IReadOnlyList<ConsensusResult> results)
    {
        Estimate right = Estimate.Of([.. solutions.Zip(results, (solution, result) => solution.IsRight(result.Leader) ? 1.0 : 0)]);
        string asPlain = plain is null ? "" : Same(plain).ToString();
        Estimate tokens = Estimate.OfRatio([.. results.Select(OutputTokens)], [.. solutions.Select(solution => OutputTokens(solution.Full))]);
        double samples = results.Average(result => result.Votes.Count(vote => vote.Status != VoteStatus.Surplus));
        Console.WriteLine($"{name,-18}  {right,-20}  {Same(full),-20}  {asPlain,-22}  {tokens,-20}  {samples,7:F1}");

        // A decision and an abstention differ, though the same answer may lead.
        Estimate Same(ConsensusResult[] others) => Estimate.Of(
            [.. others.Zip(results, (one, other) => one.Leader?.Answer == other.Leader?.Answer && (one.Decision is null) == (other.Decision is null) ? 1.0 : 0)]);
    }

    private static double OutputTokens(ConsensusResult result) => result.TokensSpent.OutputTokenCount ?? 0;
}
