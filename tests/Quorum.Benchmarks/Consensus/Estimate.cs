namespace Quorum.Benchmarks;

/// <summary>A mean over problems with its 95 % interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
internal readonly record struct Estimate(double Mean, double Low, double High)
{
    private const int Resamples = 4_000;

    /// <summary>
    /// The percentile bootstrap over problems. For a difference of two rules, the values are the differences on each problem: paired, so that
    /// what makes a problem hard for both does not count.
    /// </summary>
    public static Estimate Of(IReadOnlyList<double> values) => OfRatio(values, [.. Enumerable.Repeat(1.0, values.Count)]);

    /// <summary>A share of sums, such as of all tokens: not the mean of the problems' shares, for long problems cost what they cost. Problems are drawn whole.</summary>
    public static Estimate OfRatio(IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        var random = new Random(1);
        double[] ratios = new double[Resamples];
        for (int i = 0; i < Resamples; i++)
        {
            double part = 0;
            double whole = 0;
            for (int j = 0; j < parts.Count; j++)
            {
                int problem = random.Next(parts.Count);
                part += parts[problem];
                whole += wholes[problem];
            }

            ratios[i] = part / whole;
        }

        Array.Sort(ratios);
        return new Estimate(parts.Sum() / wholes.Sum(), ratios[(int)(0.025 * Resamples)], ratios[(int)(0.975 * Resamples)]);
    }

    /// <summary>In percent, with one decimal.</summary>
    public override string ToString() => $"{100 * Mean,5:F1} ({100 * Low:F1} to {100 * High:F1})";
}
