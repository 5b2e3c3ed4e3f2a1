namespace Quorum.Tests.Consensus.Stopping;

public class PosteriorRuleTests
{
    [Theory]
    [InlineData(0.95, 0, 4)]
    [InlineData(0.95, 3, 9)]
    [InlineData(0.95, 6, 14)]
    [InlineData(0.99, 2, 11)]
    public void BetaPosterior_stops_at_the_known_thresholds(double threshold, int runnerUp, int leader)
    {
        IStoppingRule rule = StoppingRules.BetaPosterior(threshold);
        Assert.True(rule.Judge(Votes(leader, runnerUp)).Stop);
        Assert.False(rule.Judge(Votes(leader - 1, runnerUp)).Stop);
    }

    [Theory] // exact, by dynamic programming over all counts: the rule stops at all, on an even split, and on the wrong answer, on 55/45
    [InlineData(0.95, 40, 0.420, 0.109)]
    [InlineData(0.95, 64, 0.480, 0.116)]
    [InlineData(0.99, 40, 0.103, null)]
    [InlineData(0.99, 64, 0.127, null)]
    public void BetaPosterior_threshold_is_no_error_rate(double threshold, int samples, double even, double? wrong)
    {
        IStoppingRule rule = StoppingRules.BetaPosterior(threshold);
        bool[,] stops = new bool[samples + 1, samples + 1];
        for (int first = 0; first <= samples; first++)
        {
            for (int second = 0; first + second <= samples; second++)
                stops[first, second] = rule.Judge(Votes(Math.Max(first, second), Math.Min(first, second))).Stop;
        }

        (double one, double other) = Stopped(stops, samples, 0.5);
        Assert.Equal(even, one + other, 0.0006);
        if (wrong is { } expected)
            Assert.Equal(expected, Stopped(stops, samples, 0.55).Second, 0.0006);
    }

    [Fact]
    public void DirichletPosterior_counts_every_rival()
    {
        // Two votes behind it in one group or in two: the second is the harder case for one rival, the first for the sum of them.
        Assert.True(DirichletLead.Of(6, [0, 2]) < LeadPosterior.OfLead(6, 2));
        Assert.True(DirichletLead.Of(6, [0, 2, 2, 2]) < DirichletLead.Of(6, [0, 2, 2]));
        Assert.False(StoppingRules.DirichletPosterior().Judge(Ballots.Standing(64, 1, 1, 1, 1, 2, 3, 4)).Stop);
        Assert.True(StoppingRules.DirichletPosterior().Judge(Ballots.Standing(64, Enumerable.Repeat((int?)1, 12))).Stop);
    }

    [Fact]
    public void DirichletLead_one_rival_is_the_posterior_of_the_lead()
    {
        for (int leader = 0; leader <= 1_000; leader = (leader * 2) + 1)
        {
            for (int rival = 0; rival <= leader; rival = (rival * 3) + 1)
                Assert.Equal(LeadPosterior.OfLead(leader, rival), DirichletLead.Of(leader, [rival]), 1e-7);
        }
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(20, 11)]
    public void DirichletLead_two_rivals_agree_with_the_exact_integral(int leader, int rival)
    {
        // ∫ f (1 − S₀)(1 − Sᵣ), multiplied out into Gamma integrals: C(n + i, i) cⁿ⁺ⁱ⁺¹ with c = 1/2 or 1/3.
        double expected = 1 - Math.Pow(2, -(leader + 1));
        double choose = 1;
        for (int i = 0; i <= rival; i++)
        {
            expected += choose * (Math.Pow(3, -(leader + i + 1)) - Math.Pow(2, -(leader + i + 1)));
            choose = choose * (leader + i + 1) / (i + 1);
        }

        Assert.Equal(expected, DirichletLead.Of(leader, [0, rival]), 1e-9);
    }

    [Fact]
    public void Judge_fallback_or_no_votes_go_on()
    {
        IStoppingRule rule = StoppingRules.BetaPosterior();
        Standing standing = Ballots.Standing(64, Enumerable.Repeat((int?)1, 30));
        Assert.False(rule.Judge(standing with { InOrder = standing.InOrder with { IsFallback = true } }).Stop);
        Assert.False(rule.Judge(Ballots.Standing(64, null, null)).Stop);
    }

    private static Standing Votes(int leader, int runnerUp) =>
        Ballots.Standing(leader + runnerUp + 1, Enumerable.Repeat((int?)1, leader).Concat(Enumerable.Repeat((int?)2, runnerUp)));

    private static (double First, double Second) Stopped(bool[,] stops, int samples, double share)
    {
        double[] running = new double[samples + 1]; // by the votes of the first answer
        running[0] = 1;
        double first = 0;
        double second = 0;
        for (int n = 1; n <= samples; n++)
        {
            double[] next = new double[samples + 1];
            for (int votes = 0; votes <= n; votes++)
            {
                double probability = (running[votes] * (1 - share)) + (votes > 0 ? running[votes - 1] * share : 0);
                if (!stops[votes, n - votes])
                    next[votes] = probability;
                else if (votes > n - votes)
                    first += probability;
                else
                    second += probability;
            }

            running = next;
        }

        return (first, second);
    }
}
