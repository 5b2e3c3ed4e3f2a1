namespace Quorum;

/// <summary>The posterior probability that the leader is the most frequent of all answers.</summary>
/// <remarks>
/// The prior is uniform over the shares of the answers seen and of one more that stands for the unseen. The posterior shares are independent
/// Gamma(nᵢ + 1) variables divided by their sum, so the probability is ∫ f(x) Π Fᵢ(x) dx with the leader's density f and the rivals'
/// distribution functions Fᵢ: one integral, however many answers there are, computed by Simpson's rule.
/// </remarks>
internal static class DirichletLead
{
    private const int Intervals = 1_024;
    private const double Spreads = 8;
    private const double Underflown = 1e-290;

    public static double Of(VoteCount votes)
    {
        AnswerGroup leader = votes.Groups[0];
        int[] rivals = [0, .. votes.Groups.Skip(1).Select(group => group.Votes).Order()];
        return Of(leader.Votes, rivals);
    }

    /// <param name="leader">The leader's votes.</param>
    /// <param name="rivals">The votes of the others, the unseen (0) included, in ascending order.</param>
    public static double Of(int leader, ReadOnlySpan<int> rivals)
    {
        // Beyond these ends the density holds less than 1e-10.
        double spread = Math.Sqrt(leader + 1);
        double from = Math.Max(0, leader + 1 - (Spreads * spread));
        double to = leader + 1 + (Spreads * spread) + 16;
        double width = (to - from) / Intervals;
        double sum = 0;
        for (int i = 0; i <= Intervals; i++)
        {
            double x = from + (i * width);
            int weight = i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Poisson(x, leader) * AllBelow(x, rivals);
        }

        return Math.Min(1, sum * width / 3);
    }

    /// <summary>The product of the distribution functions of Gamma(n + 1) at x: one minus the Poisson sums up to n.</summary>
    private static double AllBelow(double x, ReadOnlySpan<int> ascending)
    {
        double product = 1;
        double below = 0;
        double term = 0;
        int next = 0;
        foreach (int votes in ascending)
        {
            for (; next <= votes; next++)
            {
                term = term > Underflown ? term * x / next : Poisson(x, next);
                below += term;
            }

            product *= Math.Max(0, 1 - below);
        }

        return product;
    }

    private static double Poisson(double x, int n) => x == 0 ? (n == 0 ? 1 : 0) : Math.Exp((n * Math.Log(x)) - x - LogFactorial.Of(n));
}
