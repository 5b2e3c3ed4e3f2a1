using LLama.Sampling;
using Microsoft.Extensions.AI;

namespace Quorum.LLamaSharp;

/// <summary>How one reply is drawn.</summary>
/// <param name="MaxTokens">The most tokens; <see langword="null"/> for as many as the context holds.</param>
/// <param name="StopSequences">The texts that end the reply.</param>
internal sealed record GenerationSettings(int? MaxTokens, IReadOnlyList<string> StopSequences)
{
    private const float DefaultTemperature = 0.6f;
    private const float DefaultTopP = 0.95f;
    private const int PenalizedTokens = 1024;

    public required float Temperature { get; init; }

    public required float TopP { get; init; }

    public required int TopK { get; init; }

    public required float FrequencyPenalty { get; init; }

    public required float PresencePenalty { get; init; }

    public required uint Seed { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static GenerationSettings Of(ChatOptions? options)
    {
        if (options?.MaxOutputTokens is < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxOutputTokens, "MaxOutputTokens must be at least 1.");
        if (options?.Temperature is { } temperature && !(temperature >= 0 && float.IsFinite(temperature)))
            throw new ArgumentOutOfRangeException(nameof(options), temperature, "Temperature must be at least 0.");
        if (options?.TopP is { } topP && !(topP is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), topP, "TopP must be above 0 and at most 1.");

        return new GenerationSettings(options?.MaxOutputTokens, [.. (options?.StopSequences ?? []).Where(stop => stop.Length > 0)])
        {
            Temperature = options?.Temperature ?? DefaultTemperature,
            TopP = options?.TopP ?? DefaultTopP,
            TopK = options?.TopK ?? 0,
            FrequencyPenalty = options?.FrequencyPenalty ?? 0,
            PresencePenalty = options?.PresencePenalty ?? 0,

            // llama.cpp's seeds have 32 bits, of which the highest value means "choose one".
            Seed = (uint)((ulong)(options?.Seed ?? Random.Shared.NextInt64()) % uint.MaxValue),
        };
    }

    /// <summary>Makes the sampler chain of a reply. LLamaSharp's own defaults, such as min-p 0.1, are not the model's.</summary>
    public ISamplingPipeline ToPipeline() => new DefaultSamplingPipeline
    {
        Temperature = Temperature,
        TopP = TopP,
        TopK = Temperature == 0 ? 1 : TopK,
        MinP = 0,
        RepeatPenalty = 1,
        FrequencyPenalty = FrequencyPenalty,
        PresencePenalty = PresencePenalty,
        PenaltyCount = PenalizedTokens,
        Seed = Seed,
    };
}
