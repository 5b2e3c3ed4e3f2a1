using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What all samples of one question share.</summary>
internal sealed class SampleSettings
{
    public required IChatClient Client { get; init; }

    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required string Question { get; init; }

    public required ChatOptions? ChatOptions { get; init; }

    public required AnswerPolicy AnswerPolicy { get; init; }

    public required ChainVerifier? Verifier { get; init; }

    public required ConfidenceOptions? Confidence { get; init; }

    public required bool RescueTruncated { get; init; }

    public required TimeProvider Time { get; init; }

    public static SampleSettings Create(
        IChatClient client, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, ConsensusOptions options, TimeProvider time) => new()
        {
            Client = client,
            Messages = messages,
            Question = messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "",
            ChatOptions = chatOptions,
            AnswerPolicy = options.AnswerPolicy,
            Verifier = ChainVerifier.Of(options),
            Confidence = options.Confidence ?? (options.DecisionRule is { UsesConfidence: true } ? new ConfidenceOptions() : null),
            RescueTruncated = options.RescueTruncated,
            Time = time,
        };

    /// <summary>What the consensus over these samples starts from.</summary>
    /// <exception cref="ArgumentException">The request asks for a number of samples that there cannot be.</exception>
    public RoundSettings ToRound(ConsensusOptions options) =>
        RoundSettings.Create(Question, ChatOptions?.Seed, options, Time) with
        {
            SampleCount = SampleCountProperty.Read(ChatOptions) ?? options.SampleCount,
            Verifiers = Verifier?.Names ?? [],
            SeedsMatter = ChatOptions?.Temperature != 0,
        };

    /// <summary>The options of one sample.</summary>
    /// <remarks>Derived options, as Semantic Kernel's, must stay what they are; so they are cloned rather than copied.</remarks>
    public ChatOptions ToSampleOptions(long seed)
    {
        ChatOptions options = ChatOptions?.Clone() ?? new ChatOptions();
        options.Seed = seed;
        options.AdditionalProperties?.Remove(ConsensusOptions.SampleCountProperty);
        if (Confidence is not null)
            (options.AdditionalProperties ??= [])[ConfidenceOptions.TokenConfidenceProperty] = true;

        return options;
    }
}
