using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What the text of a chain says.</summary>
/// <param name="Outcome">How the chain ended.</param>
/// <param name="Extracted">Its answer, or <see langword="null"/> if it gives none.</param>
internal readonly record struct ChainReading(ChainOutcome Outcome, ExtractedAnswer? Extracted)
{
    /// <summary>Reads the text after the reasoning.</summary>
    public static ChainReading Of(string text, ChatFinishReason? finishReason, AnswerPolicy policy)
    {
        if (AnswerExtractor.Extract(text, policy, finishReason) is { } extracted)
            return new(ChainOutcome.Answered, extracted);

        return new(finishReason == ChatFinishReason.Length ? ChainOutcome.Truncated : ChainOutcome.NoAnswer, null);
    }
}
