namespace Quorum;

/// <summary>What stopping early saved.</summary>
internal static class TokenSavings
{
    /// <summary>See <see cref="ConsensusResult.EstimateTokensSaved"/>.</summary>
    public static long? Estimate(ConsensusResult result)
    {
        Chain[] whole = [.. result.Chains.Where(IsWhole)];
        if (whole.Length == 0)
            return null;

        double mean = whole.Average(chain => (double)chain.TokensDrawn);
        double drawn = result.Chains.Sum(chain => IsCut(chain) ? Math.Max(mean, chain.TokensDrawn) : chain.TokensDrawn);
        double full = drawn + (mean * (result.SampleCount - result.Chains.Count));
        long spent = result.TokensSpent.OutputTokenCount ?? result.Chains.Sum(chain => chain.TokensDrawn);
        return Math.Max(0, (long)Math.Round(full) - spent);
    }

    /// <summary>Whether a chain ended by itself.</summary>
    public static bool IsWhole(Chain chain) =>
        chain.Outcome is ChainOutcome.Answered or ChainOutcome.NoAnswer or ChainOutcome.Truncated or ChainOutcome.Rescued;

    private static bool IsCut(Chain chain) => chain.Outcome is ChainOutcome.Cancelled or ChainOutcome.LowConfidence;
}
