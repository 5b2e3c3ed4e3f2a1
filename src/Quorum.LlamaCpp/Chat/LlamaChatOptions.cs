using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp;

/// <summary>
/// What <see cref="LlamaChatClient"/> can be asked for in its own terms, through <see cref="ChatOptions.RawRepresentationFactory"/>. What is
/// set here wins; what is <see langword="null"/> is taken from the <see cref="ChatOptions"/>, and then from the model's defaults.
/// </summary>
public sealed class LlamaChatOptions
{
    /// <summary>
    /// The additional property of a request that asks for the confidence of every token, with the value <see langword="true"/>, and of a streamed
    /// update that carries it, as a <see cref="double"/>: <see cref="GeneratedToken.Confidence"/>.
    /// </summary>
    public const string TokenConfidenceProperty = "quorum.token_confidence";

    /// <summary>
    /// The additional property of a streamed update that carries <see cref="GeneratedToken.SelfCertainty"/>, as a <see cref="double"/>. It comes
    /// with the confidence.
    /// </summary>
    public const string SelfCertaintyProperty = "quorum.self_certainty";

    /// <inheritdoc cref="SamplingOptions.Temperature"/>
    public float? Temperature { get; set; }

    /// <inheritdoc cref="SamplingOptions.TopP"/>
    public float? TopP { get; set; }

    /// <inheritdoc cref="SamplingOptions.TopK"/>
    public int? TopK { get; set; }

    /// <inheritdoc cref="SamplingOptions.MinP"/>
    /// <remarks>Also read from <see cref="ChatOptions.AdditionalProperties"/> under <c>min_p</c>.</remarks>
    public float? MinP { get; set; }

    /// <inheritdoc cref="SamplingOptions.FrequencyPenalty"/>
    public float? FrequencyPenalty { get; set; }

    /// <inheritdoc cref="SamplingOptions.PresencePenalty"/>
    public float? PresencePenalty { get; set; }

    /// <inheritdoc cref="SamplingOptions.Seed"/>
    public long? Seed { get; set; }

    /// <summary>Gets or sets the most tokens to draw, those of the reasoning included.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>Gets or sets the texts that end the generation, in the reasoning as well.</summary>
    public IReadOnlyList<string>? StopSequences { get; set; }

    /// <summary>Gets or sets a value indicating whether every streamed update carries the confidence of its token.</summary>
    /// <remarks>
    /// Also read from <see cref="ChatOptions.AdditionalProperties"/> under <see cref="TokenConfidenceProperty"/>. The updates carry it under the same
    /// name, and the self-certainty under <see cref="SelfCertaintyProperty"/>; a value that is not finite is left out. A response
    /// whose updates are merged keeps only the values of its last token.
    /// </remarks>
    public bool? TokenConfidence { get; set; }
}
