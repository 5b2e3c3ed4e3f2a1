using System.Numerics;

namespace Quorum;

/// <summary>How certain a lead is.</summary>
internal static class LeadPosterior
{
    /// <summary>
    /// The posterior probability that a leader with so many votes is ahead of a runner-up with so many, given a uniform prior:
    /// 2⁻ᴺ Σ C(N, i) over i ≤ leader, with N = leader + runnerUp + 1. This is 1 − I½(leader + 1, runnerUp + 1) in whole numbers.
    /// </summary>
    public static double OfLead(int leader, int runnerUp)
    {
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
}
