using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>Turns the options of a chat request into those of a generation.</summary>
internal static class ChatOptionsMapping
{
    private const string MinPKey = "min_p";

    /// <summary>What a request asks for in the client's own terms: what is set there, and the common options for what is not.</summary>
    /// <exception cref="ArgumentException">An additional property is of a wrong type.</exception>
    public static LlamaChatOptions Resolve(ChatOptions? options, IChatClient client)
    {
        var own = options?.RawRepresentationFactory?.Invoke(client) as LlamaChatOptions ?? new LlamaChatOptions();
        return new LlamaChatOptions
        {
            Temperature = own.Temperature ?? options?.Temperature,
            TopP = own.TopP ?? options?.TopP,
            TopK = own.TopK ?? options?.TopK,
            MinP = own.MinP ?? AdditionalNumber(options, MinPKey),
            FrequencyPenalty = own.FrequencyPenalty ?? options?.FrequencyPenalty,
            PresencePenalty = own.PresencePenalty ?? options?.PresencePenalty,

            // Middleware sets these for each request, such as a consensus for each of its samples, and knows nothing of the client's own terms.
            Seed = options?.Seed ?? own.Seed,
            MaxOutputTokens = own.MaxOutputTokens is { } most && options?.MaxOutputTokens is { } common ? Math.Min(most, common) : own.MaxOutputTokens ?? options?.MaxOutputTokens,
            MaxReasoningTokens = own.MaxReasoningTokens ?? AdditionalCount(options, LlamaChatOptions.MaxReasoningTokensProperty),
            MinReasoningTokens = own.MinReasoningTokens ?? AdditionalCount(options, LlamaChatOptions.MinReasoningTokensProperty),
            StopSequences = own.StopSequences ?? options?.StopSequences?.ToArray(),
            DescribesResponseFormat = own.DescribesResponseFormat ?? AdditionalFlag(options, LlamaChatOptions.DescribesResponseFormatProperty),
            TokenConfidence = own.TokenConfidence ?? AdditionalFlag(options, LlamaChatOptions.TokenConfidenceProperty),
        };
    }

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static GenerationRequest ToRequest(LlamaChatOptions options, IReadOnlyList<int> prompt)
    {
        var defaults = new SamplingOptions();
        return new GenerationRequest
        {
            Prompt = prompt,
            MaxTokens = options.MaxOutputTokens,
            MeasuresConfidence = options.TokenConfidence ?? false,
            StopStrings = options.StopSequences ?? [],
            Sampling = new SamplingOptions
            {
                Temperature = options.Temperature ?? defaults.Temperature,
                TopP = options.TopP ?? defaults.TopP,
                TopK = options.TopK ?? defaults.TopK,
                MinP = options.MinP ?? defaults.MinP,
                FrequencyPenalty = options.FrequencyPenalty ?? defaults.FrequencyPenalty,
                PresencePenalty = options.PresencePenalty ?? defaults.PresencePenalty,
                Seed = options.Seed,
            },
        };
    }

    private static int? AdditionalCount(ChatOptions? options, string key)
    {
        if (AdditionalNumber(options, key) is not { } number)
            return null;
        return number is >= 0 and <= int.MaxValue && number == MathF.Truncate(number)
            ? (int)number
            : throw new ArgumentException($"{Name(key)} must be a whole number of at least 0, but is {number.ToString(CultureInfo.InvariantCulture)}.", nameof(options));
    }

    // Numbers arrive as double or JsonElement when the options went through JSON, as Semantic Kernel's do, and as text from YAML prompt files.
    private static float? AdditionalNumber(ChatOptions? options, string key) => options?.AdditionalProperties?.GetValueOrDefault(key) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Number } element => element.GetSingle(),
        string text when float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        IConvertible number and not (string or bool or char or DateTime) => number.ToSingle(CultureInfo.InvariantCulture),
        var other => throw new ArgumentException(NotA("number", key, other), nameof(options)),
    };

    private static bool? AdditionalFlag(ChatOptions? options, string key) => options?.AdditionalProperties?.GetValueOrDefault(key) switch
    {
        null => null,
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        var other => throw new ArgumentException(NotA("truth value", key, other), nameof(options)),
    };

    private static string NotA(string kind, string key, object other) => $"{Name(key)} must be a {kind}, but is of type {other.GetType()}.";

    private static string Name(string key) => $"{nameof(ChatOptions)}.{nameof(ChatOptions.AdditionalProperties)}[\"{key}\"]";
}
