namespace Quorum;

/// <summary>Decides from chains which answer wins. Implementations are pure functions and thread-safe.</summary>
public interface IDecisionRule
{
    /// <summary>Gets the name of the rule, such as "majority".</summary>
    string Name { get; }

    /// <summary>
    /// Gets the largest weight that one chain can add to its group, whatever the other chains are; <see langword="null"/> if there is no such
    /// bound, or if one chain's weight depends on others.
    /// </summary>
    double? LargestVote { get; }

    /// <summary>
    /// Gets a value indicating whether the rule looks at <see cref="Chain.Confidence"/>, so that it is asked for even if
    /// <see cref="ConsensusOptions.Confidence"/> is not set.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    bool UsesConfidence => false;

    /// <summary>Counts the votes.</summary>
    /// <param name="chains">The chains that count, in sample order.</param>
    /// <returns>A vote for each chain, and the groups in the order of the decision.</returns>
    VoteCount Count(IReadOnlyList<Chain> chains);
}
