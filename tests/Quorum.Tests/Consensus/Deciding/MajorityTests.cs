namespace Quorum.Tests.Consensus.Deciding;

public class MajorityTests
{
    [Fact]
    public void Count_no_chains_or_no_answers_has_no_groups()
    {
        foreach (IDecisionRule rule in AllRules())
        {
            Assert.Empty(rule.Count([]).Groups);
            VoteCount count = rule.Count(VotingChains.Of((null, 1), (null, null)));
            Assert.Empty(count.Groups);
            Assert.All(count.Votes, vote => Assert.Equal((VoteStatus.NoAnswer, 0.0), (vote.Status, vote.Weight)));
            Assert.False(count.IsFallback);
        }
    }

    [Fact]
    public void Count_all_tied_goes_to_the_first_member()
    {
        foreach (IDecisionRule rule in AllRules())
        {
            VoteCount count = rule.Count(VotingChains.Of((3, 1), (1, 1), (2, 1)));
            Assert.Equal("3", count.Groups[0].Answer.Display);
        }
    }

    [Fact]
    public void Count_groups_hold_their_members_in_order_of_votes()
    {
        VoteCount count = DecisionRules.Majority.Count(VotingChains.Of((1, null), (2, null), (null, null), (2, null)));
        Assert.Equal([("2", 2), ("1", 1)], count.Weights());
        Assert.Equal([[1, 3], [0]], count.Groups.Select(group => group.Members));
        Assert.Equal([1, 1, 0, 1], count.Votes.Select(vote => vote.Weight));
        Assert.Null(count.Note);
    }

    [Fact]
    public void Count_rescued_chains_are_counted_apart()
    {
        foreach (IDecisionRule rule in AllRules())
        {
            VoteCount count = rule.Count(
            [
                VotingChains.Answered(0, 1, 1), VotingChains.Answered(1, 2, 1, outcome: ChainOutcome.Rescued), VotingChains.Answered(2, 1, 1, outcome: ChainOutcome.Rescued),
            ]);
            AnswerGroup group = Assert.Single(count.Groups);
            Assert.Equal([0], group.Members);
            Assert.Equal([2], group.RescuedMembers);
            Assert.Equal([VoteStatus.Counted, VoteStatus.Rescued, VoteStatus.Rescued], count.Votes.Select(vote => vote.Status));
            Assert.False(count.IsFallback);
        }
    }

    [Fact]
    public void Count_rescued_chains_decide_if_no_other_has_an_answer()
    {
        foreach (IDecisionRule rule in AllRules())
        {
            VoteCount count = rule.Count(
            [
                VotingChains.Answered(0, null), VotingChains.Answered(1, 2, 1, outcome: ChainOutcome.Rescued), VotingChains.Answered(2, 2, 1, outcome: ChainOutcome.Rescued),
            ]);
            Assert.Equal("2", Assert.Single(count.Groups).Answer.Display);
            Assert.True(count.IsFallback);
            Assert.Equal("No complete chain has an answer, so the rescued ones decide.", count.Note);
            Assert.All(count.Votes.Skip(1), vote => Assert.Equal((VoteStatus.Rescued, 0.0), (vote.Status, vote.Weight)));
        }
    }

    [Fact]
    public void Count_chains_cut_for_low_confidence_never_vote()
    {
        foreach (IDecisionRule rule in AllRules())
        {
            VoteCount count = rule.Count(
            [
                VotingChains.Answered(0, 1, 9, outcome: ChainOutcome.LowConfidence), VotingChains.Answered(1, null, outcome: ChainOutcome.LowConfidence), VotingChains.Answered(2, 2, 1),
            ]);
            Assert.Equal("2", Assert.Single(count.Groups).Answer.Display);
            Assert.All(count.Votes.Take(2), vote => Assert.Equal(VoteStatus.LowConfidence, vote.Status));
            Assert.Empty(rule.Count([VotingChains.Answered(0, 1, 9, outcome: ChainOutcome.LowConfidence)]).Groups);
        }
    }

    private static IDecisionRule[] AllRules() =>
    [
        DecisionRules.Majority,
        DecisionRules.VerifiedMajority,
        DecisionRules.ConfidenceWeighted(),
        DecisionRules.TopConfident(1),
        DecisionRules.BordaWeighted(),
        DecisionRules.SoftmaxWeighted(),
        DecisionRules.BestOf(chain => chain.Confidence?.Mean ?? 0, "mean"),
        DecisionRules.Verified(DecisionRules.ConfidenceWeighted()),
    ];
}
