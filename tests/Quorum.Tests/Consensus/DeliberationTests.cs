using Quorum.Tests.Consensus.Deciding;

namespace Quorum.Tests.Consensus;

/// <summary>What a deliberation makes of chains, in the order in which they are handed to it.</summary>
public class DeliberationTests
{
    [Fact]
    public void A_refuted_first_sample_does_not_keep_the_others_from_locking_the_outcome()
    {
        var deliberation = new Deliberation(16, new(), DecisionRules.VerifiedMajority);
        deliberation.Add(VotingChains.Answered(0, 1, refuted: true));
        for (int sample = 2; !deliberation.IsStopped; sample++)
            deliberation.Add(VotingChains.Answered(sample, 2));

        Ruling ruling = deliberation.Decide();
        Assert.Equal("2", ruling.Groups[0].Answer.Display);
        Assert.Null(ruling.Abstention);
        Assert.Equal("majority-locked", ruling.Stop.StoppedBy);
    }

    [Fact]
    public void A_count_of_refuted_answers_is_not_decided_on_before_all_have_ended()
    {
        var deliberation = new Deliberation(3, new() { StoppingRule = new Always() }, DecisionRules.VerifiedMajority);
        deliberation.Add(VotingChains.Answered(0, 1, refuted: true));
        Assert.False(deliberation.IsStopped);
        deliberation.Add(VotingChains.Answered(1, 2));
        Assert.True(deliberation.IsStopped);
    }

    [Fact]
    public void Rescued_chains_that_decide_alone_have_no_certainty()
    {
        var deliberation = new Deliberation(2, new(), DecisionRules.Majority);
        deliberation.Add(VotingChains.Answered(0, 1, outcome: ChainOutcome.Rescued));
        deliberation.Add(VotingChains.Answered(1, 1, outcome: ChainOutcome.Rescued));

        Assert.Equal("1", deliberation.Decide().Groups[0].Answer.Display);
        Assert.Null(deliberation.Decide().Certainty);
        Assert.Null(deliberation.MeasureCertainty());
    }

    [Fact]
    public void Nothing_is_judged_in_the_warm_up_but_what_has_arrived_is_counted()
    {
        Deliberation deliberation = WarmingUp(samples: 6, warmUp: 4);
        for (int sample = 0; sample < 3; sample++)
            deliberation.Add(VotingChains.Answered(sample, 1, confidence: 5));

        Assert.Equal((0, 3), (deliberation.Judged, deliberation.Arrived.Groups[0].Votes));
        deliberation.Add(VotingChains.Answered(3, 1, confidence: 5));
        Assert.Equal(4, deliberation.Judged);
        Assert.NotNull(deliberation.Threshold);
    }

    [Fact]
    public void The_warm_up_is_over_once_one_of_its_chains_has_no_confidence()
    {
        Deliberation deliberation = WarmingUp(samples: 6, warmUp: 4);
        deliberation.Add(VotingChains.Answered(0, 1, confidence: 5));
        Assert.Equal(0, deliberation.Judged);
        deliberation.Add(VotingChains.Answered(1, 1));
        Assert.Equal(2, deliberation.Judged);
        Assert.Null(deliberation.Threshold);
    }

    [Fact]
    public void A_warm_up_of_all_samples_is_noted()
    {
        Deliberation deliberation = WarmingUp(samples: 2, warmUp: 16);
        deliberation.Add(VotingChains.Answered(0, 1, confidence: 5));
        deliberation.Add(VotingChains.Answered(1, 1, confidence: 6));
        Assert.Equal("All 2 samples were the warm-up (ConfidenceOptions.WarmUp), so none could be cut for low confidence.", Assert.Single(deliberation.Decide().Notes));
    }

    [Fact]
    public void End_judges_the_samples_there_are()
    {
        Deliberation deliberation = WarmingUp(samples: 8, warmUp: 4);
        deliberation.Add(VotingChains.Answered(0, 1, confidence: 5));
        deliberation.End();

        Assert.False(deliberation.IsComplete);
        Ruling ruling = deliberation.Decide();
        Assert.Equal("1", ruling.Groups[0].Answer.Display);
        Assert.False(ruling.Stop.IsEarly);
        Assert.Null(ruling.Stop.StoppedBy);
    }

    private static Deliberation WarmingUp(int samples, int warmUp) => new(
        samples,
        new() { StoppingRule = StoppingRules.FixedCount, Confidence = new() { WarmUp = warmUp, TerminateOnline = true } },
        DecisionRules.Majority);

    private sealed class Always : IStoppingRule
    {
        public string Name => "always";

        public StoppingVerdict Judge(Standing standing) => new(Stop: true, UsesArrived: false, "Always.");
    }
}
