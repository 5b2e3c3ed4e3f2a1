using System.Text.Json.Serialization;

namespace Quorum.Evaluation;

/// <summary>What a right chain has to give: an answer, a program or a call of a tool.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ExpectedAnswer), "answer")]
[JsonDerivedType(typeof(ExpectedProgram), "program")]
[JsonDerivedType(typeof(ExpectedCall), "call")]
public abstract record Expected
{
    private protected Expected()
    {
    }

    /// <summary>Reads what a chain gives, whatever was read from it before.</summary>
    /// <param name="chain">The chain, with its text.</param>
    /// <returns>The chain with that as its answer; equal answers are one vote.</returns>
    internal abstract Chain Read(Chain chain);

    /// <summary>A chain that ended by itself, with an answer of another kind than mathematics.</summary>
    private protected static Chain WithAnswer(Chain chain, string? key, AnswerKind kind)
    {
        if (chain.Outcome is ChainOutcome.Failed or ChainOutcome.Cancelled)
            return chain;

        ChainOutcome without = chain.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.Length ? ChainOutcome.Truncated : ChainOutcome.NoAnswer;
        return chain with
        {
            Outcome = key is null ? without : ChainOutcome.Answered,
            Answer = key is null ? null : new Answer(key, key, kind),
            AnswerSource = null,
        };
    }
}
