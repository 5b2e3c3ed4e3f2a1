using Quorum.Evaluation;

namespace Quorum.Benchmarks;

/// <summary>How often one sample, and consensus with a fixed number of samples, is right.</summary>
internal static class FixedCountTable
{
    private static readonly int[] s_counts = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Writes the tables for solutions whose chains are verified.</summary>
    public static void Write(IReadOnlyList<HeldOutSolution> solutions)
    {
        WriteVerification(solutions);
        Console.WriteLine();
        Console.WriteLine("Fixed k, exactly: the mean over all subsets of k of the samples, ties shared.");
        Console.WriteLine("  k  majority              verified majority     difference");
        double[][] majority = [.. solutions.Select(MajorityOf)];
        double[][] verified = [.. solutions.Select(VerifiedMajorityOf)];
        foreach (int k in s_counts.Where(k => k <= majority[0].Length))
        {
            Estimate plain = Estimate.Of([.. majority.Select(curve => curve[k - 1])]);
            Estimate checkedVotes = Estimate.Of([.. verified.Select(curve => curve[k - 1])]);
            Estimate difference = Estimate.Of([.. verified.Zip(majority, (one, other) => one[k - 1] - other[k - 1])]);
            Console.WriteLine($"{k,3}  {plain,-20}  {checkedVotes,-20}  {difference}");
        }

        foreach (var group in solutions.Zip(majority.Zip(verified)).GroupBy(row => row.First.Operators).OrderBy(group => group.Key))
        {
            Console.WriteLine(
                $"{group.Key} operators, {group.Count()} problems: pass@1 {Estimate.Of([.. group.Select(row => row.Second.First[0])])}, "
                + $"all samples {Estimate.Of([.. group.Select(row => row.Second.First[^1])])}, verified {Estimate.Of([.. group.Select(row => row.Second.Second[^1])])}");
        }

        ConfidenceTable.Write(solutions);
    }

    private static void WriteVerification(IReadOnlyList<HeldOutSolution> solutions)
    {
        var chains = solutions.SelectMany(solution => solution.Full.Chains.Where(chain => chain.Answer is not null).Select(chain => (Chain: chain, IsRight: solution.IsRight(chain.Answer!)))).ToArray();
        Chain[] right = [.. chains.Where(row => row.IsRight).Select(row => row.Chain)];
        Chain[] wrong = [.. chains.Where(row => !row.IsRight).Select(row => row.Chain)];
        Console.WriteLine();
        Console.WriteLine($"Verification of {chains.Length} chains with an answer; {solutions.Sum(solution => solution.Full.Chains.Count) - chains.Length} have none.");
        Console.WriteLine($"{wrong.Length} wrong answers: {Share(wrong, HasError)} have a step marked wrong, {Share(wrong, IsRefuted)} are refuted");
        Console.WriteLine($"{right.Length} right answers: {Share(right, HasError)} have a step marked wrong, {Share(right, IsRefuted)} are refuted");

        static bool HasError(Chain chain) => chain.Verification!.FirstError is not null;
        static bool IsRefuted(Chain chain) => chain.Verification!.IsRefuted;
        static string Share(Chain[] all, Func<Chain, bool> predicate) => $"{100.0 * all.Count(predicate) / Math.Max(1, all.Length):F2} %";
    }

    private static double[] MajorityOf(HeldOutSolution solution) => Curve(solution, [.. solution.Full.Chains], withoutVote: 0);

    // A subset in which no chain survives counts with what most of its refuted chains say, although the consensus would abstain.
    private static double[] VerifiedMajorityOf(HeldOutSolution solution)
    {
        IReadOnlyList<Chain> chains = solution.Full.Chains;
        Chain[] voting = [.. chains.Where(chain => chain.Verification is { IsRefuted: false })];
        Chain[] others = [.. chains.Where(chain => chain.Verification is not { IsRefuted: false })];
        double[] curve = Curve(solution, voting, others.Length);
        double[] fallback = Curve(solution, others, withoutVote: 0);
        double nonVoting = 1;
        for (int k = 1; k <= fallback.Length; k++)
        {
            nonVoting *= (others.Length - k + 1.0) / (chains.Count - k + 1);
            curve[k - 1] += nonVoting * fallback[k - 1];
        }

        return curve;
    }

    private static double[] Curve(HeldOutSolution solution, Chain[] chains, int withoutVote)
    {
        var groups = chains.Where(chain => chain.Answer is not null).GroupBy(chain => chain.Answer!).ToArray();
        return MajorityCurve.Of(
            groups.Where(group => solution.IsRight(group.Key)).Sum(group => group.Count()),
            [.. groups.Where(group => !solution.IsRight(group.Key)).Select(group => group.Count())],
            withoutVote + chains.Count(chain => chain.Answer is null));
    }
}
