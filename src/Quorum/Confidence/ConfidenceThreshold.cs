namespace Quorum;

/// <summary>The confidence that a group of tokens needs, learned from the first chains of a question.</summary>
/// <param name="Value">The threshold.</param>
/// <remarks>
/// From DeepConf (Fu et al. 2025, arXiv 2508.15260): the percentile 100 − η of the lowest group confidences of the warm-up chains. What is
/// exactly at the threshold passes, so at least one warm-up chain always does.
/// </remarks>
public readonly record struct ConfidenceThreshold(double Value)
{
    /// <summary>Learns the threshold from the warm-up chains, of which the share to keep would pass.</summary>
    /// <param name="warmUp">The confidences of the chains; <see langword="null"/> for those that have none.</param>
    /// <param name="keepShare">See <see cref="ConfidenceOptions.KeepShare"/>.</param>
    /// <returns>The threshold; <see langword="null"/> if no chain has a confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and at most 1.</exception>
    public static ConfidenceThreshold? Learn(IEnumerable<ChainConfidence?> warmUp, double keepShare)
    {
        ArgumentNullException.ThrowIfNull(warmUp);
        if (keepShare is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(keepShare), keepShare, "The share must be above 0 and at most 1.");

        double[] lowest = [.. warmUp.OfType<ChainConfidence>().Select(confidence => confidence.LowestGroup).Order()];
        return lowest.Length > 0 ? new ConfidenceThreshold(Quantile(lowest, 1 - keepShare)) : null;
    }

    /// <summary>Tells whether a whole chain is confident enough: none of its groups is below the threshold.</summary>
    /// <param name="confidence">The chain's confidence.</param>
    /// <returns>Whether it passes.</returns>
    public bool Admits(ChainConfidence confidence)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        return confidence.LowestGroup >= Value;
    }

    /// <summary>The quantile with linear interpolation between neighbours (type 7 of Hyndman and Fan 1996), which is the common default.</summary>
    internal static double Quantile(double[] sorted, double share)
    {
        // Rounding must not lift the threshold above the very chain that sets it.
        double position = share * (sorted.Length - 1);
        if (Math.Abs(position - Math.Round(position)) < 1e-9)
            return sorted[(int)Math.Round(position)];

        int below = (int)position;
        return sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }
}
