using System.Numerics;

namespace Quorum.Tests.Consensus.Curves;

public class MajorityCurveTests
{
    [Theory]
    [InlineData(3, new int[0], 0)]
    [InlineData(0, new[] { 2, 1 }, 1)]
    [InlineData(2, new[] { 2 }, 0)]
    [InlineData(3, new[] { 2, 2 }, 2)]
    [InlineData(2, new[] { 3, 1, 1, 1 }, 3)]
    [InlineData(4, new[] { 4, 2, 1 }, 1)]
    [InlineData(1, new[] { 1, 1, 1, 1, 1, 1 }, 2)]
    public void Of_few_samples_is_the_mean_over_all_subsets(int correct, int[] rivals, int withoutVote)
    {
        int?[] samples =
        [
            .. Enumerable.Repeat((int?)0, correct),
            .. rivals.SelectMany((votes, i) => Enumerable.Repeat((int?)(i + 1), votes)),
            .. Enumerable.Repeat((int?)null, withoutVote),
        ];
        double[] right = new double[samples.Length + 1];
        double[] subsets = new double[samples.Length + 1];
        for (int subset = 1; subset < 1 << samples.Length; subset++)
        {
            int size = BitOperations.PopCount((uint)subset);
            subsets[size]++;
            right[size] += Score([.. samples.Where((_, i) => (subset >> i & 1) == 1)]);
        }

        double[] curve = MajorityCurve.Of(correct, rivals, withoutVote);

        Assert.Equal(samples.Length, curve.Length);
        for (int k = 1; k <= samples.Length; k++)
            Assert.Equal(right[k] / subsets[k], curve[k - 1], 1e-12);
    }

    [Fact]
    public void Of_many_samples_agrees_with_random_subsets()
    {
        const int Runs = 20_000;
        int[] rivals = [20, 12, 5, 3, 1, 1, 1];
        int?[] samples =
        [
            .. Enumerable.Repeat((int?)0, 24), .. rivals.SelectMany((votes, i) => Enumerable.Repeat((int?)(i + 1), votes)), null, null,
        ];
        double[] curve = MajorityCurve.Of(24, rivals, 2);
        var random = new Random(11);
        foreach (int k in new[] { 1, 5, 16, 40 })
        {
            double right = 0;
            for (int run = 0; run < Runs; run++)
            {
                random.Shuffle(samples);
                right += Score([.. samples.Take(k)]);
            }

            Assert.Equal(right / Runs, curve[k - 1], 4 * 0.5 / Math.Sqrt(Runs));
        }
    }

    [Fact]
    public void Of_ends_of_the_curve_are_known()
    {
        Assert.Equal([], MajorityCurve.Of(0, []));
        double[] curve = MajorityCurve.Of(500, [300, 200], 24);
        Assert.Equal(500.0 / 1_024, curve[0], 1e-12);
        Assert.Equal(1, curve[^1], 1e-12);
        Assert.All(curve, value => Assert.InRange(value, 0, 1));
        Assert.Equal(0.5, MajorityCurve.Of(512, [512])[699], 1e-9);
        Assert.All(MajorityCurve.Of(0, [3, 2]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Of_impossible_numbers_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MajorityCurve.Of(-1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => MajorityCurve.Of(1, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MajorityCurve.Of(1, [1_024]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PassCurve.Of(3, 4));
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(6, 0)]
    [InlineData(5, 5)]
    public void PassCurve_is_the_mean_over_all_subsets(int samples, int correct)
    {
        double[] curve = PassCurve.Of(samples, correct);
        for (int k = 1; k <= samples; k++)
        {
            int[] subsets = [.. Enumerable.Range(0, 1 << samples).Where(subset => BitOperations.PopCount((uint)subset) == k)];
            Assert.Equal(subsets.Average(subset => (subset & ((1 << correct) - 1)) != 0 ? 1.0 : 0), curve[k - 1], 1e-12);
        }
    }

    private static double Score(int?[] subset)
    {
        int[] counts = [.. subset.OfType<int>().GroupBy(label => label).Select(group => group.Count())];
        int correct = subset.Count(label => label == 0);
        return correct == 0 || correct < counts.Max() ? 0 : 1.0 / counts.Count(count => count == correct);
    }
}
