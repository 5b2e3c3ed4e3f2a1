namespace Quorum.Evaluation;

/// <summary>The exact curve of majority votes where several different answers may be right, as programs are.</summary>
internal static class VoteCurve
{
    /// <summary>One number for each k from 1 to n: the probability that the leading answer of k samples is right, ties shared.</summary>
    /// <remarks>At most one answer leads, so the probabilities of the right ones add up (<see cref="MajorityCurve"/>).</remarks>
    public static double[] Of(IReadOnlyList<ScoredChain> chains, Func<ScoredChain, bool> votes)
    {
        IGrouping<Answer, ScoredChain>[] groups = [.. chains.Where(votes).GroupBy(chain => chain.Chain.Answer!)];
        int silent = chains.Count - groups.Sum(group => group.Count());
        double[] curve = new double[chains.Count];
        foreach (IGrouping<Answer, ScoredChain> right in groups.Where(group => group.First().IsRight))
        {
            double[] part = MajorityCurve.Of(right.Count(), [.. groups.Where(group => group != right).Select(group => group.Count())], silent);
            for (int i = 0; i < curve.Length; i++)
                curve[i] += part[i];
        }

        return curve;
    }
}
