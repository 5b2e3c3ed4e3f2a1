namespace Quorum;

/// <summary>The answer of a chain joined a group of equivalents, or founded one.</summary>
/// <param name="Sample">The index of the chain.</param>
/// <param name="Group">The group with the chain in it.</param>
public sealed record AnswerJoinedUpdate(int Sample, AnswerGroup Group) : ConsensusUpdate;
