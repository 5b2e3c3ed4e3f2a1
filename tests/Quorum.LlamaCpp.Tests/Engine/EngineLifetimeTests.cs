using static Quorum.LlamaCpp.Tests.Engine.Generations;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>An engine that has enough, and one that comes to its end.</summary>
public sealed class EngineLifetimeTests(RandomModelFixture fixture)
{
    // Without a limit, so that it goes on for as long as the test needs it: the context is 4,096 tokens.
    private static readonly GenerationRequest s_long = new() { Prompt = [1, 2, 3], Sampling = Greedy };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_beyond_the_limit_is_refused_and_one_that_ends_makes_room()
    {
        await using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 1, MaxRequests = 3 });
        await using var first = await StartAsync(engine, s_long);
        using var cancellation = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 2).Select(i => engine.GenerateAsync(s_long with { Prompt = [i, 9] }, cancellation.Token).ToListAsync(Token).AsTask()).ToList();

        var busy = await Assert.ThrowsAsync<EngineBusyException>(() => engine.RunAsync(s_long with { Prompt = [7] }));
        await first.DisposeAsync();
        var next = await engine.RunAsync(s_long with { Prompt = [8], MaxTokens = 1, Priority = GenerationPriority.High });

        Assert.True(busy.RetryAfter > TimeSpan.Zero);
        Assert.Single(next);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task Requests_one_after_the_other_never_meet_a_limit_of_one()
    {
        await using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxRequests = 1 });

        for (var i = 0; i < 200; i++)
            Assert.Equal(2, (await engine.RunAsync(s_long with { Prompt = [i], MaxTokens = 2 })).Count);
    }

    [Fact]
    public async Task Cancelled_while_it_waits_gives_its_place_back()
    {
        await using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 1, MaxRequests = 2 });
        await using var first = await StartAsync(engine, s_long);

        for (var i = 0; i < 20; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = engine.GenerateAsync(s_long with { Prompt = [i] }, cancellation.Token).ToListAsync(Token).AsTask();
            Assert.False(waiting.IsCompleted);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await first.DisposeAsync();
        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task StopAsync_lets_what_runs_and_waits_end_and_takes_nothing_new()
    {
        await using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 2 });
        var running = Start(engine, count: 6);

        await engine.StopAsync(Token);

        Assert.Equal((0, 0), (engine.Counters.LiveSequences, engine.Counters.WaitingRequests));
        Assert.All(await Task.WhenAll(running), run => Assert.Equal(20, run.Count));
        Assert.Throws<ObjectDisposedException>(() => engine.GenerateAsync(s_long, Token));
    }

    [Fact]
    public async Task StopAsync_that_is_cancelled_leaves_the_requests_to_go_on()
    {
        await using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 1 });
        using var cancellation = new CancellationTokenSource();
        var first = Enumerable.Range(0, 8).Select(i => engine.GenerateAsync(s_long with { Prompt = [i, 9] }, cancellation.Token).ToListAsync(Token).AsTask()).ToList();
        var running = Start(engine, count: 3);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.StopAsync(new CancellationToken(canceled: true)));
        await cancellation.CancelAsync();

        Assert.All(await Task.WhenAll(running), run => Assert.Equal(20, run.Count));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(first));
    }

    [Fact]
    public async Task Request_that_was_made_before_the_engine_stopped_and_starts_after_is_refused()
    {
        await using var engine = new LlamaEngine(fixture.Model);
        var late = engine.GenerateAsync(s_long, Token);

        await engine.StopAsync(Token);

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await late.ToListAsync(Token));
    }

    [Fact]
    public async Task DisposeAsync_frees_the_model_when_the_last_request_has_ended()
    {
        var model = LlamaModel.Load(fixture.ModelPath, cancellationToken: Token);
        var engine = new LlamaEngine(model, new LlamaEngineOptions { MaxSequences = 2 }, ownsModel: true);
        var running = Start(engine, count: 6);

        await engine.DisposeAsync();
        await engine.DisposeAsync();

        Assert.All(await Task.WhenAll(running), run => Assert.Equal(20, run.Count));
        Assert.True(model.Handle.IsClosed);
    }

    [Fact]
    public async Task Dispose_during_DisposeAsync_ends_the_requests_at_once()
    {
        var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 1 });
        await using var first = await StartAsync(engine, s_long);
        var waiting = engine.GenerateAsync(s_long with { Prompt = [5] }, Token).ToListAsync(Token).AsTask();
        var draining = engine.DisposeAsync();

        engine.Dispose();

        await draining;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private static Task<List<GeneratedToken>>[] Start(LlamaEngine engine, int count) =>
        [.. Enumerable.Range(0, count).Select(i => engine.GenerateAsync(s_long with { Prompt = [i], MaxTokens = 20, Sampling = new() { TopK = 1 } }, Token).ToListAsync(Token).AsTask())];

    private static async Task<IAsyncEnumerator<GeneratedToken>> StartAsync(LlamaEngine engine, GenerationRequest request)
    {
        var enumerator = engine.GenerateAsync(request, Token).GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync());
        return enumerator;
    }
}
