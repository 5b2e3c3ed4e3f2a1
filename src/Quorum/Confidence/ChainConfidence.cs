namespace Quorum;

/// <summary>How confident the model was while it wrote a chain, from the log-probabilities of its tokens.</summary>
/// <remarks>
/// The measures of DeepConf (Fu et al. 2025, "Deep Think with Confidence", arXiv 2508.15260). The confidence of a token is the negative mean
/// log-probability of the k most probable tokens at its place: higher is more certain. A group is a window of consecutive tokens.
/// </remarks>
public sealed record ChainConfidence
{
    /// <summary>Gets the number of tokens measured.</summary>
    public required long Tokens { get; init; }

    /// <summary>Gets the mean over all tokens.</summary>
    public required double Mean { get; init; }

    /// <summary>
    /// Gets the lowest mean of any group, at every place where one fits; the mean over all tokens if the chain is shorter than a group.
    /// </summary>
    public required double LowestGroup { get; init; }

    /// <summary>Gets the mean of the lowest tenth of the groups' means, rounded down, but of one at least.</summary>
    public required double BottomTenPercent { get; init; }

    /// <summary>Gets the mean over the last group; over all tokens if the chain is shorter.</summary>
    public required double Tail { get; init; }

    /// <summary>
    /// Gets the self-certainty (Kang et al. 2025, arXiv 2502.18581): the mean over the tokens of KL(uniform ‖ model), in nats;
    /// <see langword="null"/> if the engine does not give it.
    /// </summary>
    public double? SelfCertainty { get; init; }

    /// <summary>Gets the value of a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <returns>The value; <see langword="null"/> only for a self-certainty that the engine does not give.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public double? ValueOf(ConfidenceMeasure measure) => measure switch
    {
        ConfidenceMeasure.Mean => Mean,
        ConfidenceMeasure.LowestGroup => LowestGroup,
        ConfidenceMeasure.BottomTenPercent => BottomTenPercent,
        ConfidenceMeasure.Tail => Tail,
        ConfidenceMeasure.SelfCertainty => SelfCertainty,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };
}
