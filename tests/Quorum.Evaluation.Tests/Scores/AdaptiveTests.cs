using System.Numerics;

namespace Quorum.Evaluation.Tests.Scores;

/// <summary>Stopping rules on recorded chains against a walk over the votes that is written down here.</summary>
public sealed class AdaptiveTests(RecordedRun recorded) : IClassFixture<RecordedRun>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Adaptive_figures_equal_a_walk_over_the_votes(bool verified)
    {
        IReadOnlyList<AdaptiveScore> scores = await recorded.Score.AdaptiveAsync(TestContext.Current.CancellationToken);

        Check(scores.Single(score => score.Verified == verified && score.Rule == StoppingRules.MajorityLocked.Name), IsLocked);
        Check(scores.Single(score => score.Verified == verified && score.Rule == StoppingRules.BetaPosterior().Name), IsLikely);
        Check(scores.Single(score => score.Verified == verified && score.Rule == StoppingRules.AnytimeValid().Name), (votes, _) => Gamblers.EValue(votes) >= 20);

        void Check(AdaptiveScore score, Func<List<string>, int, bool> stops)
        {
            Walk[] walks = [.. recorded.Problems.Select(problem => Follow(problem, verified, stops))];
            double[] full = [.. recorded.Problems.Select(problem => (double)problem.Chains.Sum(chain => chain.Chain.TokensDrawn))];
            double[] ones = [.. walks.Select(_ => 1.0)];
            BruteForce.AssertEstimate([.. walks.Select(walk => walk.IsRight ? 1.0 : 0)], ones, score.Accuracy);
            BruteForce.AssertEstimate([.. walks.Select(walk => (double)walk.Tokens)], full, score.TokenShare);
            BruteForce.AssertEstimate(
                [.. walks.Zip(recorded.Problems, (walk, problem) => (walk.IsRight ? 1 : 0) - (verified ? problem.VerifiedAt(recorded.Samples) : problem.MajorityAt(recorded.Samples)))], ones, score.Difference);
            Assert.Equal(walks.Average(walk => walk.Samples), score.Samples, 1e-9);
            Assert.Equal(walks.Average(walk => (double)walk.Tokens), score.Tokens, 1e-6);
            Assert.Equal(walks.Average(walk => walk.Decision is null ? 1.0 : 0), score.Undecided, 1e-9);
        }
    }

    [Fact]
    public async Task Replay_of_all_samples_decides_as_the_largest_group()
    {
        foreach (ScoredProblem problem in recorded.Problems)
        {
            ConsensusResult result = await problem.ReplayAsync(new ConsensusOptions { StoppingRule = StoppingRules.FixedCount, DecisionRule = DecisionRules.Majority }, TestContext.Current.CancellationToken);
            string? largest = BruteForce.VotesOf(problem, verified: false).OfType<string>().GroupBy(vote => vote).MaxBy(group => group.Count())?.Key;

            Assert.Equal(largest, result.Decision?.Answer.Key);
        }
    }

    [Fact]
    public async Task Replay_leaves_the_options_of_its_caller_as_they_are()
    {
        var options = new ConsensusOptions { SampleCount = 5 };

        ConsensusResult result = await recorded.Problems[0].ReplayAsync(options, TestContext.Current.CancellationToken);

        Assert.Equal((5, recorded.Samples), (options.SampleCount, result.Chains.Count));
    }

    // No open sample can change who leads; of equals, the one that came first leads.
    private static bool IsLocked(List<string> sequence, int open)
    {
        if (sequence.Count == 0)
            return open == 0;

        Dictionary<string, int> votes = Count(sequence);
        List<string> order = [.. sequence.Distinct()];
        string leader = order.MaxBy(answer => votes[answer])!;
        int others = votes.Where(vote => vote.Key != leader).Select(vote => vote.Value).DefaultIfEmpty().Max();
        bool rivalComesFirst = order.Any(answer => answer != leader && votes[answer] + open == votes[leader] && order.IndexOf(answer) < order.IndexOf(leader));
        return others + open <= votes[leader] && !rivalComesFirst;
    }

    // P(p1 > p2) of two Beta-distributed shares: a sum of binomial coefficients, in whole numbers.
    private static bool IsLikely(List<string> sequence, int open)
    {
        if (sequence.Count == 0)
            return false;

        int[] counts = [.. Count(sequence).Values.OrderDescending(), 0];
        int n = counts[0] + counts[1] + 1;
        BigInteger sum = 0;
        for (int i = 0; i <= counts[0]; i++)
            sum += BruteForce.Choose(n, i);

        return (double)sum / (double)BigInteger.Pow(2, n) >= 0.95;
    }

    private static Dictionary<string, int> Count(List<string> sequence) => sequence.GroupBy(vote => vote).ToDictionary(group => group.Key, group => group.Count());

    private static Walk Follow(ScoredProblem problem, bool verified, Func<List<string>, int, bool> stops)
    {
        string?[] all = BruteForce.VotesOf(problem, verified);
        var votes = new List<string>();
        int samples = 0;
        long tokens = 0;
        do
        {
            tokens += problem.Chains[samples].Chain.TokensDrawn;
            if (all[samples++] is { } vote)
                votes.Add(vote);
        }
        while (samples < all.Length && !stops(votes, all.Length - samples));

        // Of equals, the one that came first.
        string? decision = votes.Distinct().MaxBy(answer => votes.Count(vote => vote == answer));
        return new(decision, BruteForce.IsRight(all, BruteForce.RightOf(problem), decision), samples, tokens);
    }

    private sealed record Walk(string? Decision, bool IsRight, int Samples, long Tokens);
}
