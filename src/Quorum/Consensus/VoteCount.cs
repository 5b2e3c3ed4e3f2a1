namespace Quorum;

/// <summary>The votes counted, and the groups they form.</summary>
/// <param name="Votes">One vote for each chain that was counted, in sample order.</param>
/// <param name="Groups">The groups, the leading one first; ties in the order of their first members.</param>
public sealed record VoteCount(IReadOnlyList<Vote> Votes, IReadOnlyList<AnswerGroup> Groups)
{
    /// <summary>
    /// Gets a value indicating whether the groups were formed of chains that have no vote, since no chain has one: all were refuted, or only
    /// rescued chains have answers. A single vote replaces such groups, so no stopping rule ends the sampling on them.
    /// </summary>
    public bool IsFallback { get; init; }

    /// <summary>
    /// Gets what a reader of the count should know, such as that there was nothing to weigh the votes by, in one sentence for a person;
    /// <see langword="null"/> if nothing.
    /// </summary>
    public string? Note { get; init; }

    /// <summary>
    /// Gets a value indicating whether the groups are those of refuted chains: no answer survived verification, and a consensus abstains.
    /// </summary>
    public bool IsRefuted => IsFallback && Groups.Count > 0
        && Votes.FirstOrDefault(vote => vote.Sample == Groups[0].Members[0]) is { Status: VoteStatus.Refuted };
}
