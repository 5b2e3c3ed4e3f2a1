namespace Quorum.Tests.Consensus.Deciding;

public class VerifiedTests
{
    [Fact]
    public void Count_refuted_chains_have_no_vote()
    {
        VoteCount count = DecisionRules.VerifiedMajority.Count(
            [VotingChains.Answered(0, 1, refuted: true), VotingChains.Answered(1, 1, refuted: true), VotingChains.Answered(2, 2)]);
        Assert.Equal([("2", 1)], count.Weights());
        Assert.Equal([VoteStatus.Refuted, VoteStatus.Refuted, VoteStatus.Counted], count.Votes.Select(vote => vote.Status));
        Assert.Equal([0, 1, 2], count.Votes.Select(vote => vote.Sample));
        Assert.Equal("verified-majority", DecisionRules.VerifiedMajority.Name);
    }

    [Fact]
    public void Count_all_refuted_counts_them_apart_as_refuted()
    {
        VoteCount count = DecisionRules.VerifiedMajority.Count(
            [VotingChains.Answered(0, 1, refuted: true), VotingChains.Answered(1, 2, refuted: true), VotingChains.Answered(2, 2, refuted: true), VotingChains.Answered(3, null)]);
        Assert.Equal([("2", 2), ("1", 1)], count.Weights());
        Assert.True(count is { IsFallback: true, IsRefuted: true });
        Assert.All(count.Votes.Take(3), vote => Assert.Equal((VoteStatus.Refuted, 0.0), (vote.Status, vote.Weight)));
    }

    [Fact]
    public void Count_all_refuted_goes_before_rescued()
    {
        VoteCount count = DecisionRules.VerifiedMajority.Count(
            [VotingChains.Answered(0, 1, refuted: true), VotingChains.Answered(1, 2, outcome: ChainOutcome.Rescued)]);
        Assert.Equal([("1", 1)], count.Weights());
        Assert.Equal([VoteStatus.Refuted, VoteStatus.Rescued], count.Votes.Select(vote => vote.Status));
    }

    [Fact]
    public void Count_only_rescued_prefers_those_not_refuted()
    {
        VoteCount count = DecisionRules.VerifiedMajority.Count(
        [
            VotingChains.Answered(0, 1, outcome: ChainOutcome.Rescued, refuted: true),
            VotingChains.Answered(1, 1, outcome: ChainOutcome.Rescued, refuted: true),
            VotingChains.Answered(2, 2, outcome: ChainOutcome.Rescued),
        ]);
        Assert.Equal([("2", 1)], count.Weights());
        Assert.True(count is { IsFallback: true, IsRefuted: false });
        Assert.Equal([VoteStatus.Refuted, VoteStatus.Refuted, VoteStatus.Rescued], count.Votes.Select(vote => vote.Status));
    }

    [Fact]
    public void Verified_composes_with_weights()
    {
        VoteCount count = DecisionRules.Verified(DecisionRules.ConfidenceWeighted()).Count(
            [VotingChains.Answered(0, 1, 9, refuted: true), VotingChains.Answered(1, 2, 2), VotingChains.Answered(2, 3, 3)]);
        Assert.Equal([("3", 3), ("2", 2)], count.Weights());
    }

    [Fact]
    public void Unverified_chain_votes() =>
        Assert.Single(DecisionRules.VerifiedMajority.Count([VotingChains.Answered(0, 1) with { Verification = null }]).Groups);
}
