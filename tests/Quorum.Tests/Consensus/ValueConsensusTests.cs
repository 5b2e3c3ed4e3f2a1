namespace Quorum.Tests.Consensus;

/// <summary>A consensus over values that are no chat replies.</summary>
public sealed class ValueConsensusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_that_most_samples_draw_is_decided_on()
    {
        var solver = new ConsensusSolver<int>((seed, _) => Draw((int)(seed % 3) is 0 ? 1 : 2), options: new() { SampleCount = 64, Seed = 7 });

        ConsensusResult<int> result = await solver.SolveAsync("Which?", cancellationToken: Token);

        Assert.Equal((2, true), (result.Value, result.IsDecided));
        Assert.Equal("Which?", result.Consensus.Question);
        Assert.Equal(2, result.Consensus.Groups.Count);
        Assert.True(result.Consensus.Probability > 0.9);
    }

    [Fact]
    public async Task Sampling_stops_when_the_outcome_is_fixed_and_open_draws_are_cut()
    {
        var options = new ConsensusOptions { SampleCount = 9, Seed = 1 };
        int started = 0;
        var solver = new ConsensusSolver<string>(
            async (_, token) =>
            {
                if (Interlocked.Increment(ref started) <= 5)
                    return new("same");

                await Task.Delay(Timeout.Infinite, token);
                return new("other");
            },
            options: options);

        ConsensusResult<string> result = await solver.SolveAsync(cancellationToken: Token);

        Assert.Equal("same", result.Value);
        Assert.True(result.Consensus.StoppedEarly);
        Assert.Equal(4, result.Consensus.Count(ChainOutcome.Cancelled));
    }

    [Fact]
    public async Task Samples_without_a_value_have_no_vote_and_none_at_all_is_no_decision()
    {
        var solver = new ConsensusSolver<string>((_, _) => Task.FromResult(new SampledValue<string>(null) { Text = "Hm." }), options: new() { SampleCount = 3 });

        ConsensusResult<string> result = await solver.SolveAsync(cancellationToken: Token);

        Assert.False(result.IsDecided);
        Assert.Null(result.Value);
        Assert.All(result.Consensus.Chains, chain => Assert.Equal((ChainOutcome.NoAnswer, "Hm."), (chain.Outcome, chain.Text)));
    }

    [Fact]
    public async Task Equivalent_values_are_one_group_and_the_first_of_it_speaks()
    {
        string[] draws = ["0.5", "1/2", "50 %", "0.25"];
        var indices = new Queue<string>(draws);
        var solver = new ConsensusSolver<string>(
            (_, _) => Draw(indices.Dequeue()),
            new AnswerTextComparer(),
            new() { SampleCount = 4, MaxConcurrency = 1, StoppingRule = StoppingRules.FixedCount });

        ConsensusResult<string> result = await solver.SolveAsync(cancellationToken: Token);

        Assert.Equal("0.5", result.Value);
        Assert.Equal([0, 1, 2], result.Consensus.Decision!.Members);
    }

    [Fact]
    public async Task Refuted_value_has_no_vote_under_a_rule_that_looks_at_it()
    {
        var draws = new Queue<int>([1, 1, 2]);
        var solver = new ConsensusSolver<int>(
            (_, _) =>
            {
                int value = draws.Dequeue();
                return Task.FromResult(new SampledValue<int>(value) { Verification = new() { Steps = [], IsRefuted = value == 1 } });
            },
            options: new() { SampleCount = 3, MaxConcurrency = 1, StoppingRule = StoppingRules.FixedCount, DecisionRule = DecisionRules.VerifiedMajority });

        ConsensusResult<int> result = await solver.SolveAsync(cancellationToken: Token);

        Assert.Equal(2, result.Value);
        Assert.Equal([VoteStatus.Refuted, VoteStatus.Refuted, VoteStatus.Counted], result.Consensus.Votes.Select(vote => vote.Status));
    }

    [Fact]
    public async Task Result_is_saved_and_replayed_like_any_other()
    {
        var solver = new ConsensusSolver<int>((seed, _) => Draw((int)(seed % 2)), options: new() { SampleCount = 8, Seed = 3, StoppingRule = StoppingRules.FixedCount });

        ConsensusResult saved = (await solver.SolveAsync(cancellationToken: Token)).Consensus;
        ConsensusResult read = ConsensusResult.FromJson(saved.ToJson());

        Assert.Equal(saved.Decision!.Members, read.Decision!.Members);
        Assert.Equal(saved.Probability, read.Probability);
    }

    private static Task<SampledValue<T>> Draw<T>(T value) => Task.FromResult(new SampledValue<T>(value));
}
