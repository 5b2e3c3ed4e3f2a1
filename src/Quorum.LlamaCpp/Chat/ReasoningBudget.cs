using Microsoft.Extensions.AI;

namespace Quorum.LlamaCpp.Chat;

/// <summary>How many tokens a model may and must reason for.</summary>
/// <param name="Max">The most; <see langword="null"/> for no limit, 0 for no reasoning at all.</param>
/// <param name="Min">The least.</param>
internal readonly record struct ReasoningBudget(int? Max, int Min)
{
    // Room for an answer of a few sentences, or a small JSON object.
    private const int AnswerReserve = 512;

    public bool SkipsReasoning => Max == 0;

    /// <summary>Reads the budget of a request: exact numbers count more than the effort.</summary>
    /// <exception cref="ArgumentException">The least is more than the most, or a number is negative.</exception>
    public static ReasoningBudget Of(LlamaChatOptions own, ReasoningEffort? effort)
    {
        if (own.MaxReasoningTokens < 0 || own.MinReasoningTokens < 0)
            throw new ArgumentOutOfRangeException(nameof(own), $"{nameof(LlamaChatOptions.MaxReasoningTokens)} and {nameof(LlamaChatOptions.MinReasoningTokens)} must be at least 0.");

        var budget = new ReasoningBudget(own.MaxReasoningTokens ?? OfEffort(effort), own.MinReasoningTokens ?? 0);
        return budget.Max < budget.Min
            ? throw new ArgumentException($"{nameof(LlamaChatOptions.MinReasoningTokens)} is {budget.Min}, but the reasoning may have no more than {budget.Max} tokens.", nameof(own))
            : budget;
    }

    /// <summary>The reasoning as the opening of an output.</summary>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="close">The token that ends the reasoning.</param>
    /// <param name="needsAnswer">Whether an answer must follow even where no most is set.</param>
    public OutputOpening ToOpening(LlamaVocabulary vocabulary, int close, bool needsAnswer) => new()
    {
        EndToken = close,
        MaxTokens = Max,
        Ending = Max is not null || needsAnswer
            ? [.. vocabulary.Tokenize("\n\nMy time to think is used up, so I give the best answer that I have.\n"), close, .. vocabulary.Tokenize("\n\n")]
            : [],
        Reserve = AnswerReserve,
        MinTokens = Min,
        Extension = Min > 0 ? vocabulary.Tokenize("\nWait, let me check that again.\n") : [],
    };

    private static int? OfEffort(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => 0,
        ReasoningEffort.Low => LlamaChatOptions.LowEffortTokens,
        ReasoningEffort.Medium => LlamaChatOptions.MediumEffortTokens,
        ReasoningEffort.High => LlamaChatOptions.HighEffortTokens,
        _ => null,
    };
}
