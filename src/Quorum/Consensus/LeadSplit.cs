namespace Quorum;

/// <summary>How many votes an answer has, and how many its strongest rival.</summary>
internal readonly record struct LeadSplit(int Leader, int RunnerUp)
{
    private const int MostFurtherSamples = 1_000_000_000;

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

    /// <summary>
    /// About the least number of further samples with which the posterior of the lead reaches a threshold if the shares stay as they are (but for
    /// votes being whole); <see langword="null"/> if there is no lead, or none up to a thousand million.
    /// </summary>
    public int? FurtherSamples(int samples, double threshold)
    {
        if (Leader <= RunnerUp || !Reaches(samples, MostFurtherSamples, threshold))
            return null;

        int below = -1;
        int enough = MostFurtherSamples;
        while (enough - below > 1)
        {
            int middle = below + ((enough - below) / 2);
            if (Reaches(samples, middle, threshold))
                enough = middle;
            else
                below = middle;
        }

        return enough;
    }

    private bool Reaches(int samples, int further, double threshold)
    {
        double growth = 1 + ((double)further / samples);
        return LeadPosterior.Approximate((long)Math.Round(Leader * growth), (long)Math.Round(RunnerUp * growth)) >= threshold;
    }
}
