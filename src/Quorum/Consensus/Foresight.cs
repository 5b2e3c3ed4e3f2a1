namespace Quorum;

/// <summary>How the votes would stand if all open samples agreed with each other.</summary>
internal static class Foresight
{
    // Whoever leads when nobody has voted yet.
    private static readonly AnswerGroup s_anyone = new() { Answer = new("", "", AnswerKind.Text), Members = [0], Weight = 1 };

    /// <summary>The votes after so many samples, those that are still open among them given to one answer: to each of those seen in turn.</summary>
    /// <param name="arrived">The count over all samples that have ended.</param>
    /// <param name="samples">The number of samples, from 0 on.</param>
    /// <param name="sampleCount">The most samples that may be drawn.</param>
    /// <param name="largestVote">See <see cref="IDecisionRule.LargestVote"/>.</param>
    public static IEnumerable<Standing> Of(VoteCount arrived, int samples, int sampleCount, double? largestVote)
    {
        IEnumerable<AnswerGroup> contenders = arrived.IsFallback || arrived.Groups.Count == 0 ? [s_anyone] : arrived.Groups;
        Dictionary<int, Vote> known = arrived.Votes.ToDictionary(vote => vote.Sample);
        return contenders.Select(group =>
        {
            double weight = group.Weight / group.Votes;
            Vote[] inOrder = [.. Enumerable.Range(0, samples).Select(i => known.GetValueOrDefault(i) ?? new(i, VoteStatus.Counted, group.Answer, weight))];
            return new Standing
            {
                SampleCount = sampleCount,
                InOrder = Count(inOrder),
                Arrived = Count([.. inOrder, .. arrived.Votes.Where(vote => vote.Sample >= samples)]),
                LargestVote = largestVote,
            };
        });
    }

    private static VoteCount Count(Vote[] votes) => new(votes, VoteCounting.Group(votes.Where(vote => vote.Status == VoteStatus.Counted)));
}
