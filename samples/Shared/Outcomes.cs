
namespace Quorum.Samples;

/// <summary>What became of the samples, in words.</summary>
internal static class Outcomes
{
    public static string Describe(ConsensusResult result)
    {
        List<string> parts = [$"{result.Votes.Count(vote => vote.Status == VoteStatus.Counted)} voted"];
        Add(result.Votes.Count(vote => vote.Status == VoteStatus.Refuted), "lost their vote to a wrong step");
        Add(result.Count(ChainOutcome.NoAnswer), "gave no answer");
        Add(result.Count(ChainOutcome.Truncated), "were cut off by the token limit");
        Add(result.Count(ChainOutcome.Failed), "failed");
        Add(result.Votes.Count(vote => vote.Status == VoteStatus.Surplus && result.Chains[vote.Sample].Answer is not null), "came after the decision");
        Add(result.Count(ChainOutcome.Cancelled) + result.SampleCount - result.Chains.Count, "were not needed any more");
        return string.Join(", ", parts);

        void Add(int count, string words)
        {
            if (count > 0)
                parts.Add($"{count} {words}");
        }
    }
}
