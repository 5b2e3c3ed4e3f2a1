namespace Quorum;

/// <summary>Groups votes by their answers.</summary>
internal static class VoteCounting
{
    /// <summary>Makes a vote of every chain, and sums the weights of equivalent answers.</summary>
    public static VoteCount Count(IReadOnlyList<Chain> chains, Func<Chain, Vote> toVote)
    {
        Vote[] votes = [.. chains.Select(toVote)];
        AnswerGroup[] groups =
        [
            .. votes.Where(vote => vote.Status == VoteStatus.Counted)
                .GroupBy(vote => vote.Answer!)
                .Select(group => new AnswerGroup
                {
                    Answer = group.First().Answer!,
                    Members = [.. group.Select(vote => vote.Sample)],
                    Weight = group.Sum(vote => vote.Weight),
                })
                .OrderByDescending(group => group.Weight)
                .ThenBy(group => group.Members[0]),
        ];
        return new VoteCount(votes, groups);
    }
}
