namespace Quorum.Evaluation;

/// <summary>The exact curve of majority votes where several different answers may be right, as programs are.</summary>
internal static class VoteCurve
{
    /// <summary>One number for each k from 1 to n: the probability that the leading answer of k samples is right, ties shared.</summary>
    /// <remarks>
    /// At most one answer leads, so the probabilities of the right ones add up (<see cref="MajorityCurve"/>). Of programs that do the same, some may be
    /// right and some not; the first stands for all, and in samples without an order each of them is first equally often.
    /// </remarks>
    public static double[] Of(IReadOnlyList<ScoredChain> chains, Func<ScoredChain, bool> votes)
    {
        IGrouping<Answer, ScoredChain>[] groups = [.. chains.Where(votes).GroupBy(chain => chain.Chain.Answer!)];
        int silent = chains.Count - groups.Sum(group => group.Count());
        double[] curve = new double[chains.Count];
        foreach (IGrouping<Answer, ScoredChain> group in groups)
        {
            int size = group.Count();
            int right = group.Count(chain => chain.IsRight);
            if (right == 0)
                continue;

            double[] leads = MajorityCurve.Of(size, [.. groups.Where(other => other != group).Select(other => other.Count())], silent);
            for (int i = 0; i < curve.Length; i++)
                curve[i] += leads[i] * right / size;
        }

        return curve;
    }
}
