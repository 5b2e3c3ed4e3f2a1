namespace Quorum;

/// <summary>A sample ended, in whatever way; its chain is read and verified.</summary>
/// <param name="Chain">What it produced.</param>
public sealed record SampleFinishedUpdate(Chain Chain) : ConsensusUpdate;
