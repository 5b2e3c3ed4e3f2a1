using Quorum.Tests.Consensus.Stopping;

namespace Quorum.Tests.Consensus;

public class CertaintyTests
{
    [Fact]
    public void Of_no_votes_is_nothing() => Assert.Null(Certainty.Of(Ballots.Count(null, null)));

    [Fact]
    public void Of_leader_is_its_lead_over_the_strongest_rival()
    {
        Certainty certainty = Certainty.Of(Ballots.Count(1, 2, 1, 3, 1, 3, 1))!;
        Assert.Equal(LeadPosterior.OfLead(4, 2), certainty.Probability);
        Assert.True(certainty is { CertifiedAt: null, IsLocked: false });
    }

    [Fact]
    public void Of_answer_behind_is_less_than_even()
    {
        VoteCount votes = Ballots.Count(1, 1, 1, 1, 1, 1, 1, 1, 2);
        Certainty certainty = Certainty.Of(votes, Ballots.Answer(2))!;
        Assert.Equal(1 - LeadPosterior.OfLead(8, 1), certainty.Probability, 1e-12);
        Assert.Equal(1, certainty.EValue);
        Assert.True(Certainty.Of(votes)!.EValue > 10);
    }
}
