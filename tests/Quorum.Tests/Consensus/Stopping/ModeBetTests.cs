namespace Quorum.Tests.Consensus.Stopping;

public class ModeBetTests
{
    private const double PointMass = 0.2;

    [Theory]
    [InlineData(64)]
    [InlineData(1_100)]
    public void OnLeader_is_the_predictive_probability_under_the_prior(int votes)
    {
        // By integrals over the prior, which the bets never compute.
        int step = Math.Max(1, votes / 24);
        for (int rival = 0; rival < votes / 2; rival += step)
        {
            for (int leader = rival + 1; leader + rival < votes; leader += step)
            {
                double expected = Math.Exp(LogMarginal(leader + 1, rival) - LogMarginal(leader, rival));
                Assert.Equal(expected, ModeBet.OnLeader(leader, rival), 1e-6);
                Assert.InRange(ModeBet.OnLeader(leader, rival), 0.5, 1);
            }
        }
    }

    [Fact]
    public void OnLeader_votes_that_agree_multiply_the_capital_to_the_closed_form()
    {
        // The mean of qⁿ over the density is 4(1 − 2⁻ⁿ⁻²)·2/(n + 2) − 2(1 − 2⁻ⁿ⁻¹)·2/(n + 1).
        double capital = 1;
        for (int n = 1; n < 30; n++)
        {
            capital *= 2 * ModeBet.OnLeader(n, 0);
            Assert.Equal(Math.ScaleB(AllFor(n + 1) / AllFor(1), n), capital, 1e-9 * capital);
        }

        static double AllFor(int n) =>
            PointMass + ((1 - PointMass) * ((8 * (1 - Math.Pow(2, -n - 2)) / (n + 2)) - (4 * (1 - Math.Pow(2, -n - 1)) / (n + 1))));
    }

    // Simpson's rule for the density 8(q − ½), with the largest term taken out, so that nothing underflows; the point mass at 1 by hand.
    private static double LogMarginal(int leader, int rival)
    {
        const int Intervals = 40_000;
        double peak = Math.Max(0.5, (double)leader / (leader + rival));
        double scale = LogTerm(peak);
        double sum = 0;
        for (int i = 0; i <= Intervals; i++)
        {
            double q = 0.5 + (0.5 * i / Intervals);
            int weight = i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * 8 * (q - 0.5) * Math.Exp(LogTerm(q) - scale);
        }

        double density = Math.Log((1 - PointMass) * sum * 0.5 / Intervals / 3) + scale;
        return rival > 0 ? density : Math.Log(PointMass + Math.Exp(density));

        double LogTerm(double q) => (leader * Math.Log(q)) + (rival == 0 ? 0 : rival * Math.Log(1 - q));
    }
}
