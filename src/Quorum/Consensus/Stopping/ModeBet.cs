namespace Quorum;

/// <summary>How a vote for one of two answers is bet on, given the votes before it.</summary>
internal static class ModeBet
{
    private const int Cached = 1_024;

    // Filled as needed; a race writes the same number twice.
    private static readonly double[]?[] _rows = new double[Cached][];

    /// <summary>
    /// The probability that the next of the two answers' votes is the leader's, given that the leader is the more frequent one: the mean of q
    /// over its posterior on (½, 1] with a uniform prior. It is Laplace's (s + 1)/(s + f + 2), corrected for the cut at ½.
    /// </summary>
    /// <param name="leader">The leader's votes, s.</param>
    /// <param name="rival">The rival's votes, f; fewer than the leader's.</param>
    public static double OnLeader(int leader, int rival)
    {
        if (leader >= Cached)
            return Compute(leader, rival);

        double[] row = _rows[leader] ??= new double[leader];
        double known = row[rival];
        return known > 0 ? known : row[rival] = Compute(leader, rival);
    }

    private static double Compute(int leader, int rival)
    {
        // With L the posterior of the lead and w the largest term of 1 − L, the posterior after one more vote is L + w/2.
        double last = LeadPosterior.LastTerm(leader, rival);
        double posterior = 1 - (last * LeadPosterior.TailRatio(leader, rival));
        return (leader + 1.0) / (leader + rival + 2.0) * (1 + (last / (2 * posterior)));
    }
}
