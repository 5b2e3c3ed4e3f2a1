namespace Quorum.Tests.Confidence;

public class ConfidenceOptionsTests
{
    [Fact]
    public void Defaults_are_the_cautious_ones_of_the_paper()
    {
        var options = new ConfidenceOptions();

        Assert.Equal((2048, 16, 0.9, false), (options.GroupSize, options.WarmUp, options.KeepShare, options.TerminateOnline));
        Assert.Null(options.ReadToken);
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceOptions { GroupSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceOptions { WarmUp = 0 });
        foreach (double share in (double[])[0, -0.1, 1.01, double.NaN])
            Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceOptions { KeepShare = share });
    }
}
