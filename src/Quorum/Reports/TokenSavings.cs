namespace Quorum;

/// <summary>What stopping early saved.</summary>
internal static class TokenSavings
{
    /// <summary>Estimates the tokens that were not drawn, since samples were cut or never started.</summary>
    /// <remarks>
    /// Each such sample is taken to be as long as the mean of the chains that ended by themselves, less what it had drawn. Short chains end
    /// first, so this is rather too low than too high.
    /// </remarks>
    /// <returns>The estimate; <see langword="null"/> if no chain ended by itself.</returns>
    public static long? Estimate(ConsensusResult result)
    {
        Chain[] whole = [.. result.Chains.Where(IsWhole)];
        if (whole.Length == 0)
            return null;

        double mean = whole.Average(chain => (double)chain.TokensDrawn);
        double cut = result.Chains.Where(IsCut).Sum(chain => Math.Max(0, mean - chain.TokensDrawn));
        return (long)Math.Round(cut);
    }

    public static bool IsWhole(Chain chain) =>
        chain.Outcome is ChainOutcome.Answered or ChainOutcome.NoAnswer or ChainOutcome.Truncated or ChainOutcome.Rescued;

    private static bool IsCut(Chain chain) => chain.Outcome is ChainOutcome.Cancelled or ChainOutcome.LowConfidence;
}
