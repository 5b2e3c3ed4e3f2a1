namespace Quorum.LlamaCpp.Engine;

/// <summary>Chooses how many KV cells an engine has where its options leave that open.</summary>
internal static class CacheBudget
{
    // A long chain of thought; few are longer, and those borrow from the others.
    private const int TokensPerSequence = 4096;

    /// <summary>
    /// As many cells as the sequences are likely to fill together, and never less than the longest that the model can have, within half of the
    /// memory that is available: the other half is for the compute buffers and for everybody else.
    /// </summary>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="trainedContext">The most tokens of one.</param>
    /// <param name="bytesPerToken">The size of a cell.</param>
    /// <param name="available">The bytes of memory that are available.</param>
    public static int Cells(int sequences, int trainedContext, long bytesPerToken, long available)
    {
        var wanted = Math.Max(trainedContext, sequences * (long)Math.Min(trainedContext, TokensPerSequence));
        return (int)Math.Clamp(available / 2 / bytesPerToken, 1, wanted);
    }
}
