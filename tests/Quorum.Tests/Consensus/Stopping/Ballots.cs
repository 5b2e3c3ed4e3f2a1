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

    public static VoteCount CountVotes(Vote[] votes) => new(
        votes,
        [
            .. votes.Where(vote => vote.Status == VoteStatus.Counted)
                .GroupBy(vote => vote.Answer!)
                .Select(group => new AnswerGroup { Answer = group.Key, Members = [.. group.Select(vote => vote.Sample)], Weight = group.Count() })
                .OrderByDescending(group => group.Weight)
                .ThenBy(group => group.Members[0]),
        ]);

    public static Standing Standing(int sampleCount, params IEnumerable<int?> labels)
    {
        VoteCount votes = Count(labels);
        return new Standing { SampleCount = sampleCount, InOrder = votes, Arrived = votes, LargestVote = 1 };
    }

    /// <summary>Lets a rule judge every prefix in turn.</summary>
    /// <returns>The number of samples at which it stopped, and the leader; all samples and null if it did not.</returns>
    public static (int Samples, int? Leader) Run(IStoppingRule rule, int[] labels)
    {
        for (int n = 1; n < labels.Length; n++)
        {
            Standing standing = Standing(labels.Length, labels.Take(n).Select(label => (int?)label));
            if (rule.Judge(standing).Stop)
                return (n, Array.IndexOf(_answers, standing.InOrder.Groups[0].Answer));
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
