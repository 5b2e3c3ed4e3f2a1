namespace Quorum.Tests.Consensus;

public class VerifiedConsensusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SolveAsync_chains_whose_error_leads_to_their_answer_have_no_vote()
    {
        string[] replies = ["wrong: \\boxed{1}", "fine: \\boxed{2}", "wrong: \\boxed{1}", "no answer here"];

        ConsensusResult result = await SolveAsync(new WrongWords(), replies);

        Assert.Equal("2", result.Decision!.Answer.Display);
        Assert.Equal("verified-majority", result.DecisionRule);
        Assert.Equal(
            [VoteStatus.Refuted, VoteStatus.Counted, VoteStatus.Refuted, VoteStatus.NoAnswer], result.Votes.Select(vote => vote.Status));
        Assert.Equal("words", result.Chains[0].Verification!.FirstError!.Verifier);
        Assert.Null(result.Chains[3].Verification);
    }

    [Fact]
    public async Task SolveAsync_all_refuted_abstains_and_tells_the_most_frequent_answer()
    {
        ConsensusResult result = await SolveAsync(new WrongWords(), ["wrong: \\boxed{1}", "wrong: \\boxed{2}", "wrong: \\boxed{2}", "no answer here"]);

        Assert.Null(result.Decision);
        Assert.Null(result.Certainty);
        Assert.Equal(0, result.Agreement);
        Assert.Equal("2", result.Leader!.Answer.Display);
        Assert.Equal(
            new Abstention("Every chain with an answer has an error that leads to it. The most frequent of the refuted answers is 2, in 2 of 3.", null)
            {
                Cause = AbstentionCause.Refuted,
            },
            result.Abstention);
    }

    [Fact]
    public async Task SolveAsync_all_refuted_so_far_goes_on_until_one_survives()
    {
        string[] replies = [.. Enumerable.Repeat("wrong: \\boxed{1}", 9), "fine: \\boxed{2}"];

        ConsensusResult result = await SolveAsync(new WrongWords(), replies, stopping: StoppingRules.MajorityLocked);

        Assert.Null(result.Abstention);
        Assert.Equal("2", result.Decision!.Answer.Display);
        Assert.Equal(10, result.Chains.Count);
    }

    [Fact]
    public async Task SolveAsync_tokens_of_the_judge_are_summed_apart()
    {
        // One judge's request about each chain, of one word.
        ConsensusResult result = await SolveAsync(new ModelVerifier(new ScriptedChatClient(_ => Reply.Text(Reply.Box(-1))), votes: 1), [Reply.Box(1), Reply.Box(1)]);

        Assert.Equal((20, 2), (result.VerificationTokens!.InputTokenCount, result.VerificationTokens.OutputTokenCount));
        Assert.Equal((20, 2), (result.TokensSpent.InputTokenCount, result.TokensSpent.OutputTokenCount));
        Assert.Equal(11, ConsensusResult.FromJson(result.ToJson()).Chains[0].Verification!.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task SolveAsync_given_decision_rule_is_kept()
    {
        ConsensusResult result = await SolveAsync(new WrongWords(), ["wrong: \\boxed{1}", "fine: \\boxed{2}", "wrong: \\boxed{1}"], DecisionRules.Majority);

        Assert.Equal("1", result.Decision!.Answer.Display);
        Assert.True(result.Chains[0].Verification!.IsRefuted);
    }

    [Fact]
    public async Task SolveAsync_verifier_that_fails_leaves_the_chain_unverified_and_a_note()
    {
        ConsensusResult result = await SolveAsync(new BrokenVerifier(), [Reply.Box(1)]);

        Assert.Equal("1", result.Decision!.Answer.Display);
        Assert.Null(result.Chains[0].Verification);
        Assert.Equal("Chain 0 could not be verified: Out of ink.", Assert.Single(result.Notes));
    }

    [Fact]
    public async Task SolveAsync_cancelled_while_verifying_throws()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var verifier = new EndlessVerifier();
        var options = new ConsensusOptions { SampleCount = 2, Verifiers = { verifier } };
        Task solving = new ConsensusSolver(ScriptedChatClient.Saying(Reply.Box(1), Reply.Box(1)), options)
            .SolveAsync("?", cancellationToken: cancellation.Token);

        await verifier.Started.Task.WaitAsync(Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => solving);
    }

    private static Task<ConsensusResult> SolveAsync(
        IStepVerifier verifier, string[] replies, IDecisionRule? rule = null, IStoppingRule? stopping = null) =>
        new ConsensusSolver(
            ScriptedChatClient.Saying(replies),
            new() { SampleCount = replies.Length, StoppingRule = stopping ?? StoppingRules.FixedCount, DecisionRule = rule, Verifiers = { verifier } })
            .SolveAsync("?", cancellationToken: Token);

    /// <summary>Finds every step wrong that says so.</summary>
    private sealed class WrongWords : IStepVerifier
    {
        public string Name => "words";

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
            new([.. context.Steps.Where(step => step.Text.Contains("wrong", StringComparison.Ordinal))
                .Select(step => new StepVerdict { Step = step, Outcome = StepOutcome.Wrong })]);
    }

    private sealed class BrokenVerifier : IStepVerifier
    {
        public string Name => "broken";

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Out of ink.");
    }

    private sealed class EndlessVerifier : IStepVerifier
    {
        public string Name => "endless";

        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default)
        {
            Started.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }
    }
}
