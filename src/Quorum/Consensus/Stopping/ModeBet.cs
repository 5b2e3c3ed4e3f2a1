namespace Quorum;

/// <summary>How a vote for one of two answers is bet on, given the votes before it.</summary>
/// <remarks>
/// <para>
/// The bet is the probability of a vote for the leader under a prior on its share q of the two answers' votes: q = 1 with the probability 1/5, else
/// the density 8(q − ½) on (½, 1]. Any prior on (½, 1] is fair to bet by; this one is for speed. The capital after votes that agree is at
/// most doubled by each after the first, so at the level 0.05 six votes are the fewest that can be certified (five make 16, and 20 is
/// needed), and the point mass is about the smallest that does it with six. It is lost with the first vote for the rival. The density spends
/// nothing on shares near ½, which no affordable number of votes tells from ½, so that splits still cost what they cost with a uniform prior.
/// </para>
/// <para>
/// Betting by the predictive probability of a mixture is the method of mixtures (Robbins 1970; Waudby-Smith and Ramdas 2024, arXiv 2010.09686, for
/// bets on bounded means).
/// </para>
/// </remarks>
internal static class ModeBet
{
    private const double Unanimous = 0.2;
    private const int Cached = 1_024;

    // Filled as needed; a race writes the same number twice.
    private static readonly double[]?[] _rows = new double[Cached][];

    /// <summary>The probability that the next of the two answers' votes is the leader's, given that the leader is the more frequent one.</summary>
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
        double now = MeanShare(leader, rival);
        double next = MeanShare(leader + 1, rival);
        if (rival == 0)
            return AllFor(leader + 1, next) / AllFor(leader, now);

        // With U the integral of qˢ(1 − q)ᶠ over (½, 1], that with the density is 8(U(s + 1, f) − U(s, f)/2), and the mean share is U(s + 1, f)/U(s, f).
        return now * (next - 0.5) / (now - 0.5);
    }

    /// <summary>The prior's mean of qˢ: the probability that s votes are all the leader's.</summary>
    private static double AllFor(int votes, double meanShare)
    {
        double integral = (1 - Math.ScaleB(1, -(votes + 1))) / (votes + 1);
        return Unanimous + ((1 - Unanimous) * 8 * integral * (meanShare - 0.5));
    }

    /// <summary>The mean of q over its posterior on (½, 1] with a uniform prior: Laplace's (s + 1)/(s + f + 2), corrected for the cut at ½.</summary>
    private static double MeanShare(int leader, int rival)
    {
        // With L the posterior of the lead and w the largest term of 1 − L, the posterior after one more vote is L + w/2.
        double last = LeadPosterior.LastTerm(leader, rival);
        double posterior = 1 - (last * LeadPosterior.TailRatio(leader, rival));
        return (leader + 1.0) / (leader + rival + 2.0) * (1 + (last / (2 * posterior)));
    }
}
