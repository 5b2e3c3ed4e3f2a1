namespace Quorum.LlamaCpp.Engine;

/// <summary>A token that may be drawn, with its weight relative to the most probable one. Of equal weights, the lower id counts as heavier.</summary>
internal readonly record struct Candidate(int Token, float Weight)
{
    public bool IsHeavierThan(Candidate other) => Weight > other.Weight || (Weight == other.Weight && Token < other.Token);
}
