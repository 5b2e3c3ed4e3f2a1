namespace Quorum;

/// <summary>The votes counted, and the groups they form.</summary>
/// <param name="Votes">One vote for each chain that was counted, in sample order.</param>
/// <param name="Groups">The groups, the leading one first; ties in the order of their first members.</param>
public sealed record VoteCount(IReadOnlyList<Vote> Votes, IReadOnlyList<AnswerGroup> Groups);
