using System.Numerics;

namespace Quorum.Tests.Consensus.Stopping;

public class ModeBetTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(1_024)]
    public void OnLeader_from_vote_to_vote_multiplies_to_the_closed_form(int votes)
    {
        // Every split with the leader ahead: E(s + 1, f) = 2q E(s, f).
        int step = Math.Max(1, votes / 40);
        for (int rival = 0; rival < votes / 2; rival += step)
        {
            for (int leader = rival + 1; leader + rival < votes; leader += step)
            {
                double q = ModeBet.OnLeader(leader, rival);
                Assert.InRange(q, 0.5, 1);
                Assert.Equal(LogClosedForm(leader + 1, rival), LogClosedForm(leader, rival) + Math.Log(2 * q), 1e-9);
                Assert.Equal(LogClosedForm(leader, rival + 1), LogClosedForm(leader, rival) + Math.Log(2 * (1 - q)), 1e-7);
            }
        }
    }

    [Theory] // the least votes that reach 1/α against so many votes of a single rival
    [InlineData(0.05, new[] { 7, 10, 12, 14, 16, 18, 20 })]
    [InlineData(0.10, new[] { 5, 8, 11, 13, 15, 17, 19 })]
    [InlineData(0.01, new[] { 9, 13, 15, 18, 20 })]
    public void Closed_form_crosses_the_known_thresholds(double alpha, int[] leaders)
    {
        for (int rival = 0; rival < leaders.Length; rival++)
        {
            Assert.True(LogClosedForm(leaders[rival] - 1, rival) < -Math.Log(alpha));
            Assert.True(LogClosedForm(leaders[rival], rival) >= -Math.Log(alpha));
        }
    }

    // Σ C(m + 1, i) over i ≤ s, divided by (m + 1) C(m, s).
    private static double LogClosedForm(int leader, int rival)
    {
        int votes = leader + rival;
        BigInteger coefficient = 1;
        BigInteger sum = 1;
        for (int i = 1; i <= leader; i++)
        {
            coefficient = coefficient * (votes + 2 - i) / i;
            sum += coefficient;
        }

        BigInteger choose = 1;
        for (int i = 1; i <= rival; i++)
            choose = choose * (votes + 1 - i) / i;

        return BigInteger.Log(sum) - BigInteger.Log((votes + 1) * choose);
    }
}
