using Microsoft.Extensions.Logging;
using static Quorum.LlamaCpp.Tests.Engine.Generations;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>What an engine takes of the machine: memory, threads and contexts.</summary>
public sealed class EngineSizeTests(RandomModelFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Memory_and_a_log_line_tell_the_size()
    {
        using var log = new ListLogger();
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 1000, MaxSequences = 4, Contexts = 2, Threads = 1 }, loggerFactory: log);

        Assert.Equal((1024, 2 * 1024), (engine.ContextSize, engine.Counters.CellsTotal));
        Assert.Equal(fixture.Model.SizeInBytes, engine.Memory.Weights);
        Assert.Equal(2 * 1024 * 2 * 32 * (sizeof(float) + sizeof(short)), engine.Memory.Cache);
        var line = Assert.Single(log.Lines);
        Assert.Contains("2 contexts of 1024 KV cells for 4 sequences, 1 threads; 768 KiB of KV cache", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_has_room_for_every_sequence_of_a_small_model()
    {
        using var engine = new LlamaEngine(fixture.Model);

        Assert.Equal((4096, 4 * 4096), (engine.ContextSize, engine.Counters.CellsTotal));
    }

    [Fact]
    public async Task Contexts_run_beside_each_other()
    {
        await using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 1, Contexts = 2 });
        var request = new GenerationRequest { Prompt = [1, 2, 3], Sampling = new() { TopK = 1 } };

        // Neither has come to its end, and a context has but one sequence.
        await using var first = engine.GenerateAsync(request, Token).GetAsyncEnumerator(Token);
        await using var second = engine.GenerateAsync(request with { Prompt = [4, 5] }, Token).GetAsyncEnumerator(Token);
        Assert.True(await first.MoveNextAsync());
        Assert.True(await second.MoveNextAsync());

        await first.DisposeAsync();
        await second.DisposeAsync();
        await engine.AssertEmptyAsync();
        Assert.Equal(2, engine.Counters.PeakSequences);
    }

    [Fact]
    public async Task Contexts_draw_what_one_draws()
    {
        GenerationRequest[] requests = [.. Enumerable.Range(0, 12).Select(i => new GenerationRequest { Prompt = RandomModelFixture.Prompt(10 + i, i / 2), MaxTokens = 30, Sampling = Greedy })];
        using var one = new LlamaEngine(fixture.Model);
        using var three = new LlamaEngine(fixture.Model, new LlamaEngineOptions { Contexts = 3, MaxSequences = 2 });

        var expected = await one.RunAllAsync(requests);
        var actual = await three.RunAllAsync(requests);

        for (var i = 0; i < requests.Length; i++)
            AssertSame(expected[i], actual[i]);
        Assert.Equal(12 * 30, three.Counters.TokensDrawn);
        await three.AssertEmptyAsync();
    }

    [Fact]
    public async Task Conversation_comes_back_to_the_context_that_holds_its_prefix()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { Contexts = 2 });
        var prompt = RandomModelFixture.Prompt(100, 1);
        await engine.RunAsync(new GenerationRequest { Prompt = prompt, MaxTokens = 2, Sampling = Greedy });

        var next = await engine.RunAsync(new GenerationRequest { Prompt = [.. prompt, 1, 2, 3], MaxTokens = 2, Sampling = Greedy });

        Assert.Equal(100, next[^1].Summary!.ReusedPromptTokens);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaEngineOptions { Contexts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaEngineOptions { MaxRequests = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaEngineOptions { Threads = 0 });
    }

    private sealed class ListLogger : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
