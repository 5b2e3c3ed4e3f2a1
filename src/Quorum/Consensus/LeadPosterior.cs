using System.Numerics;

namespace Quorum;

/// <summary>How certain a lead is.</summary>
internal static class LeadPosterior
{
    private const double Negligible = 1e-18;

    /// <summary>
    /// The posterior probability that a leader with so many votes is ahead of a runner-up with so many, given a uniform prior:
    /// 2⁻ᴺ Σ C(N, i) over i ≤ leader, with N = leader + runnerUp + 1. This is 1 − I½(leader + 1, runnerUp + 1) in whole numbers.
    /// </summary>
    public static double OfLead(int leader, int runnerUp)
    {
        if (leader < runnerUp)
            return 1 - OfLead(runnerUp, leader);

        int trials = leader + runnerUp + 1;

        // The upper tail, i > leader, is by symmetry the lower one, i ≤ runnerUp. It is the shorter sum, and exact until the last step.
        BigInteger coefficient = 1;
        BigInteger tail = 1;
        for (int i = 1; i <= runnerUp; i++)
        {
            coefficient = coefficient * (trials - i + 1) / i;
            tail += coefficient;
        }

        // 2^1025 is beyond double, so both are brought down before they are divided.
        int excess = (int)Math.Max(0, tail.GetBitLength() - 64);
        return 1 - Math.ScaleB((double)(tail >> excess), excess - trials);
    }

    /// <summary>The same in floating point, for any number of votes of which the leader has at least as many.</summary>
    public static double Approximate(long leader, long runnerUp) => 1 - (LastTerm(leader, runnerUp) * TailRatio(leader, runnerUp));

    /// <summary>2⁻ᴺ C(N, runnerUp): the largest term of the tail.</summary>
    public static double LastTerm(long leader, long runnerUp)
    {
        long trials = leader + runnerUp + 1;
        return Math.Exp(
            LogFactorial.Of(trials) - LogFactorial.Of(runnerUp) - LogFactorial.Of(leader + 1) - (trials * Math.Log(2)));
    }

    /// <summary>The sum of the tail in units of its largest term. The terms fall off within a few √N.</summary>
    public static double TailRatio(long leader, long runnerUp)
    {
        long trials = leader + runnerUp + 1;
        double term = 1;
        double sum = 1;
        for (long i = runnerUp; i > 0 && term > Negligible; i--)
        {
            term *= (double)i / (trials - i + 1);
            sum += term;
        }

        return sum;
    }
}
