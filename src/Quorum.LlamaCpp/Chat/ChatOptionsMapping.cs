using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>Turns the options of a chat request into those of a generation.</summary>
internal static class ChatOptionsMapping
{
    private const string MinPKey = "min_p";

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="NotSupportedException">A tool call is required.</exception>
    public static GenerationRequest ToRequest(ChatOptions? options, IChatClient client, IReadOnlyList<int> prompt)
    {
        if (options?.ToolMode is RequiredChatToolMode)
            throw new NotSupportedException($"{nameof(LlamaChatClient)} cannot call tools, so {nameof(ChatOptions)}.{nameof(ChatOptions.ToolMode)} must not require it; use {nameof(ChatToolMode.Auto)} or {nameof(ChatToolMode.None)}.");

        var own = options?.RawRepresentationFactory?.Invoke(client) as LlamaChatOptions ?? new LlamaChatOptions();
        var defaults = new SamplingOptions();
        return new GenerationRequest
        {
            Prompt = prompt,
            MaxTokens = own.MaxOutputTokens ?? options?.MaxOutputTokens,
            MeasuresConfidence = own.TokenConfidence ?? AdditionalFlag(options, LlamaChatOptions.TokenConfidenceProperty) ?? false,
            StopStrings = own.StopSequences ?? options?.StopSequences?.ToArray() ?? [],
            Sampling = new SamplingOptions
            {
                Temperature = own.Temperature ?? options?.Temperature ?? defaults.Temperature,
                TopP = own.TopP ?? options?.TopP ?? defaults.TopP,
                TopK = own.TopK ?? options?.TopK ?? defaults.TopK,
                MinP = own.MinP ?? Additional(options, MinPKey) ?? defaults.MinP,
                FrequencyPenalty = own.FrequencyPenalty ?? options?.FrequencyPenalty ?? defaults.FrequencyPenalty,
                PresencePenalty = own.PresencePenalty ?? options?.PresencePenalty ?? defaults.PresencePenalty,
                Seed = own.Seed ?? options?.Seed,
            },
        };
    }

    // Numbers arrive as double or JsonElement when the options went through JSON, as Semantic Kernel's do.
    private static float? Additional(ChatOptions? options, string key) => options?.AdditionalProperties?.GetValueOrDefault(key) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Number } element => element.GetSingle(),
        IConvertible number and not (string or bool or char or DateTime) => number.ToSingle(CultureInfo.InvariantCulture),
        var other => throw new ArgumentException(NotA("number", key, other), nameof(options)),
    };

    private static bool? AdditionalFlag(ChatOptions? options, string key) => options?.AdditionalProperties?.GetValueOrDefault(key) switch
    {
        null => null,
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        var other => throw new ArgumentException(NotA("truth value", key, other), nameof(options)),
    };

    private static string NotA(string kind, string key, object other) =>
        $"{nameof(ChatOptions)}.{nameof(ChatOptions.AdditionalProperties)}[\"{key}\"] must be a {kind}, but is of type {other.GetType()}.";
}
