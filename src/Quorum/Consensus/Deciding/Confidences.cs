using System.Globalization;

namespace Quorum;

/// <summary>The confidences of the chains that vote, made comparable where some are missing.</summary>
internal static class Confidences
{
    /// <summary>Weighs chains by their confidences, or plainly if there are none.</summary>
    /// <param name="chains">The chains.</param>
    /// <param name="measure">Which confidence.</param>
    /// <param name="weigh">Makes weights of confidences, all of them finite and at least 0.</param>
    public static Weights Weigh(IReadOnlyList<Chain> chains, ConfidenceMeasure measure, Func<double[], double?[]> weigh)
    {
        double[] known = [.. chains.Select(chain => Read(chain, measure)).OfType<double>()];
        if (chains.Count == 0)
            return Weights.Plain(0);

        if (known.Length == 0)
            return Weights.Plain(chains.Count, "No chain has a confidence, so each has one plain vote.");

        if (known.All(confidence => confidence == 0))
            return Weights.Plain(chains.Count, "No chain has a confidence above 0, so each has one plain vote.");

        // The mean neither favours nor punishes a chain of which nothing is known.
        double mean = known.Average();
        string? note = known.Length == chains.Count ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{chains.Count - known.Length} of {chains.Count} chains have no confidence; each is taken to have the mean of the others.");
        return new Weights(weigh([.. chains.Select(chain => Read(chain, measure) ?? mean)]), note);
    }

    private static double? Read(Chain chain, ConfidenceMeasure measure) =>
        chain.Confidence?.ValueOf(measure) is { } value && double.IsFinite(value) ? Math.Max(0, value) : null;
}
