using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Confidence;

public class ConfidenceThresholdTests
{
    // What numpy.percentile gives.
    [Theory]
    [InlineData(0.9, 1.9)]
    [InlineData(0.1, 9.1)]
    [InlineData(0.5, 5.5)]
    [InlineData(1, 1)]
    [InlineData(0.75, 3.25)]
    public void Learn_from_one_to_ten_interpolates_between_neighbours(double keepShare, double expected)
    {
        ChainConfidence?[] warmUp = [.. new double[] { 7, 1, 10, 3, 5, 2, 4, 9, 6, 8 }.Select(Lowest)];

        Assert.Equal(expected, ConfidenceThreshold.Learn(warmUp, keepShare)!.Value.Value, 1e-12);
    }

    [Property]
    public void Learn_keeps_about_the_share_and_never_none(NonEmptyArray<NonNegativeInt> values, PositiveInt percent)
    {
        double keepShare = (1 + (percent.Get % 100)) / 100.0;
        ChainConfidence[] warmUp = [.. values.Get.Select(value => Lowest(value.Get / 3.0))];

        ConfidenceThreshold threshold = ConfidenceThreshold.Learn(warmUp, keepShare)!.Value;

        int kept = warmUp.Count(threshold.Admits);
        Assert.InRange(kept, Math.Max(1, Math.Floor(keepShare * (warmUp.Length - 1))), warmUp.Length);
        int distinct = warmUp.Select(confidence => confidence.LowestGroup).Distinct().Count();
        if (distinct == warmUp.Length)
            Assert.InRange(kept, 1, Math.Floor((keepShare * (warmUp.Length - 1)) + 1e-9) + 1);
    }

    [Fact]
    public void Learn_passes_over_chains_without_confidence()
    {
        Assert.Equal(4, ConfidenceThreshold.Learn([null, Lowest(4), null], 0.9)!.Value.Value);
        Assert.Null(ConfidenceThreshold.Learn([null, null], 0.9));
        Assert.Null(ConfidenceThreshold.Learn([], 0.9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Learn_share_out_of_range_is_refused(double keepShare) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceThreshold.Learn([Lowest(1)], keepShare));

    [Fact]
    public void Admits_is_the_verdict_that_the_meter_gives_on_the_way()
    {
        var random = new Random(4);
        for (int run = 0; run < 200; run++)
        {
            var threshold = new ConfidenceThreshold(4.6);
            var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = 8 });
            bool wasBelow = false;
            for (int token = 0; token < 40; token++)
            {
                meter.Add(10 * random.NextDouble());
                wasBelow |= meter.IsBelow(threshold);
            }

            Assert.Equal(!wasBelow, threshold.Admits(meter.ToChainConfidence()!));
        }
    }

    private static ChainConfidence Lowest(double value) => new() { Tokens = 1, Mean = value, LowestGroup = value, BottomTenPercent = value, Tail = value };
}
