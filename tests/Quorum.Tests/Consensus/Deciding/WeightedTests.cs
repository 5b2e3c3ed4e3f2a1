namespace Quorum.Tests.Consensus.Deciding;

public class WeightedTests
{
    [Fact]
    public void ConfidenceWeighted_sums_within_a_group()
    {
        // The mean would make 2 win.
        VoteCount count = DecisionRules.ConfidenceWeighted().Count(VotingChains.Of((1, 2), (1, 2), (2, 3)));
        Assert.Equal([("1", 4), ("2", 3)], count.Weights());
        Assert.Null(count.Note);
    }

    [Fact]
    public void ConfidenceWeighted_reads_the_measure_it_was_given()
    {
        Chain[] chains = [VotingChains.Answered(0, 1, 1), VotingChains.Answered(1, 2, 2)];
        chains[0] = chains[0] with { Confidence = chains[0].Confidence! with { Tail = 5 } };
        Assert.Equal("2", DecisionRules.ConfidenceWeighted(ConfidenceMeasure.LowestGroup).Count(chains).Groups[0].Answer.Display);
        Assert.Equal("1", DecisionRules.ConfidenceWeighted(ConfidenceMeasure.Tail).Count(chains).Groups[0].Answer.Display);
    }

    [Fact]
    public void ConfidenceWeighted_without_confidences_is_plain_and_says_so()
    {
        VoteCount count = DecisionRules.ConfidenceWeighted().Count(VotingChains.Of((1, null), (2, null), (2, double.NaN)));
        Assert.Equal([("2", 2), ("1", 1)], count.Weights());
        Assert.Equal("No chain has a confidence, so each has one plain vote.", count.Note);
    }

    [Fact]
    public void ConfidenceWeighted_confidences_of_zero_are_plain_votes_and_said_so() =>
        Assert.Equal(
            "No chain has a confidence above 0, so each has one plain vote.", DecisionRules.ConfidenceWeighted().Count(VotingChains.Of((1, 0), (2, 0))).Note);

    [Fact]
    public void ConfidenceWeighted_missing_confidence_is_the_mean_of_the_others()
    {
        VoteCount count = DecisionRules.ConfidenceWeighted().Count(VotingChains.Of((1, 2), (2, 4), (3, null)));
        Assert.Equal([("2", 4), ("3", 3), ("1", 2)], count.Weights());
        Assert.Equal("1 of 3 chains have no confidence; each is taken to have the mean of the others.", count.Note);
    }

    [Theory]
    [InlineData(0.1, new[] { 1 })]
    [InlineData(0.5, new[] { 1, 3 })]
    [InlineData(1.0, new[] { 0, 1, 2, 3 })]
    public void TopConfident_keeps_the_most_confident(double share, int[] kept)
    {
        VoteCount count = DecisionRules.TopConfident(share).Count(VotingChains.Of((1, 2), (2, 5), (1, 1), (1, 3)));
        Assert.Equal(kept, count.Votes.Where(vote => vote.Status == VoteStatus.Counted).Select(vote => vote.Sample));
        Assert.All(count.Votes.ExceptBy(kept, vote => vote.Sample), vote => Assert.Equal((VoteStatus.LowConfidence, 0.0), (vote.Status, vote.Weight)));
        Assert.Equal(share < 1 ? "2" : "1", count.Groups[0].Answer.Display);
    }

    [Fact]
    public void BordaWeighted_weighs_by_rank_with_equals_at_their_mean()
    {
        Chain[] chains = VotingChains.Of((1, 7), (2, 3), (3, 3), (4, 1));
        Assert.Equal([("1", 4), ("2", 2.5), ("3", 2.5), ("4", 1)], DecisionRules.BordaWeighted(1).Count(chains).Weights());
        Assert.Equal([("1", 16), ("2", 6.25), ("3", 6.25), ("4", 1)], DecisionRules.BordaWeighted(2).Count(chains).Weights());
        Assert.All(DecisionRules.BordaWeighted(0).Count(chains).Votes, vote => Assert.Equal(1, vote.Weight));
    }

    [Fact]
    public void SoftmaxWeighted_temperature_goes_from_the_most_confident_to_the_majority()
    {
        Chain[] chains = VotingChains.Of((1, 1), (1, 1), (2, 2));
        Assert.Equal("2", DecisionRules.SoftmaxWeighted(0.5).Count(chains).Groups[0].Answer.Display);
        Assert.Equal("1", DecisionRules.SoftmaxWeighted(10).Count(chains).Groups[0].Answer.Display);
        Assert.Equal(1, DecisionRules.SoftmaxWeighted(0.5).Count(chains).Votes.Sum(vote => vote.Weight), 1e-12);
        Assert.True(double.IsFinite(DecisionRules.SoftmaxWeighted(1e-6).Count(VotingChains.Of((1, 1e6), (2, 1))).Groups[0].Weight));
    }

    [Fact]
    public void BestOf_follows_the_best_chain()
    {
        VoteCount count = DecisionRules.BestOf(chain => chain.Confidence!.Mean, "mean").Count(VotingChains.Of((1, 2), (1, double.NaN), (2, 5), (3, 5)));
        Assert.Equal([("2", 1), ("1", 0), ("3", 0)], count.Weights());
        Assert.All(count.Votes, vote => Assert.Equal(VoteStatus.Counted, vote.Status));
        Assert.Equal("1", DecisionRules.BestOf(_ => double.NaN, "nothing").Count(VotingChains.Of((1, 2), (2, 3))).Groups[0].Answer.Display);
        Assert.Equal("2", DecisionRules.BestOf(chain => chain.Index == 0 ? double.NaN : double.NegativeInfinity, "x").Count(VotingChains.Of((1, 2), (2, 3))).Groups[0].Answer.Display);
    }

    [Fact]
    public void Weights_that_depend_on_other_chains_have_no_bound()
    {
        Assert.Equal(1, DecisionRules.Majority.LargestVote);
        Assert.Equal(1, DecisionRules.VerifiedMajority.LargestVote);
        Assert.Null(DecisionRules.ConfidenceWeighted().LargestVote);
        Assert.Null(DecisionRules.BestOf(_ => 0, "x").LargestVote);
    }

    [Fact]
    public void Rules_with_arguments_out_of_range_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionRules.TopConfident(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionRules.BordaWeighted(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionRules.BordaWeighted(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionRules.SoftmaxWeighted(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionRules.ConfidenceWeighted((ConfidenceMeasure)99));
    }

    [Fact]
    public void Weighted_weighs_each_chain_by_the_function()
    {
        IDecisionRule rule = DecisionRules.Weighted(chain => chain.Index, largestVote: 3, "by-index");

        VoteCount count = rule.Count(VotingChains.Of((1, null), (1, null), (2, null), (3, null), (3, null)));

        Assert.Equal(("by-index", 3d), (rule.Name, rule.LargestVote));
        Assert.Equal([("3", 6), ("2", 2), ("1", 1)], count.Weights());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Weighted_what_is_no_weight_is_none(double weight) =>
        Assert.Equal([("1", 0)], DecisionRules.Weighted(_ => weight, 1, "none").Count(VotingChains.Of((1, null))).Weights());

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Weighted_largest_vote_must_be_one(double largest) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DecisionRules.Weighted(_ => 1, largest, "none"));
}
