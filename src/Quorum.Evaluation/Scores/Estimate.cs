using System.Globalization;

namespace Quorum.Evaluation;

/// <summary>A mean over problems with its 95 % interval: the percentile bootstrap over problems.</summary>
/// <remarks>
/// Problems are drawn whole, with all their samples, since the question is what other problems of the kind would have given. The draws are seeded, so
/// the same values have the same interval.
/// </remarks>
/// <param name="Mean">The mean.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
public readonly record struct Estimate(double Mean, double Low, double High)
{
    private const int Resamples = 4_000;

    /// <summary>
    /// Estimates a mean. For a difference of two rules or runs, the values are the differences on each problem: paired, so that
    /// what makes a problem hard for both does not count.
    /// </summary>
    /// <param name="values">One value for each problem, at least one.</param>
    /// <returns>The estimate.</returns>
    public static Estimate Of(IReadOnlyList<double> values) => OfRatio(values, [.. Enumerable.Repeat(1.0, values.Count)]);

    /// <summary>Estimates a share of sums, such as of all tokens: not the mean of the problems' shares, for long problems cost what they cost.</summary>
    /// <param name="parts">The part of each problem, at least one.</param>
    /// <param name="wholes">The whole of each problem.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentException">There is nothing to estimate from, or the lists differ in length.</exception>
    public static Estimate OfRatio(IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(wholes);
        if (parts.Count == 0 || parts.Count != wholes.Count)
            throw new ArgumentException("There must be as many parts as wholes, and at least one.", nameof(parts));

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
    /// <returns>Such as <c>75.1 (71.7 to 78.4)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:F1} ({100 * Low:F1} to {100 * High:F1})");
}
