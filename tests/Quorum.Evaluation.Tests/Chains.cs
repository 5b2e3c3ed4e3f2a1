using Microsoft.Extensions.AI;

namespace Quorum.Evaluation.Tests;

/// <summary>Chains written by hand.</summary>
internal static class Chains
{
    public static Chain Saying(string text, ChatFinishReason? finish = null) => new()
    {
        Index = 0,
        Seed = 0,
        Outcome = ChainOutcome.NoAnswer,
        Text = text,
        FinishReason = finish ?? ChatFinishReason.Stop,
        TokensDrawn = text.Length,
        Elapsed = TimeSpan.Zero,
    };
}
