using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class ConsensusReplayTests
{
    private static readonly IStoppingRule[] _rules =
    [
        StoppingRules.FixedCount,
        StoppingRules.AnytimeValid(0.2),
        StoppingRules.BetaPosterior(0.8),
        StoppingRules.WindowAgreement(2),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 200)]
    public async Task RunAsync_saved_chains_give_what_the_rule_would_have_given_live(NonNegativeInt[] script, NonNegativeInt rule)
    {
        string[] replies = [Reply.Box(0), .. script.Take(15).Select(reply => reply.Get % 4 == 3 ? "no answer" : Reply.Box(reply.Get % 4))];
        var options = new ConsensusOptions { SampleCount = replies.Length, MaxConcurrency = 1, StoppingRule = _rules[rule.Get % _rules.Length] };
        ConsensusResult saved = ConsensusResult.FromJson((await SolveAsync(replies, Full(replies.Length))).ToJson());

        ConsensusResult live = await SolveAsync(replies, options);
        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, options, Token);

        Assert.Equal(live.Decision?.Answer, replay.Decision?.Answer);
        Assert.Equal(live.Stop, replay.Stop);
        Assert.Equal(live.Certainty, replay.Certainty);
        Assert.Equal(live.Votes, replay.Votes.Take(live.Votes.Count));
        Assert.All(replay.Votes.Skip(live.Votes.Count), vote => Assert.Equal(VoteStatus.Surplus, vote.Status));
        Assert.Equal(live.TokensSpent.TotalTokenCount, replay.TokensSpent.TotalTokenCount);
        Assert.Equal(replies.Length, replay.Chains.Count);
    }

    [Fact]
    public async Task RunAsync_fewer_samples_use_the_first()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(1), Reply.Box(2), Reply.Box(2), Reply.Box(2)], Full(4));

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, Full(1), Token);

        Assert.Equal("1", replay.Decision!.Answer.Display);
        Assert.Equal("2", saved.Decision!.Answer.Display);
        Assert.Equal((1, 1, 1), (replay.SampleCount, replay.Chains.Count, replay.Votes.Count));
        Assert.Equal(0, replay.EstimateTokensSaved());
        Assert.Equal(11, replay.TokensSpent.TotalTokenCount);
    }

    [Fact]
    public async Task RunAsync_more_samples_than_were_saved_lock_nothing()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(1), Reply.Box(1), Reply.Box(1)], Full(3));

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, new() { SampleCount = 16 }, Token);

        Assert.Equal((16, 3), (replay.SampleCount, replay.Decision!.Votes));
        Assert.False(replay.Certainty!.IsLocked);
        Assert.False(replay.StoppedEarly);
        Assert.Equal("Only 3 of 16 samples were saved, and they do not decide what all would.", Assert.Single(replay.Notes));
    }

    [Fact]
    public async Task RunAsync_majority_locks_as_live()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(1), Reply.Box(1), Reply.Box(1), Reply.Box(2)], Full(4));

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, new() { SampleCount = 4 }, Token);

        Assert.True(replay.Certainty!.IsLocked);
        Assert.Equal([VoteStatus.Counted, VoteStatus.Counted, VoteStatus.Surplus, VoteStatus.Surplus], replay.Votes.Select(vote => vote.Status));
    }

    [Fact]
    public async Task RunAsync_verifier_that_fails_leaves_the_chain_unverified_with_a_note()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(1)], Full(1));
        ConsensusOptions options = Full(1);
        options.Verifiers.Add(new Broken());

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, options, Token);

        Assert.Equal("1", replay.Decision!.Answer.Display);
        Assert.Equal("Chain 0 could not be verified: broke", Assert.Single(replay.Notes));
    }

    [Fact]
    public async Task RunAsync_chains_cut_for_low_confidence_are_noted_too()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(1), Reply.Box(1)], Full(2));
        Chain cut = saved.Chains[1] with { Outcome = ChainOutcome.LowConfidence, FinishReason = null, Answer = null };

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved with { Chains = [saved.Chains[0], cut] }, Full(2), Token);

        Assert.Equal("1 of the 2 chains judged had been cut when they were saved, and have no vote.", Assert.Single(replay.Notes));
    }

    [Fact]
    public async Task RunAsync_answers_are_read_again_under_the_policy()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(@"20\%"), Reply.Box("0.2"), Reply.Box("3")], Full(3));
        ConsensusOptions distinct = Full(3);
        distinct.AnswerPolicy = AnswerPolicy.Default with { Percent = PercentPolicy.Distinct };

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, distinct, Token);

        Assert.Equal(MathAnswer.Parse(@"20\%", distinct.AnswerPolicy), replay.Chains[0].Answer);
        Assert.Equal(distinct.AnswerPolicy, ConsensusResult.FromJson(replay.ToJson()).AnswerPolicy);
    }

    [Fact]
    public async Task RunAsync_verifiers_check_the_saved_chains()
    {
        ConsensusResult saved = await SolveAsync(["7 * 4 = 29. " + Reply.Box(29), "7 * 4 = 28. " + Reply.Box(28)], Full(2));
        ConsensusOptions verified = Full(2);
        verified.Verifiers.Add(new EverythingWrong(chain: 0));

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, verified, Token);

        Assert.Equal("28", replay.Decision!.Answer.Display);
        Assert.Equal(VoteStatus.Refuted, replay.Votes[0].Status);
        Assert.Equal([verified.Verifiers[0].Name], ConsensusResult.FromJson(replay.ToJson()).Verifiers);

        // Verifications stay with the chains, so that they can be weighed in another way without being made again.
        ConsensusOptions plain = Full(2);
        plain.DecisionRule = DecisionRules.Majority;
        Assert.Equal("29", (await ConsensusReplay.RunAsync(replay, plain, Token)).Decision!.Answer.Display);
        Assert.Equal("28", (await ConsensusReplay.RunAsync(replay, Full(2), Token)).Decision!.Answer.Display);
    }

    [Fact]
    public async Task RunAsync_rescued_chains_count_only_if_asked_for()
    {
        var model = new ScriptedChatClient(call => call.Messages.Last().Role == ChatRole.Assistant
            ? Reply.Text("5}")
            : Reply.Text("cut", finishReason: ChatFinishReason.Length));
        ConsensusOptions rescue = Full(1);
        rescue.RescueTruncated = true;
        ConsensusResult saved = await new ConsensusSolver(model, rescue).SolveAsync("?", cancellationToken: Token);

        Assert.Equal(ChainOutcome.Truncated, (await ConsensusReplay.RunAsync(saved, Full(1), Token)).Chains[0].Outcome);
        Assert.Equal(ChainOutcome.Rescued, (await ConsensusReplay.RunAsync(saved, rescue, Token)).Chains[0].Outcome);
    }

    [Fact]
    public async Task RunAsync_chains_that_had_been_cut_have_no_vote_and_are_noted()
    {
        var model = new ScriptedChatClient(call => call.Index == 1 ? Reply.Endless() : Reply.Text(Reply.Box(1)));
        ConsensusResult saved = await new ConsensusSolver(model, new() { SampleCount = 4 }).SolveAsync("?", cancellationToken: Token);

        ConsensusResult replay = await ConsensusReplay.RunAsync(saved, Full(4), Token);

        Assert.Equal(ChainOutcome.Cancelled, saved.Chains[1].Outcome);
        Assert.Equal([0, 2, 3], replay.Decision!.Members);
        Assert.Equal("1 of the 4 chains judged had been cut when they were saved, and have no vote.", Assert.Single(replay.Notes));
    }

    [Fact]
    public async Task RunAsync_confidence_threshold_is_applied_to_saved_chains()
    {
        ConsensusResult saved = await SolveAsync([Reply.Box(1), Reply.Box(2), Reply.Box(2)], Full(3));
        ConsensusResult measured = saved with { Chains = [.. saved.Chains.Select(chain => chain with { Confidence = Confidence(5 - chain.Index) })] };
        ConsensusOptions options = Full(3);
        options.Confidence = new() { WarmUp = 1, TerminateOnline = true };

        ConsensusResult replay = await ConsensusReplay.RunAsync(measured, options, Token);

        Assert.Equal("1", replay.Decision!.Answer.Display);
        Assert.Equal(2, replay.Count(ChainOutcome.LowConfidence));
    }

    [Fact]
    public async Task RunAsync_without_chains_throws()
    {
        var empty = new ConsensusResult { Groups = [], Chains = [], TokensSpent = new(), SeedBase = 1, Elapsed = default };

        await Assert.ThrowsAsync<ArgumentException>("saved", () => ConsensusReplay.RunAsync(empty, new(), Token));
        await Assert.ThrowsAsync<ArgumentNullException>("saved", () => ConsensusReplay.RunAsync(null!, new(), Token));
        await Assert.ThrowsAsync<ArgumentNullException>("options", () => ConsensusReplay.RunAsync(empty, null!, Token));
    }

    private static ConsensusOptions Full(int samples) => new() { SampleCount = samples, StoppingRule = StoppingRules.FixedCount };

    private static ChainConfidence Confidence(double value) =>
        new() { Tokens = 1, Mean = value, LowestGroup = value, BottomTenPercent = value, Tail = value };

    private static Task<ConsensusResult> SolveAsync(string[] replies, ConsensusOptions options) =>
        new ConsensusSolver(ScriptedChatClient.Saying(replies), options).SolveAsync("?", new() { Seed = 1 }, Token);

    private sealed class Broken : IStepVerifier
    {
        public string Name => "broken";

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("broke");
    }

    private sealed class EverythingWrong(int chain) : IStepVerifier
    {
        public string Name => "wrong";

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
            new(context.Chain.Index == chain ? [.. context.Steps.Select(step => new StepVerdict { Step = step, Outcome = StepOutcome.Wrong })] : []);
    }
}
