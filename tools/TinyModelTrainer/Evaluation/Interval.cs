namespace TinyModelTrainer.Evaluation;

/// <summary>A mean over problems with its 95 % interval.</summary>
/// <param name="Mean">The mean, from 0 to 1.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record Interval(double Mean, double Low, double High)
{
    private const double Z = 1.959964;

    /// <summary>The normal interval of a mean; problems are independent of each other, samples of one problem are not.</summary>
    public static Interval OfMean(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Count - 1);
        var margin = Z * Math.Sqrt(variance / values.Count);
        return new Interval(mean, Math.Max(0, mean - margin), Math.Min(1, mean + margin));
    }

    /// <summary>The interval of a share after Wilson (1927).</summary>
    public static Interval OfShare(int right, int count)
    {
        var share = (double)right / count;
        var scale = 1 + Z * Z / count;
        var centre = (share + Z * Z / (2 * count)) / scale;
        var margin = Z / scale * Math.Sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count));
        return new Interval(share, Math.Max(0, centre - margin), Math.Min(1, centre + margin));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{100 * Mean:F1} % ({100 * Low:F1} to {100 * High:F1})");
}
