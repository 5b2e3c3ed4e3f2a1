namespace Quorum;

/// <summary>How many votes an answer has, and how many its strongest rival.</summary>
internal readonly record struct LeadSplit(int Leader, int RunnerUp)
{
    public static LeadSplit Of(VoteCount votes, Answer answer)
    {
        int leader = 0;
        int runnerUp = 0;
        foreach (AnswerGroup group in votes.Groups)
        {
            if (group.Answer.Equals(answer))
                leader = group.Votes;
            else
                runnerUp = Math.Max(runnerUp, group.Votes);
        }

        return new(leader, runnerUp);
    }
}
