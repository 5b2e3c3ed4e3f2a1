namespace Quorum;

/// <summary>Something that happened while a consensus is formed.</summary>
public abstract record ConsensusUpdate
{
    private protected ConsensusUpdate()
    {
    }

    /// <summary>Gets how far the consensus has come with it.</summary>
    public required ConsensusProgress Progress { get; init; }
}
