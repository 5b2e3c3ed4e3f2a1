using Quorum.Tests.Consensus.Stopping;

namespace Quorum.Tests.Consensus;

public class AbstentionTests
{
    [Fact]
    public void Judge_certain_enough_decides() =>
        Assert.Null(Abstention.Judge(Ballots.Count(1, 1, 1, 1), Ballots.Answer(1), 0.95));

    [Fact]
    public void Judge_uncertain_names_the_split_and_what_is_needed()
    {
        Abstention abstention = Abstention.Judge(Ballots.Count(12, 15, 12, 15, 12, 15, 12, 15, 12, 7, null), Ballots.Answer(12), 0.95)!;
        Assert.Equal("5 votes for 12, 4 for 15, 1 for 7: the probability that 12 leads is 62.3 %, and 95.0 % is needed.", abstention.Reason);
        Assert.NotNull(abstention.FurtherSamples);
    }

    [Fact]
    public void Judge_a_probability_is_never_rounded_up_to_what_is_needed()
    {
        Abstention abstention = Abstention.Judge(Ballots.Count(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), Ballots.Answer(1), 0.9999)!;
        Assert.EndsWith("the probability that 1 leads is 99.98 %, and 99.99 % is needed.", abstention.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(2)]
    public void Judge_what_is_no_probability_throws(double minimum) =>
        Assert.Throws<ArgumentOutOfRangeException>("minimumProbability", () => Abstention.Judge(Ballots.Count(1), Ballots.Answer(1), minimum));

    [Fact]
    public void ToString_says_that_there_is_no_consensus_and_what_it_would_take()
    {
        Assert.Equal("No consensus. Why. If the split stays as it is, about 1,200 further samples would decide.", new Abstention("Why.", 1_200).ToString());
        Assert.Equal("No consensus. Why.", new Abstention("Why.", null).ToString());
    }

    [Fact]
    public void Judge_many_groups_names_the_largest()
    {
        Abstention abstention = Abstention.Judge(Ballots.Count(1, 1, 2, 3, 4, 5), Ballots.Answer(1), 0.99)!;
        Assert.StartsWith("2 votes for 1, 1 for 2, 1 for 3, 2 for others: ", abstention.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_no_votes_abstains()
    {
        Abstention abstention = Abstention.Judge(Ballots.Count(null, null), Ballots.Answer(1), 0.9)!;
        Assert.StartsWith("No votes", abstention.Reason, StringComparison.Ordinal);
        Assert.Null(abstention.FurtherSamples);
    }

    [Theory]
    [InlineData(1, 0, 3)] // four votes to none
    [InlineData(2, 1, 22)] // seventeen votes to eight
    [InlineData(3, 3, null)]
    [InlineData(2, 3, null)]
    public void FurtherSamples_is_what_the_split_needs(int leader, int runnerUp, int? expected) =>
        Assert.Equal(expected, new LeadSplit(leader, runnerUp).FurtherSamples(leader + runnerUp, 0.95));

    [Fact]
    public void FurtherSamples_reaches_the_threshold_and_few_less_do_not()
    {
        for (int leader = 2; leader < 60; leader += 3)
        {
            for (int runnerUp = 1; runnerUp < leader; runnerUp += 4)
            {
                int votes = leader + runnerUp;
                int further = new LeadSplit(leader, runnerUp).FurtherSamples(votes, 0.999)!.Value;
                Assert.InRange(Posterior(votes + further), 0.999, 1);
                Assert.True(further < 10 || Posterior(votes + (further * 3 / 4)) < 0.999);

                double Posterior(int total) => LeadPosterior.OfLead(
                    (int)Math.Round((double)leader / votes * total), (int)Math.Round((double)runnerUp / votes * total));
            }
        }
    }

    [Fact]
    public void FurtherSamples_close_split_of_many_votes_is_found_fast() =>
        Assert.InRange(new LeadSplit(512, 511).FurtherSamples(1_024, 0.95)!.Value, 1_000_000, 10_000_000);

    [Fact]
    public void Approximate_agrees_with_the_exact_posterior()
    {
        for (int leader = 1; leader < 2_000; leader = (leader * 3) + 1)
        {
            for (int runnerUp = 0; runnerUp <= leader; runnerUp = (runnerUp * 2) + 1)
                Assert.Equal(LeadPosterior.OfLead(leader, runnerUp), LeadPosterior.Approximate(leader, runnerUp), 1e-9);
        }
    }
}
