namespace Quorum.LlamaCpp.Engine;

/// <summary>A token that may be drawn, with its weight relative to the most probable one.</summary>
internal readonly record struct Candidate(int Token, float Weight);
