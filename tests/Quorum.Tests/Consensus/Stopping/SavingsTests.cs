using System.Globalization;

namespace Quorum.Tests.Consensus.Stopping;

/// <summary>What the rules save of 64 samples, and how often they end with another answer than all 64 would.</summary>
public class SavingsTests
{
    private const int Samples = 64;
    private const int Runs = 40;

    private static readonly IStoppingRule[] _rules =
    [
        StoppingRules.MajorityLocked,
        StoppingRules.AnytimeValid(0.05),
        StoppingRules.AnytimeValid(0.1),
        StoppingRules.BetaPosterior(0.95),
        StoppingRules.BetaPosterior(0.99),
        StoppingRules.DirichletPosterior(0.95),
        StoppingRules.WindowAgreement(5),
    ];

    [Theory] // shares, and the most samples that the anytime-valid rule may need on average
    [InlineData(new[] { 0.95, 0.05 }, 11)]
    [InlineData(new[] { 0.8, 0.1, 0.1 }, 21)]
    [InlineData(new[] { 0.6, 0.2, 0.1, 0.1 }, 47)]
    [InlineData(new[] { 0.45, 0.35, 0.2 }, 63)]
    public void Rules_save_samples(double[] shares, double most)
    {
        var random = new Random(64);
        int[][] runs = [.. Enumerable.Range(0, Runs).Select(_ => Ballots.Draw(shares, Samples, random))];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" / ", shares.Select(share => share.ToString(CultureInfo.InvariantCulture))));
        var means = new Dictionary<string, double>();
        foreach (IStoppingRule rule in _rules)
        {
            (int Samples, int? Leader)[] ends = [.. runs.Select(labels => Ballots.Run(rule, labels))];
            double mean = ends.Average(end => end.Samples);
            int changed = ends.Zip(runs).Count(pair => pair.First.Leader is { } leader && leader != Winner(pair.Second));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {rule.Name,-28} {mean,5:0.0} samples, {1 - (mean / Samples):P0} saved, {changed} of {Runs} changed"));
            means[rule.Name] = mean;
            Assert.True(changed == 0 || rule != StoppingRules.MajorityLocked);
        }

        Assert.InRange(means["anytime-valid(0.05)"], 1, most);
        Assert.True(means["anytime-valid(0.1)"] <= means["anytime-valid(0.05)"]);
        Assert.True(means["beta-posterior(0.95)"] <= means["beta-posterior(0.99)"]);
        Assert.True(means["beta-posterior(0.95)"] <= means["dirichlet-posterior(0.95)"]);
    }

    private static int Winner(int[] labels) => labels.GroupBy(label => label).OrderByDescending(group => group.Count()).First().Key;
}
