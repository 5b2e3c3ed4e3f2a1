namespace Quorum.Evaluation.Tests.Scores;

public sealed class EstimateTests
{
    [Fact]
    public void Of_shares_comes_near_the_normal_interval()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 1.0 : 0)];

        Estimate estimate = Estimate.Of(values);

        Assert.Equal(0.25, estimate.Mean, 1e-12);
        double margin = 1.96 * Math.Sqrt(0.25 * 0.75 / 400);
        Assert.InRange(estimate.Low, 0.25 - margin - 0.006, 0.25 - margin + 0.006);
        Assert.InRange(estimate.High, 0.25 + margin - 0.006, 0.25 + margin + 0.006);
    }

    [Fact]
    public void Of_covers_the_truth_in_about_95_of_100_draws()
    {
        var random = new Random(3);
        int covered = 0;
        for (int i = 0; i < 200; i++)
        {
            Estimate estimate = Estimate.Of([.. Enumerable.Range(0, 100).Select(_ => random.NextDouble() < 0.4 ? 1.0 : 0)]);
            covered += estimate.Low <= 0.4 && 0.4 <= estimate.High ? 1 : 0;
        }

        Assert.InRange(covered, 180, 200);
    }

    [Fact]
    public void OfRatio_is_the_share_of_sums_and_not_the_mean_of_shares() => Assert.Equal(0.1, Estimate.OfRatio([1, 9], [1, 99]).Mean, 1e-12);

    [Fact]
    public void Of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => Estimate.Of([]));

    [Fact]
    public void ToString_is_the_same_in_every_culture() => Assert.Equal("50.0 (40.0 to 61.5)", new Estimate(0.5, 0.4, 0.615).ToString());
}
