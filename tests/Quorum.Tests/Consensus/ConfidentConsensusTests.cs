using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class ConfidentConsensusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Confidence_is_asked_for_and_measured()
    {
        var model = new ScriptedChatClient(_ => Chain(1, 4.0, 2.0, 6.0));
        var solver = new ConsensusSolver(model, new() { SampleCount = 2, Confidence = new() { GroupSize = 2 } });

        ConsensusResult result = await solver.SolveAsync("?", cancellationToken: Token);

        Assert.All(model.Calls, call => Assert.Equal(true, call.Options!.AdditionalProperties![ConfidenceOptions.TokenConfidenceProperty]));
        Assert.Equal((4.0, 3.0, 4.0), (result.Chains[0].Confidence!.Mean, result.Chains[0].Confidence!.LowestGroup, result.Chains[0].Confidence!.Tail));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Confidence_is_not_asked_for_by_default()
    {
        var model = new ScriptedChatClient(_ => Chain(1, 4.0));

        ConsensusResult result = await new ConsensusSolver(model).SolveAsync("?", cancellationToken: Token);

        Assert.Null(result.Chains[0].Confidence);
        Assert.All(model.Calls, call => Assert.Null(call.Options!.AdditionalProperties));
    }

    [Fact]
    public async Task Confidence_is_asked_for_if_the_decision_rule_needs_it()
    {
        var model = new ScriptedChatClient(call => Chain(call.Index, call.Index == 2 ? 9.0 : 1.0));
        var solver = new ConsensusSolver(model, new() { SampleCount = 3, DecisionRule = DecisionRules.Verified(DecisionRules.ConfidenceWeighted()) });

        ConsensusResult result = await solver.SolveAsync("?", cancellationToken: Token);

        Assert.Equal("2", result.Decision!.Answer.Display);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Options_of_the_request_are_not_changed()
    {
        var options = new ChatOptions { AdditionalProperties = new() { ["own"] = 1 } };
        var solver = new ConsensusSolver(new ScriptedChatClient(_ => Chain(1, 4.0)), new() { Confidence = new() });

        await solver.SolveAsync("?", options, Token);

        Assert.Equal(["own"], options.AdditionalProperties.Keys);
    }

    [Fact]
    public async Task Engine_without_log_probabilities_gives_plain_votes_and_a_note()
    {
        var options = new ConsensusOptions { SampleCount = 3, Confidence = new() { WarmUp = 1, TerminateOnline = true } };

        ConsensusResult result = await new ConsensusSolver(ScriptedChatClient.Saying(Reply.Box(1), Reply.Box(1), Reply.Box(2)), options)
            .SolveAsync("?", cancellationToken: Token);

        Assert.Equal("1", result.Decision!.Answer.Display);
        Assert.Contains("log-probabilities", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_that_falls_below_the_threshold_is_cut()
    {
        // The warm-up of two sets the threshold to its lower one, 5. The third is cut at its second token and would never have ended.
        var model = new ScriptedChatClient(call => call.Index < 2 ? Chain(1, 5.0 + call.Index) : Chain(2, [7.0, 2.0], endless: true));
        var solver = new ConsensusSolver(model, Options(samples: 3, warmUp: 2, concurrency: 1));

        ConsensusResult result = await solver.SolveAsync("?", cancellationToken: Token);

        Assert.Equal(ChainOutcome.LowConfidence, result.Chains[2].Outcome);
        Assert.Equal(2, result.Chains[2].Confidence!.Tokens);
        Assert.Equal([0, 1], result.Decision!.Members);
        Assert.Equal(0, model.Running);
    }

    [Property(MaxTest = 200)]
    public async Task Chains_that_ended_before_the_threshold_was_known_fare_like_those_cut(byte[] confidences, int order)
    {
        double[] all = [5, 6, 7, 8, .. confidences.Take(12).Select(confidence => (double)(confidence % 12))];

        ConsensusResult oneByOne = await SolveAsync(concurrency: 1);
        ConsensusResult together = await SolveAsync(concurrency: null);

        Assert.Equal(oneByOne.Chains.Select(chain => chain.Outcome), together.Chains.Select(chain => chain.Outcome));
        Assert.Equal(oneByOne.Votes, together.Votes);
        Assert.Equal(all.Count(confidence => confidence < 5.9), together.Count(ChainOutcome.LowConfidence));

        Task<ConsensusResult> SolveAsync(int? concurrency)
        {
            Order ends = Order.Shuffled(all.Length, order);
            var model = new ScriptedChatClient(call => concurrency is null
                ? Reply.After(ends.Of(call.Index), Chain(call.Index % 3, all[call.Index]))
                : Chain(call.Index % 3, all[call.Index]));
            ConsensusOptions options = Options(all.Length, warmUp: 4, concurrency);
            options.Confidence!.KeepShare = 0.7; // the threshold is 5.9
            options.Progress = ends;
            return new ConsensusSolver(model, options).SolveAsync("?", cancellationToken: Token);
        }
    }

    private static ConsensusOptions Options(int samples, int warmUp, int? concurrency) => new()
    {
        SampleCount = samples,
        MaxConcurrency = concurrency,
        StoppingRule = StoppingRules.FixedCount,
        Confidence = new() { GroupSize = 1, WarmUp = warmUp, KeepShare = 1, TerminateOnline = true },
    };

    private static IAsyncEnumerable<ChatResponseUpdate> Chain(int answer, params double[] confidences) => Chain(answer, confidences, endless: false);

    private static async IAsyncEnumerable<ChatResponseUpdate> Chain(int answer, double[] confidences, bool endless)
    {
        await Task.CompletedTask;
        foreach (double confidence in confidences)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "so ")
            {
                AdditionalProperties = new() { [ConfidenceOptions.TokenConfidenceProperty] = confidence },
            };
        }

        if (endless)
            throw new InvalidOperationException("The chain should have been cut.");

        yield return new ChatResponseUpdate(ChatRole.Assistant, Reply.Box(answer)) { FinishReason = ChatFinishReason.Stop };
    }
}
