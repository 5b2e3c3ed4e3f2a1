namespace Quorum;

/// <summary>What one chain contributes to the decision.</summary>
/// <param name="Sample">The index of the chain.</param>
/// <param name="Status">Whether the chain votes, and if not, why.</param>
/// <param name="Answer">What it votes for; <see langword="null"/> if it has no answer.</param>
/// <param name="Weight">The weight of the vote, at least 0; 0 unless the status is <see cref="VoteStatus.Counted"/>.</param>
public sealed record Vote(int Sample, VoteStatus Status, Answer? Answer, double Weight);
