using System.CommandLine;

namespace Quorum.Benchmarks;

/// <summary><c>consensus</c>: what consensus is worth, on problems that the embedded model was not trained on.</summary>
internal static class ConsensusCommand
{
    public static Command Create()
    {
        var problems = new Option<int>("--problems") { Description = "How many held-out problems.", DefaultValueFactory = _ => 300 };
        var samples = new Option<int>("--samples") { Description = "The samples of a problem.", DefaultValueFactory = _ => 64 };
        var seed = new Option<int>("--seed") { Description = "Seeds the problems and the samples.", DefaultValueFactory = _ => 2 };
        var chains = new Option<FileInfo?>("--chains") { Description = "Where the chains are kept; a run that was stopped goes on from it. [default: in the temporary folder]" };
        var drawn = new Option<int>("--drawn") { Description = "How many problems are drawn anew with adaptive stopping.", DefaultValueFactory = _ => 100 };
        var command = new Command("consensus", "Measures pass@1, consensus with all samples, and adaptive stopping with verification on held-out problems.") { problems, samples, seed, chains, drawn };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(problems), result.GetValue(samples), result.GetValue(seed), result.GetValue(chains)?.FullName, result.GetValue(drawn), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int problems, int samples, int seed, string? chains, int drawn, CancellationToken cancellationToken)
    {
        string path = chains ?? Path.Combine(Path.GetTempPath(), $"quorum-held-out-{seed}-{samples}.jsonl");
        using var run = new HeldOutRun(samples, seed);
        IReadOnlyList<HeldOutSolution> solutions = await run.SolveAllAsync(problems, path, cancellationToken);
        Console.WriteLine($"{solutions.Count} held-out problems of the embedded model, {samples} samples each; temperature 0.6, top-p 0.95, seed {seed}; chains in {path}");
        Console.WriteLine("Figures are percentages with 95 % intervals: bootstrap over problems, differences paired.");
        solutions = await VerifyAllAsync(solutions, cancellationToken);
        FixedCountTable.Write(solutions);
        await AdaptiveTable.WriteAsync(solutions, cancellationToken);
        if (drawn > 0)
            await AdaptiveTable.WriteDrawnAsync(solutions, run, Adaptive(), drawn, cancellationToken);
    }

    /// <summary>What the adaptive runs are drawn with.</summary>
    private static ConsensusOptions Adaptive() => new()
    {
        Verifiers = { StepVerifiers.Arithmetic, StepVerifiers.Conclusion },
        StoppingRule = StoppingRules.AnytimeValid(),
    };

    private static async Task<IReadOnlyList<HeldOutSolution>> VerifyAllAsync(IReadOnlyList<HeldOutSolution> solutions, CancellationToken cancellationToken)
    {
        var verified = new HeldOutSolution[solutions.Count];
        await Parallel.ForAsync(0, verified.Length, cancellationToken, async (i, token) =>
        {
            ConsensusOptions options = Adaptive();
            options.SampleCount = solutions[i].Full.Chains.Count;
            options.StoppingRule = StoppingRules.FixedCount;
            verified[i] = solutions[i] with { Full = await ConsensusReplay.RunAsync(solutions[i].Full, options, token) };
        });
        return verified;
    }
}
