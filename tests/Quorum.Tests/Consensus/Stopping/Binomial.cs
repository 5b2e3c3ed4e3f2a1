namespace Quorum.Tests.Consensus.Stopping;

internal static class Binomial
{
    /// <summary>A count that a binomial variable exceeds with a probability of less than one in ten thousand.</summary>
    public static int UpperCount(int runs, double probability)
    {
        double term = Math.Exp(runs * Math.Log(1 - probability));
        double sum = term;
        int count = 0;
        for (; sum < 0.9999; count++)
        {
            term *= (runs - count) * probability / ((count + 1) * (1 - probability));
            sum += term;
        }

        return count;
    }
}
