using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class ConcurrencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task MaxConcurrency_is_reached_and_not_exceeded(int limit)
    {
        const int Samples = 12;
        int most = 0;
        var reached = new TaskCompletionSource();
        ScriptedChatClient? model = null;
        model = new ScriptedChatClient(_ => Watched());
        var solver = new ConsensusSolver(
            model, new() { SampleCount = Samples, MaxConcurrency = limit, StoppingRule = StoppingRules.FixedCount });

        ConsensusResult result = await solver.SolveAsync("?", cancellationToken: Token);

        Assert.Equal(Samples, result.Chains.Count);
        Assert.Equal(Math.Min(limit, Samples), most);
        Assert.Equal(SampleSeeds.Derive(result.SeedBase, Samples), result.Chains.Select(chain => chain.Seed));
        Assert.Equal(SampleSeeds.Derive(result.SeedBase, Samples).Order(), model.Calls.Select(call => call.Options!.Seed!.Value).Order());

        async IAsyncEnumerable<ChatResponseUpdate> Watched([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            int running = model!.Running;
            for (int seen = most; seen < running; seen = most)
                Interlocked.CompareExchange(ref most, running, seen);

            // None ends before as many run as may, so a limit that is not reached fails the test.
            if (running >= Math.Min(limit, Samples))
                reached.TrySetResult();
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            await Task.Yield();
            await foreach (ChatResponseUpdate update in Reply.Text(Reply.Box(1)).WithCancellation(cancellationToken))
                yield return update;
        }
    }

    [Fact]
    public async Task MaxConcurrency_of_one_draws_no_sample_beyond_the_stop()
    {
        var model = new ScriptedChatClient(_ => Reply.Text(Reply.Box(1)));
        var solver = new ConsensusSolver(
            model, new() { SampleCount = 16, MaxConcurrency = 1, StoppingRule = StoppingRules.WindowAgreement(3) });

        ConsensusResult result = await solver.SolveAsync("?", cancellationToken: Token);

        Assert.Equal(3, model.Calls.Count);
        Assert.Equal((3, 16), (result.Chains.Count, result.SampleCount));
        Assert.True(result.StoppedEarly);
    }

    [Fact]
    public async Task Questions_at_the_same_time_do_not_interfere()
    {
        var model = new ScriptedChatClient(call =>
            Reply.After(Task.Run(() => Thread.SpinWait(call.Index % 3 * 1_000)), Reply.Text(Reply.Box(call.Messages.Single().Text))));
        var solver = new ConsensusSolver(model, new() { SampleCount = 7, MaxConcurrency = 3 });

        ConsensusResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => solver.SolveAsync($"{i}", new() { Seed = i }, Token)));

        Assert.Equal(Enumerable.Range(0, 24).Select(i => $"{i}"), results.Select(result => result.Decision!.Answer.Display));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => $"{i}"), results.Select(result => result.Question));
        Assert.All(results, result => Assert.Equal(1, result.Agreement));
        Assert.Equal(0, model.Running);
    }
}
