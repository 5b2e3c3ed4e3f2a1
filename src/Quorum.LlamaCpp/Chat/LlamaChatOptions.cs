using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp;

/// <summary>
/// What <see cref="LlamaChatClient"/> can be asked for in its own terms, through <see cref="ChatOptions.RawRepresentationFactory"/>. What is
/// set here wins; what is <see langword="null"/> is taken from the <see cref="ChatOptions"/>, and then from the model's defaults.
/// </summary>
public sealed class LlamaChatOptions
{
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
}
