using System.Numerics;

namespace Quorum.Tests.Consensus;

public class LeadPosteriorTests
{
    [Theory]
    [InlineData(1, 0, 0.75)]
    [InlineData(4, 0, 0.96875)]
    [InlineData(5, 5, 0.5)]
    [InlineData(512, 512, 0.5)]
    [InlineData(2, 1, 0.6875)]
    public void OfLead_small_numbers_are_exact(int leader, int runnerUp, double expected) =>
        Assert.Equal(expected, LeadPosterior.OfLead(leader, runnerUp));

    [Theory] // the thresholds of Adaptive-Consistency at 0.95 and 0.99
    [InlineData(0, 4, 6)]
    [InlineData(1, 6, 9)]
    [InlineData(2, 8, 11)]
    [InlineData(3, 9, 13)]
    [InlineData(4, 11, 14)]
    [InlineData(5, 12, 16)]
    [InlineData(6, 14, 18)]
    public void OfLead_crosses_the_known_thresholds(int runnerUp, int at95, int at99)
    {
        Assert.True(LeadPosterior.OfLead(at95 - 1, runnerUp) < 0.95 && LeadPosterior.OfLead(at95, runnerUp) >= 0.95);
        Assert.True(LeadPosterior.OfLead(at99 - 1, runnerUp) < 0.99 && LeadPosterior.OfLead(at99, runnerUp) >= 0.99);
    }

    [Fact]
    public void OfLead_agrees_with_the_integral_for_every_split_of_1024_votes()
    {
        const int Votes = 1024;
        BigInteger coefficient = 1;
        BigInteger sum = 0;
        for (int runnerUp = 0; runnerUp <= Votes / 2; runnerUp++)
        {
            // The sum over the lower tail, kept from split to split; N = 1025 for all of them.
            sum += coefficient;
            coefficient = coefficient * (Votes + 1 - runnerUp) / (runnerUp + 1);
            double expected = 1 - (Math.Exp(BigInteger.Log(sum) - ((Votes + 1) * Math.Log(2))));
            Assert.Equal(expected, LeadPosterior.OfLead(Votes - runnerUp, runnerUp), 1e-10);
        }
    }
}
