using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>How the confidence of chains is measured, and what becomes of those that lack it.</summary>
/// <remarks>
/// The defaults are those of DeepConf (Fu et al. 2025, "Deep Think with Confidence", arXiv 2508.15260), in its cautious form. An engine is asked
/// for a token's confidence by <see cref="TokenConfidenceProperty"/>; one that does not know the property answers as ever, and its chains have
/// no confidence.
/// </remarks>
public sealed class ConfidenceOptions
{
    /// <summary>
    /// The additional property by which a request asks for the confidence of every token, with the value <see langword="true"/>, and under which
    /// the streamed updates of an engine carry it, as a number.
    /// </summary>
    public const string TokenConfidenceProperty = "quorum.token_confidence";

    /// <summary>The additional property under which streamed updates carry the self-certainty of their token, as a number.</summary>
    public const string SelfCertaintyProperty = "quorum.self_certainty";

    /// <summary>Gets or sets the number of consecutive tokens that are a group, at least 1.</summary>
    /// <value>The default is 2,048, as in the paper, for chains of many thousand tokens. A chain shorter than a group is one group.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int GroupSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2048;

    /// <summary>Gets or sets the number of samples, the first ones, that are never cut short, and from which the threshold is learned.</summary>
    /// <value>The default is 16, as in the paper, which draws hundreds of samples. Fewer samples than that need a smaller one, or none is ever cut.</value>
    /// <remarks>
    /// With <see cref="TerminateOnline"/>, no stopping rule judges before all of them have ended, unless one of them ends without a confidence: then
    /// there is nothing to learn.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int WarmUp
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 16;

    /// <summary>Gets or sets the share of chains that are confident enough (the paper's η), above 0 and at most 1.</summary>
    /// <value>
    /// The default is 0.9, the paper's "high": few chains are lost. 0.1, its "low", saves the most tokens, but lets few chains decide, and those
    /// may be confidently wrong.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 and at most 1.</exception>
    public double KeepShare
    {
        get;
        set => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(KeepShare)} must be above 0 and at most 1.");
    } = 0.9;

    /// <summary>
    /// Gets or sets a value indicating whether chains are cut short as soon as the confidence of their current group falls below the threshold
    /// that was learned from the warm-up. The default is <see langword="false"/>.
    /// </summary>
    public bool TerminateOnline { get; set; }

    /// <summary>
    /// Gets or sets how the confidence of a streamed token is read, for engines that give log-probabilities in a way of their own, such as in
    /// <see cref="ChatResponseUpdate.RawRepresentation"/>: by definition the negative mean log-probability of the k most probable tokens, but any
    /// number from 0 to 1,000,000 will do that is higher where the model is more certain. <see langword="null"/>, the default, reads
    /// <see cref="TokenConfidenceProperty"/>.
    /// </summary>
    /// <remarks>
    /// It is called once for every update, by many samples at once, and returns <see langword="null"/> for an update without confidence.
    /// </remarks>
    public Func<ChatResponseUpdate, double?>? ReadToken { get; set; }
}
