namespace Quorum;

/// <summary>Sampling ended: what is still open is cut.</summary>
/// <param name="Reason">Why.</param>
public sealed record SamplingStoppedUpdate(StopReason Reason) : ConsensusUpdate;
