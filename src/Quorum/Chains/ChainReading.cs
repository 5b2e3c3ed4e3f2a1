using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What the text of a chain that was not cut says.</summary>
/// <param name="Outcome">How the chain ended.</param>
/// <param name="Extracted">Its answer, or <see langword="null"/> if it gives none.</param>
internal readonly record struct ChainReading(ChainOutcome Outcome, ExtractedAnswer? Extracted)
{
    /// <summary>Reads the text after the reasoning.</summary>
    /// <remarks>At the token limit only a closed box is sure to be whole: "the answer is 12" may have been about to become 125.</remarks>
    public static ChainReading Of(string text, ChatFinishReason? finishReason, AnswerPolicy policy)
    {
        bool truncated = finishReason == ChatFinishReason.Length;
        ExtractedAnswer? extracted = AnswerExtractor.Extract(text, policy);
        if (extracted is not null && (!truncated || extracted.Source == AnswerSource.Box))
            return new(ChainOutcome.Answered, extracted);

        return new(truncated ? ChainOutcome.Truncated : ChainOutcome.NoAnswer, null);
    }
}
