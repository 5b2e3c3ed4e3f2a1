namespace Quorum.Tests.Consensus;

public class ConsensusOptionsTests
{
    [Fact]
    public void Options_have_their_documented_defaults()
    {
        var options = new ConsensusOptions();

        Assert.Equal(16, options.SampleCount);
        Assert.Null(options.MaxConcurrency);
        Assert.Null(options.Seed);
        Assert.Same(AnswerPolicy.Default, options.AnswerPolicy);
        Assert.Empty(options.Verifiers);
        Assert.Null(options.DecisionRule);
        Assert.Same(StoppingRules.MajorityLocked, options.StoppingRule);
        Assert.Null(options.MinimumProbability);
        Assert.Null(options.Confidence);
        Assert.False(options.RescueTruncated);
        Assert.Null(options.Progress);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void SampleCount_out_of_range_throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ConsensusOptions { SampleCount = count });

    [Fact]
    public void MaxConcurrency_less_than_one_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ConsensusOptions { MaxConcurrency = 0 });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void CertifyAt_that_is_no_level_throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(value), () => new ConsensusOptions { CertifyAt = value });

    [Fact]
    public void Rules_and_policies_that_are_missing_throw()
    {
        Assert.Throws<ArgumentNullException>("value", () => new ConsensusOptions { StoppingRule = null! });
        Assert.Throws<ArgumentNullException>("value", () => new ConsensusOptions { AnswerPolicy = null! });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void MinimumProbability_that_is_none_throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(value), () => new ConsensusOptions { MinimumProbability = value });
}
