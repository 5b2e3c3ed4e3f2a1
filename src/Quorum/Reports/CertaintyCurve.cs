namespace Quorum;

/// <summary>How certainty grew with the samples.</summary>
internal static class CertaintyCurve
{
    /// <summary>Recomputes the probability of the leader after each judged sample, in sample order.</summary>
    /// <remarks>
    /// It is the probability of <see cref="Certainty.Probability"/>, over the votes that counted in the end. Samples before the first vote give no
    /// point, and the curve ends at the first sample that was not waited for: beyond it, short chains would have more than their say.
    /// </remarks>
    public static IEnumerable<CertaintyPoint> Of(ConsensusResult result)
    {
        var votes = new Dictionary<Answer, int>();
        var order = new List<Answer>();
        int samples = 0;
        foreach (ChainVote chain in ChainVote.Of(result).OrderBy(chain => chain.Chain.Index).TakeWhile(chain => chain.IsJudged))
        {
            samples++;
            if (chain is { Standpoint: Standpoint.Voted, Vote.Answer: { } answer })
            {
                if (votes.TryAdd(answer, 0))
                    order.Add(answer);

                votes[answer]++;
            }

            if (order.Count == 0)
                continue;

            Answer leader = order.MaxBy(candidate => votes[candidate])!;
            int next = order.Where(candidate => candidate != leader).Select(candidate => votes[candidate]).DefaultIfEmpty().Max();
            yield return new CertaintyPoint(samples, leader, votes[leader], next, LeadPosterior.OfLead(votes[leader], next));
        }
    }
}
