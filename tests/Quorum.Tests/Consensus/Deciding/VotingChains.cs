using System.Globalization;

namespace Quorum.Tests.Consensus.Deciding;

internal static class VotingChains
{
    public static Chain Answered(int index, int? answer, double? confidence = null, bool refuted = false, ChainOutcome outcome = ChainOutcome.Answered) => new()
    {
        Index = index,
        Seed = index,
        Outcome = answer is null && outcome == ChainOutcome.Answered ? ChainOutcome.NoAnswer : outcome,
        Answer = answer is { } given ? MathAnswer.Parse(given.ToString(CultureInfo.InvariantCulture)) : null,
        Confidence = confidence is { } value
            ? new ChainConfidence { Tokens = 1, Mean = value, LowestGroup = value, BottomTenPercent = value, Tail = value, SelfCertainty = value }
            : null,
        Verification = new ChainVerification { Steps = [], IsRefuted = refuted },
        TokensDrawn = 1,
        Elapsed = TimeSpan.Zero,
    };

    /// <summary>Chains with answers and confidences, in this order.</summary>
    public static Chain[] Of(params (int? Answer, double? Confidence)[] chains) =>
        [.. chains.Select((chain, index) => Answered(index, chain.Answer, chain.Confidence))];

    public static (string Answer, double Weight)[] Weights(this VoteCount count) =>
        [.. count.Groups.Select(group => (group.Answer.Display, Math.Round(group.Weight, 9)))];
}
