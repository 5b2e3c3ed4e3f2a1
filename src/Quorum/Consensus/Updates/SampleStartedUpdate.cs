namespace Quorum;

/// <summary>A sample was started.</summary>
/// <param name="Index">The number of the sample, from 0.</param>
/// <param name="Seed">Its seed.</param>
public sealed record SampleStartedUpdate(int Index, long Seed) : ConsensusUpdate;
