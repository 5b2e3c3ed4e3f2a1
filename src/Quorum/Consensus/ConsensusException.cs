namespace Quorum;

/// <summary>No consensus could be formed because every sample failed.</summary>
/// <remarks>The inner exception is an <see cref="AggregateException"/> with the exception of each sample, in sample order.</remarks>
public sealed class ConsensusException : Exception
{
    internal ConsensusException(IReadOnlyList<Chain> chains)
        : base(
            $"All {chains.Count} samples failed; the inner exception has every reason. The first is: {chains[0].Error}",
            new AggregateException(chains.Select(chain => chain.Exception!)))
    {
        Chains = chains;
    }

    /// <summary>Gets the failed chains, with what they had produced until then.</summary>
    public IReadOnlyList<Chain> Chains { get; }
}
