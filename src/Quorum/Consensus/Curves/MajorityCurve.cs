namespace Quorum;

/// <summary>
/// How often a majority of k samples is right, for every k, computed exactly from the votes of n samples: maj@k, or cons@k.
/// </summary>
/// <remarks>
/// The mean over all subsets of k of the n samples, not the first k alone. A tie among j answers counts 1/j, which is what the rule that the answer
/// seen first wins gives on average over the order of the samples. Samples without an answer are drawn like the others, and do not vote.
/// All terms are positive, so nothing cancels; the error is a few rounding errors.
/// </remarks>
public static class MajorityCurve
{
    private const int MostSamples = 1_024; // beyond, the number of subsets exceeds double

    /// <summary>Computes the curve.</summary>
    /// <param name="correctVotes">The number of samples with the correct answer.</param>
    /// <param name="rivalVotes">The number of samples with each of the other answers.</param>
    /// <param name="withoutVote">The number of samples without an answer.</param>
    /// <returns>One number from 0 to 1 for each k from 1 to n, at the place k − 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rivalVotes"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more than 1,024 samples.</exception>
    public static double[] Of(int correctVotes, IReadOnlyList<int> rivalVotes, int withoutVote = 0)
    {
        ArgumentNullException.ThrowIfNull(rivalVotes);
        ArgumentOutOfRangeException.ThrowIfNegative(correctVotes);
        ArgumentOutOfRangeException.ThrowIfNegative(withoutVote);
        long samples = (long)correctVotes + withoutVote;
        foreach (int votes in rivalVotes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(votes, nameof(rivalVotes));
            samples += votes;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, MostSamples, nameof(rivalVotes));
        double[] favourable = CountFavourable(correctVotes, rivalVotes, withoutVote, (int)samples);
        double[] subsets = Binomials((int)samples);
        return [.. Enumerable.Range(1, (int)samples).Select(k => Math.Min(1, favourable[k] / subsets[k]))];
    }

    // The subsets of each size in which the correct answer has t votes and no other has more, summed over t; one in which j others have t too
    // counts 1/(1 + j).
    private static double[] CountFavourable(int correctVotes, IReadOnlyList<int> rivalVotes, int withoutVote, int samples)
    {
        double[] favourable = new double[samples + 1];
        double[] correct = Binomials(correctVotes);
        for (int t = 1; t <= correctVotes; t++)
        {
            int[] able = [.. rivalVotes.Where(votes => votes >= t)];

            // Rivals that cannot reach t are drawn freely, as samples without a vote are.
            double[] free = Binomials(withoutVote + rivalVotes.Where(votes => votes < t).Sum());
            double[][] byTied = TiedWays(able, free, t);
            for (int tied = 0; tied < byTied.Length; tied++)
            {
                for (int others = 0; others < byTied[tied].Length; others++)
                    favourable[t + others] += correct[t] * byTied[tied][others] / (1 + tied);
            }
        }

        return favourable;
    }

    /// <summary>The ways to draw so many others of which so many answers have exactly t votes and none has more: [tied][others].</summary>
    private static double[][] TiedWays(int[] able, double[] free, int t)
    {
        double[][] ways = [free];
        foreach (int votes in able)
        {
            double[] draws = Binomials(votes);
            double[][] next = new double[ways.Length + 1][];
            for (int tied = 0; tied < next.Length; tied++)
            {
                next[tied] = new double[ways[0].Length + t];
                for (int drawn = 0; drawn < t && tied < ways.Length; drawn++)
                    AddShifted(next[tied], ways[tied], drawn, draws[drawn]);

                if (tied > 0)
                    AddShifted(next[tied], ways[tied - 1], t, draws[t]);
            }

            ways = next;
        }

        return ways;
    }

    private static void AddShifted(double[] sum, double[] ways, int shift, double factor)
    {
        for (int i = 0; i < ways.Length; i++)
            sum[i + shift] += ways[i] * factor;
    }

    /// <summary>C(n, k) for k from 0 to n.</summary>
    private static double[] Binomials(int n)
    {
        double[] row = new double[n + 1];
        row[0] = 1;
        for (int k = 1; k <= n; k++)
            row[k] = k <= n - k ? row[k - 1] * ((n - k + 1.0) / k) : row[n - k];

        return row;
    }
}
