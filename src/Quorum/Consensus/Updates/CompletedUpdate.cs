namespace Quorum;

/// <summary>The consensus is formed and nothing of it runs any more. The last update.</summary>
/// <param name="Result">The result.</param>
public sealed record CompletedUpdate(ConsensusResult Result) : ConsensusUpdate;
