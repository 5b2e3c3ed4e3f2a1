using System.Globalization;

namespace Quorum.Tests.Consensus.Stopping;

/// <summary>Votes made of numbers: each number is an answer, null is a sample without one.</summary>
internal static class Ballots
{
    private static readonly Answer[] _answers = [.. Enumerable.Range(0, 64).Select(i => MathAnswer.Parse(i.ToString(CultureInfo.InvariantCulture)))];

    public static Answer Answer(int label) => _answers[label];

    public static Vote Vote(int sample, int? label) => label is { } given
        ? new(sample, VoteStatus.Counted, _answers[given], 1)
        : new(sample, VoteStatus.NoAnswer, null, 0);

    public static VoteCount Count(params IEnumerable<int?> labels) => CountVotes([.. labels.Select((label, sample) => Vote(sample, label))]);

    public static VoteCount CountVotes(Vote[] votes) => new(votes, VoteCounting.Group(votes.Where(vote => vote.Status == VoteStatus.Counted)));

    public static Standing Standing(int sampleCount, params IEnumerable<int?> labels)
    {
        VoteCount votes = Count(labels);
        return new Standing { SampleCount = sampleCount, InOrder = votes, Arrived = votes, LargestVote = 1 };
    }

    /// <summary>Lets a majority be deliberated on under a rule, as live.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="labels">What each sample answers.</param>
    /// <param name="completion">The order in which they end; by default their own.</param>
    /// <returns>The number of samples judged when it stopped, and the leader; all samples and null if it did not stop before them.</returns>
    public static (int Samples, int? Leader) Run(IStoppingRule rule, int[] labels, int[]? completion = null)
    {
        var deliberation = new Deliberation(labels.Length, new() { StoppingRule = rule }, DecisionRules.Majority);
        foreach (int sample in completion ?? [.. Enumerable.Range(0, labels.Length)])
        {
            deliberation.Add(new Chain
            {
                Index = sample,
                Seed = sample,
                Outcome = ChainOutcome.Answered,
                Answer = _answers[labels[sample]],
                TokensDrawn = 1,
                Elapsed = TimeSpan.Zero,
            });
            if (deliberation.IsStopped && deliberation.Judged < labels.Length)
                return (deliberation.Judged, Array.IndexOf(_answers, deliberation.InOrder.Groups[0].Answer));
        }

        return (labels.Length, null);
    }

    public static int[] Draw(double[] shares, int samples, Random random)
    {
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            double u = random.NextDouble();
            while (labels[i] < shares.Length - 1 && (u -= shares[labels[i]]) >= 0)
                labels[i]++;
        }

        return labels;
    }
}
