using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp;

/// <summary>
/// What <see cref="LlamaChatClient"/> can be asked for in its own terms, through <see cref="ChatOptions.RawRepresentationFactory"/>. What is
/// set here wins, but for <see cref="Seed"/> and <see cref="MaxOutputTokens"/>; what is <see langword="null"/> is taken from the
/// <see cref="ChatOptions"/>, and then from the model's defaults.
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

    /// <summary>The additional property of a request that sets <see cref="MaxReasoningTokens"/>.</summary>
    public const string MaxReasoningTokensProperty = "quorum.max_reasoning_tokens";

    /// <summary>The additional property of a request that sets <see cref="MinReasoningTokens"/>.</summary>
    public const string MinReasoningTokensProperty = "quorum.min_reasoning_tokens";

    /// <summary>The additional property of a request that sets <see cref="DescribesResponseFormat"/>.</summary>
    public const string DescribesResponseFormatProperty = "quorum.describes_response_format";

    /// <summary>The most tokens of the reasoning at <see cref="ReasoningEffort.Low"/>.</summary>
    public const int LowEffortTokens = 1024;

    /// <summary>The most tokens of the reasoning at <see cref="ReasoningEffort.Medium"/>.</summary>
    public const int MediumEffortTokens = 4096;

    /// <summary>The most tokens of the reasoning at <see cref="ReasoningEffort.High"/>.</summary>
    public const int HighEffortTokens = 16_384;

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
    /// <remarks>A <see cref="ChatOptions.Seed"/> wins, so that a consensus can give each of its samples one of its own.</remarks>
    public long? Seed { get; set; }

    /// <summary>Gets or sets the most tokens to draw, those of the reasoning included.</summary>
    /// <remarks>With <see cref="ChatOptions.MaxOutputTokens"/>, the smaller one counts.</remarks>
    public int? MaxOutputTokens { get; set; }

    /// <summary>
    /// Gets or sets the most tokens of the reasoning, 0 for none. When they are used up, the reasoning is closed in the model's own voice (a
    /// sentence that counts as reasoning as well, and the closing tag), and the model answers. It is closed earlier where
    /// <see cref="MaxOutputTokens"/> or the context would leave no room for an answer.
    /// </summary>
    /// <remarks>
    /// Wins over <see cref="ReasoningOptions.Effort"/>. Also read from <see cref="ChatOptions.AdditionalProperties"/> under
    /// <see cref="MaxReasoningTokensProperty"/>.
    /// </remarks>
    public int? MaxReasoningTokens { get; set; }

    /// <summary>
    /// Gets or sets the least tokens of the reasoning. A model that would close it earlier is made to look at its work again instead, up to
    /// sixteen times.
    /// </summary>
    /// <remarks>Also read from <see cref="ChatOptions.AdditionalProperties"/> under <see cref="MinReasoningTokensProperty"/>.</remarks>
    public int? MinReasoningTokens { get; set; }

    /// <summary>Gets or sets the texts that end the generation, in the reasoning as well.</summary>
    public IReadOnlyList<string>? StopSequences { get; set; }

    /// <summary>Gets or sets a value indicating whether the model is told the JSON schema that binds its answer.</summary>
    /// <value>The default is <see langword="null"/>, for yes; <see langword="false"/> where the conversation itself tells the form.</value>
    /// <remarks>Also read from <see cref="ChatOptions.AdditionalProperties"/> under <see cref="DescribesResponseFormatProperty"/>.</remarks>
    public bool? DescribesResponseFormat { get; set; }

    /// <summary>Gets or sets a value indicating whether every streamed update carries the confidence of its token.</summary>
    /// <remarks>
    /// Also read from <see cref="ChatOptions.AdditionalProperties"/> under <see cref="TokenConfidenceProperty"/>. The updates carry it under the same
    /// name, and the self-certainty under <see cref="SelfCertaintyProperty"/>; a value that is not finite is left out. A response
    /// whose updates are merged keeps only the values of its last token.
    /// </remarks>
    public bool? TokenConfidence { get; set; }
}
