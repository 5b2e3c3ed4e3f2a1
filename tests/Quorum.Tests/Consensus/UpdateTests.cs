using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class UpdateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StreamAsync_tells_what_happens_in_order()
    {
        string[] replies = [Reply.Box(1), "nothing", Reply.Box(1), Reply.Box(1)];
        var solver = new ConsensusSolver(
            ScriptedChatClient.Saying(replies), new() { SampleCount = 4, MaxConcurrency = 1, StoppingRule = StoppingRules.BetaPosterior(0.8) });

        ConsensusUpdate[] updates = await solver.StreamAsync("?", cancellationToken: Token).ToArrayAsync(Token);

        Assert.Equal(
            [
                "started 0", "finished 0 Answered", "joined 0 of 1", "certainty 0.75",
                "started 1", "finished 1 NoAnswer",
                "started 2", "finished 2 Answered", "joined 2 of 2", "certainty 0.875", "stopped early", "completed 1",
            ],
            updates.Select(Describe));
    }

    [Fact]
    public async Task StreamAsync_updates_carry_how_far_it_has_come()
    {
        var solver = new ConsensusSolver(
            ScriptedChatClient.Saying(Reply.Box(1), null, Reply.Box(2)),
            new() { SampleCount = 3, MaxConcurrency = 1, StoppingRule = StoppingRules.FixedCount });

        ConsensusUpdate[] updates = await solver.StreamAsync("?", cancellationToken: Token).ToArrayAsync(Token);

        ConsensusProgress[] finished = [.. updates.OfType<SampleFinishedUpdate>().Select(update => update.Progress)];
        Assert.Equal([1, 2, 3], finished.Select(progress => progress.Started));
        Assert.Equal([1, 2, 3], finished.Select(progress => progress.Finished));
        Assert.Equal([1, 2, 3], finished.Select(progress => progress.Judged));
        Assert.Equal([0, 1, 1], finished.Select(progress => progress.Failed));
        Assert.Equal([1, 1, 2], finished.Select(progress => progress.Groups.Count));
        Assert.Equal([0.75, 0.75, 0.5], finished.Select(progress => progress.Certainty!.Probability));
        Assert.All(updates, update => Assert.Equal(3, update.Progress.SampleCount));
    }

    [Fact]
    public async Task StreamAsync_certainty_is_told_for_every_sample_that_an_end_lets_be_judged()
    {
        var order = new Order([1, 2, 0]);
        var model = new ScriptedChatClient(call => Reply.After(order.Of(call.Index), Reply.Text(Reply.Box(1))));
        var solver = new ConsensusSolver(model, new() { SampleCount = 3, StoppingRule = StoppingRules.FixedCount, Progress = order });

        ConsensusUpdate[] updates = await solver.StreamAsync("?", cancellationToken: Token).ToArrayAsync(Token);

        CertaintyChangedUpdate[] told = [.. updates.OfType<CertaintyChangedUpdate>()];
        Assert.Equal([(1, 0.75), (2, 0.875), (3, 0.9375)], told.Select(update => (update.Progress.Judged, update.Certainty.Probability)));
        Assert.All(told, update => Assert.Equal(3, update.Progress.Finished));
    }

    [Fact]
    public async Task StreamAsync_chain_that_lacks_confidence_is_told_as_it_is_judged()
    {
        var model = new ScriptedChatClient(call => Confident(call.Index == 0 ? 5 : 2));
        var solver = new ConsensusSolver(model, new()
        {
            SampleCount = 2,
            MaxConcurrency = 1,
            StoppingRule = StoppingRules.FixedCount,
            Confidence = new() { WarmUp = 1, TerminateOnline = true },
        });

        ConsensusUpdate[] updates = await solver.StreamAsync("?", cancellationToken: Token).ToArrayAsync(Token);

        Assert.Equal([ChainOutcome.Answered, ChainOutcome.LowConfidence], updates.OfType<SampleFinishedUpdate>().Select(update => update.Chain.Outcome));

        static async IAsyncEnumerable<ChatResponseUpdate> Confident(double confidence)
        {
            await Task.CompletedTask;
            yield return new ChatResponseUpdate(ChatRole.Assistant, Reply.Box(1))
            {
                FinishReason = ChatFinishReason.Stop,
                AdditionalProperties = new() { [ConfidenceOptions.TokenConfidenceProperty] = confidence },
            };
        }
    }

    [Fact]
    public async Task StreamAsync_gives_the_result_of_SolveAsync()
    {
        string[] replies = [Reply.Box(1), Reply.Box(2), Reply.Box(1)];

        ConsensusUpdate last = await Solver().StreamAsync("?", new() { Seed = 1 }, Token).LastAsync(Token);
        ConsensusResult solved = await Solver().SolveAsync("?", new() { Seed = 1 }, Token);

        ConsensusResult streamed = Assert.IsType<CompletedUpdate>(last).Result;
        Assert.Equal(solved.Votes, streamed.Votes);
        Assert.Equal(solved.Certainty, streamed.Certainty);

        ConsensusSolver Solver() => new(ScriptedChatClient.Saying(replies), new() { SampleCount = 3 });
    }

    [Fact]
    public async Task StreamAsync_given_up_leaves_nothing_running()
    {
        var model = new ScriptedChatClient(call => call.Index == 0 ? Reply.Text(Reply.Box("1")) : Reply.Endless());
        var solver = new ConsensusSolver(model, new() { SampleCount = 4, StoppingRule = StoppingRules.FixedCount });

        await foreach (ConsensusUpdate update in solver.StreamAsync("?", cancellationToken: Token))
        {
            if (update is SampleFinishedUpdate)
                break;
        }

        Assert.Equal(4, model.Calls.Count);
        Assert.Equal(0, model.Running);
    }

    [Fact]
    public async Task StreamAsync_cancelled_throws_and_leaves_nothing_running()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var model = new ScriptedChatClient(_ => Reply.Endless());
        var solver = new ConsensusSolver(model, new() { SampleCount = 4 });

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ConsensusUpdate update in solver.StreamAsync("?", cancellationToken: cancellation.Token))
            {
                if (update is SampleStartedUpdate { Index: 3 })
                    await cancellation.CancelAsync();
            }
        });

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(0, model.Running);
    }

    [Fact]
    public async Task StreamAsync_every_sample_failed_throws()
    {
        var solver = new ConsensusSolver(ScriptedChatClient.Saying(null, null), new() { SampleCount = 2 });

        await Assert.ThrowsAsync<ConsensusException>(async () => await solver.StreamAsync("?", cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task StreamAsync_not_enumerated_asks_nobody()
    {
        var model = new ScriptedChatClient(_ => Reply.Endless());

        IAsyncEnumerable<ConsensusUpdate> updates = new ConsensusSolver(model).StreamAsync("?", cancellationToken: Token);
        await Task.Yield();

        Assert.NotNull(updates);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public void Arguments_that_are_missing_throw()
    {
        var solver = new ConsensusSolver(ScriptedChatClient.Saying());

        Assert.Throws<ArgumentNullException>("client", () => new ConsensusSolver(null!));
        Assert.Throws<ArgumentNullException>("question", () => { _ = solver.SolveAsync((string)null!, cancellationToken: Token); });
        Assert.Throws<ArgumentNullException>("question", () => solver.StreamAsync((string)null!, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("messages", () => solver.StreamAsync((IEnumerable<ChatMessage>)null!, cancellationToken: Token));
    }

    private static string Describe(ConsensusUpdate update) => update switch
    {
        SampleStartedUpdate started => $"started {started.Index}",
        SampleFinishedUpdate finished => $"finished {finished.Chain.Index} {finished.Chain.Outcome}",
        AnswerJoinedUpdate joined => $"joined {joined.Sample} of {joined.Group.Votes}",
        CertaintyChangedUpdate certainty => FormattableString.Invariant($"certainty {certainty.Certainty.Probability}"),
        SamplingStoppedUpdate stopped => stopped.Reason.IsEarly ? "stopped early" : "stopped",
        CompletedUpdate completed => $"completed {completed.Result.Decision?.Answer}",
        _ => throw new InvalidOperationException("An update of an unknown kind."),
    };
}
