namespace Quorum;

/// <summary>How the votes stand while samples are drawn.</summary>
/// <remarks>
/// A rule that infers anything from the votes must look at <see cref="InOrder"/> alone: those of the samples 0 to n−1, all of which have ended.
/// Short chains end first, so the votes that have arrived at some moment favour the answers with short chains.
/// </remarks>
public sealed record Standing
{
    /// <summary>Gets the most samples that may be drawn.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Gets the count over the samples 0 to n−1, all of which have ended.</summary>
    public required VoteCount InOrder { get; init; }

    /// <summary>
    /// Gets the count over all samples that have ended, in sample order with gaps. It may be used only by a rule that stops when nothing can
    /// change the outcome any more.
    /// </summary>
    public required VoteCount Arrived { get; init; }

    /// <summary>Gets the largest weight that an open sample can add to a group; <see langword="null"/> if there is no bound.</summary>
    public double? LargestVote { get; init; }
}
