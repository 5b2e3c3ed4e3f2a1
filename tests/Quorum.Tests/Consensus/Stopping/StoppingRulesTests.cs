namespace Quorum.Tests.Consensus.Stopping;

public class StoppingRulesTests
{
    [Fact]
    public void FixedCount_never_stops() =>
        Assert.Equal((64, null), Ballots.Run(StoppingRules.FixedCount, new int[64]));

    [Fact]
    public void WindowAgreement_stops_at_the_end_of_the_first_window_that_agrees()
    {
        IStoppingRule rule = StoppingRules.WindowAgreement(3);
        Assert.Equal(3, Ballots.Run(rule, [1, 1, 1, 1, 1, 1, 1]).Samples);
        Assert.Equal(6, Ballots.Run(rule, [2, 1, 1, 1, 1, 1, 1]).Samples);
        Assert.Equal(7, Ballots.Run(rule, [2, 1, 1, 1, 1, 3, 3]).Samples);
    }

    [Fact]
    public void WindowAgreement_sample_without_a_vote_breaks_its_window()
    {
        IStoppingRule rule = StoppingRules.WindowAgreement(3);
        Assert.False(rule.Judge(Ballots.Standing(9, 1, null, 1)).Stop);
        Assert.False(rule.Judge(Ballots.Standing(9, null, null, null)).Stop);
        Assert.True(rule.Judge(Ballots.Standing(9, null, 2, 1, 1, 1, 1)).Stop);
    }

    [Fact]
    public void Any_stops_with_the_first_rule_that_does()
    {
        IStoppingRule rule = StoppingRules.Any(StoppingRules.MajorityLocked, StoppingRules.AnytimeValid());
        Assert.Equal("any(majority-locked, anytime-valid(0.05))", rule.Name);
        Assert.Equal(6, Ballots.Run(rule, new int[64]).Samples);
        Assert.Equal(4, Ballots.Run(rule, new int[8]).Samples);
        Assert.Equal(0.05, rule.Judge(Ballots.Standing(64, Enumerable.Repeat((int?)1, 6))).Certainty!.CertifiedAt);
        Assert.True(rule.Judge(Ballots.Standing(8, 1, 1, 1, 1)).Certainty!.IsLocked);
    }

    [Fact]
    public void Any_keeps_what_every_rule_that_stops_certifies()
    {
        StoppingVerdict verdict = StoppingRules.Any(StoppingRules.MajorityLocked, StoppingRules.AnytimeValid(0.1), StoppingRules.AnytimeValid(0.05))
            .Judge(Ballots.Standing(8, 1, 1, 1, 1, 1, 1));
        Assert.Equal("majority-locked", verdict.Rule);
        Assert.Equal((0.05, true), (verdict.Certainty!.CertifiedAt, verdict.Certainty.IsLocked));
    }

    [Fact]
    public void Any_judges_in_sample_order_even_what_could_use_more()
    {
        IStoppingRule rule = StoppingRules.Any(StoppingRules.MajorityLocked, StoppingRules.AnytimeValid());
        Standing standing = Ballots.Standing(8, 1) with { Arrived = Ballots.Count(Enumerable.Repeat((int?)1, 7)) };
        StoppingVerdict verdict = rule.Judge(standing);
        Assert.False(verdict.Stop);
        Assert.False(verdict.UsesArrived);
    }

    [Fact]
    public void Rules_with_arguments_out_of_range_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StoppingRules.BetaPosterior(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoppingRules.DirichletPosterior(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoppingRules.WindowAgreement(1));
        Assert.Throws<ArgumentException>(() => StoppingRules.Any());
        Assert.Throws<ArgumentNullException>("rules", () => StoppingRules.Any(StoppingRules.FixedCount, null!));
    }

    [Fact]
    public void Default_of_the_options_is_the_rule_that_never_changes_the_outcome() =>
        Assert.Same(StoppingRules.MajorityLocked, new ConsensusOptions().StoppingRule);
}
