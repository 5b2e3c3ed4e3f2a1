using System.Numerics;

namespace Quorum.Evaluation.Tests.Scores;

/// <summary>The figures computed a second time, from their definitions and in exact fractions, sharing no code with the library.</summary>
internal static class BruteForce
{
    /// <summary>The votes of a problem: one text per sample, none where it has no vote.</summary>
    public static string?[] VotesOf(ScoredProblem problem, bool verified) =>
    [
        .. problem.Chains.Select(chain => chain.Chain.Outcome == ChainOutcome.Answered && !(verified && chain.Chain.Verification is { IsRefuted: true }) ? chain.Chain.Answer!.Key : null),
    ];

    public static bool[] RightOf(ScoredProblem problem) => [.. problem.Chains.Select(chain => chain.IsRight)];

    /// <summary>Whether the first sample that gave an answer is right; it stands for those who gave the same.</summary>
    public static bool IsRight(string?[] votes, bool[] right, string? answer) => answer is not null && right[Array.IndexOf(votes, answer)];

    /// <summary>
    /// The share of all subsets of k samples of which the leading answer is right, by looking at every subset. Where those who gave it are not all right,
    /// as with programs, each of them stands for it equally often.
    /// </summary>
    public static double MajorityOverAllSubsets(string?[] votes, bool[] right, int k)
    {
        double sum = 0;
        int subsets = 0;
        for (uint mask = 0; mask < 1u << votes.Length; mask++)
        {
            if (BitOperations.PopCount(mask) != k)
                continue;

            subsets++;
            var counts = new Dictionary<string, (int All, int Right)>();
            for (int i = 0; i < votes.Length; i++)
            {
                if ((mask >> i & 1) == 1 && votes[i] is { } vote && counts.GetValueOrDefault(vote) is var count)
                    counts[vote] = (count.All + 1, count.Right + (right[i] ? 1 : 0));
            }

            int most = counts.Values.Select(count => count.All).DefaultIfEmpty().Max();
            sum += counts.Values.Where(count => count.All == most).Select(count => (double)count.Right / count.All).DefaultIfEmpty().Average();
        }

        return sum / subsets;
    }

    /// <summary>The same by counting, in whole numbers: over how often each answer is drawn, the ways to draw it so often.</summary>
    public static double Majority(string?[] votes, bool[] right, int k)
    {
        (int Size, int Right)[] groups = [.. votes.Zip(right).Where(pair => pair.First is not null).GroupBy(pair => pair.First).Select(group => (group.Count(), group.Count(pair => pair.Second)))];
        int silent = votes.Count(vote => vote is null);

        // How many of the tied answers are right, in the smallest fraction of one that occurs.
        int whole = groups.Aggregate(1, (product, group) => group.Right % group.Size == 0 ? product : checked(product * group.Size));
        var known = new Dictionary<(int Group, int Left, int Best, int Tied, int RightTied), BigRational>();
        return (double)Sum(0, k, 0, 0, 0).Numerator / (double)Sum(0, k, 0, 0, 0).Denominator / (double)Choose(votes.Length, k);

        BigRational Sum(int group, int left, int best, int tied, int rightTied)
        {
            if (group == groups.Length)
                return left <= silent && tied > 0 ? new BigRational(Choose(silent, left) * rightTied, (BigInteger)tied * whole) : new BigRational(0, 1);

            if (known.TryGetValue((group, left, best, tied, rightTied), out BigRational found))
                return found;

            var sum = new BigRational(0, 1);
            for (int drawn = 0; drawn <= Math.Min(left, groups[group].Size); drawn++)
            {
                int one = groups[group].Right * whole / groups[group].Size;
                BigRational rest = drawn == 0 || drawn < best ? Sum(group + 1, left - drawn, best, tied, rightTied)
                    : drawn == best ? Sum(group + 1, left - drawn, best, tied + 1, rightTied + one)
                    : Sum(group + 1, left - drawn, drawn, 1, one);
                sum = sum.Plus(rest.Times(Choose(groups[group].Size, drawn)));
            }

            return known[(group, left, best, tied, rightTied)] = sum;
        }
    }

    /// <summary>One minus the share of subsets of k samples that are all wrong.</summary>
    public static double Pass(int samples, int right, int k) => 1 - ((double)Choose(samples - right, k) / (double)Choose(samples, k));

    /// <summary>Checks a share of sums, and its interval against a bootstrap of another seed and five times the size.</summary>
    public static void AssertEstimate(double[] parts, double[] wholes, Estimate estimate)
    {
        const int Draws = 20_000;
        var random = new Random(parts.Length);
        double[] shares = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            int[] drawn = [.. parts.Select(_ => random.Next(parts.Length))];
            shares[i] = drawn.Sum(j => parts[j]) / drawn.Sum(j => wholes[j]);
        }

        Array.Sort(shares);
        double width = shares[(int)(0.975 * Draws)] - shares[(int)(0.025 * Draws)];
        Assert.Equal(parts.Sum() / wholes.Sum(), estimate.Mean, 1e-9);
        Assert.InRange(estimate.Low, shares[(int)(0.015 * Draws)] - (width / 100), shares[(int)(0.035 * Draws)] + (width / 100));
        Assert.InRange(estimate.High, shares[(int)(0.965 * Draws)] - (width / 100), shares[(int)(0.985 * Draws)] + (width / 100));
    }

    public static BigInteger Choose(int n, int k)
    {
        if (k > n)
            return 0;

        BigInteger ways = 1;
        for (int i = 1; i <= k; i++)
            ways = ways * (n - k + i) / i;

        return ways;
    }

    private readonly record struct BigRational(BigInteger Numerator, BigInteger Denominator)
    {
        public BigRational Plus(BigRational other) => Reduced((Numerator * other.Denominator) + (other.Numerator * Denominator), Denominator * other.Denominator);

        public BigRational Times(BigInteger factor) => Reduced(Numerator * factor, Denominator);

        private static BigRational Reduced(BigInteger numerator, BigInteger denominator)
        {
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            return new(numerator / divisor, denominator / divisor);
        }
    }
}
