using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>The opening of an output, kept within its bounds; on a model with random weights.</summary>
public sealed class OutputOpeningTests : IDisposable
{
    private const int Newline = 10;

    private readonly LlamaEngine _engine;

    public OutputOpeningTests(RandomModelFixture fixture)
    {
        _engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 8, ContextSize = 1024 });
        Close = fixture.Model.Vocabulary.FindSpecial("</think>")!.Value;
    }

    private int Close { get; }

    private static GenerationRequest Request { get; } = new() { Prompt = RandomModelFixture.Prompt(12, seed: 4), Sampling = Generations.Greedy, MaxTokens = 40 };

    [Fact]
    public async Task Used_up_opening_is_followed_by_its_ending_and_then_the_model_goes_on()
    {
        var free = await _engine.RunAsync(Request);
        var bounded = await _engine.RunAsync(Request with { Opening = new() { EndToken = Close, MaxTokens = 10, Ending = [65, Close, 66] } });

        Generations.AssertSame(free[..10], bounded[..10]);
        Assert.Equal([65, Close, 66], bounded[10..13].Ids());
        Assert.All(bounded[10..13], token => Assert.Equal((true, 0f), (token.IsForced, token.LogProbability)));
        Assert.Equal(3, bounded.Count(token => token.IsForced));
        Assert.Equal(new GenerationSummary(GenerationEnd.Length, 12, 11, 40), bounded[^1].Summary);
        Assert.Contains("A</think>B", bounded.Text(), StringComparison.Ordinal);

        var rest = await _engine.RunAsync(Request with { Prompt = [.. Request.Prompt, .. bounded[..13].Ids()], MaxTokens = 27 });
        Generations.AssertSame(rest, bounded[13..]);
    }

    [Fact]
    public async Task Opening_that_ends_in_time_is_left_alone()
    {
        var free = await _engine.RunAsync(Request);
        var end = free[5].Id;

        var bounded = await _engine.RunAsync(Request with { Opening = new() { EndToken = end, MaxTokens = 20, Ending = [end] } });

        Generations.AssertSame(free, bounded);
        Assert.DoesNotContain(bounded, token => token.IsForced);
    }

    [Fact]
    public async Task End_that_comes_too_early_is_replaced()
    {
        var free = await _engine.RunAsync(Request);
        var end = free.First(token => token.Id != free[0].Id).Id;
        var at = free.FindIndex(token => token.Id == end);

        var extended = await _engine.RunAsync(Request with { Opening = new() { EndToken = end, MinTokens = at + 1, Extension = [65, 66] } });

        Assert.Equal(free[..at].Ids(), extended[..at].Ids());
        Assert.Equal([65, 66], extended[at..(at + 2)].Ids());
        Assert.Equal(2, extended.Count(token => token.IsForced));
    }

    [Fact]
    public void Model_that_insists_on_the_end_has_its_way()
    {
        var progress = new OpeningProgress(new OutputOpening { EndToken = Close, MinTokens = 1000, Extension = [65], MaxExtensions = 2 }, room: 5000);

        Assert.Equal([65], progress.Replace(Close, endsOutput: false));
        Assert.Equal([65], progress.Replace(Close, endsOutput: false));
        Assert.Empty(progress.Replace(Close, endsOutput: false));
        Assert.Empty(progress.Add(Close));
        Assert.False(progress.IsOpen);
    }

    [Theory]
    [InlineData(8, 29)]
    [InlineData(1000, 27)]
    public async Task Room_for_what_follows_is_kept(int reserve, int expected)
    {
        var tokens = await _engine.RunAsync(Request with { Opening = new() { EndToken = Close, Ending = [65, 66, Close], Reserve = reserve } });

        Assert.Equal(expected, tokens.FindIndex(token => token.IsForced));
    }

    [Fact]
    public async Task Output_that_would_end_within_the_opening_goes_on_with_the_ending()
    {
        var hot = new SamplingOptions { Temperature = 4, TopP = 1 };
        var opening = new OutputOpening { EndToken = Close, Ending = [Close] };
        var requests = Enumerable.Range(0, 40).Select(seed => Request with { Sampling = hot with { Seed = seed }, MaxTokens = 400 }).ToList();

        var free = await _engine.RunAllAsync(requests);
        var bounded = await _engine.RunAllAsync(requests.Select(request => request with { Opening = opening }));

        Assert.Contains(free, run => run[^1].Summary!.End == GenerationEnd.EndToken && !run.Ids().Contains(Close));
        Assert.All(bounded, run => Assert.Contains(Close, run.Ids()));
        Assert.Contains(bounded, run => run.Any(token => token.IsForced));
    }

    [Fact]
    public async Task Forced_tokens_survive_a_cache_that_is_too_small()
    {
        using var small = new LlamaEngine(_engine.Model, new LlamaEngineOptions { MaxSequences = 8, ContextSize = 256 });
        var opening = new OutputOpening { EndToken = Close, MaxTokens = 30, Ending = [.. Enumerable.Repeat(Newline, 20), Close] };
        var requests = Enumerable.Range(0, 16).Select(i => Request with { Prompt = RandomModelFixture.Prompt(20, i), MaxTokens = 80, Opening = opening }).ToList();

        var runs = await small.RunAllAsync(requests);

        Assert.All(runs, run => Assert.Equal(21, run[30..51].Count(token => token.IsForced)));
        await small.AssertEmptyAsync();
    }

    [Fact]
    public void Wrong_openings_are_named()
    {
        Throws(new() { EndToken = 9999 }, "token 9999");
        Throws(new() { EndToken = Close, Ending = [-1, Close] }, "token -1");
        Throws(new() { EndToken = Close, MaxTokens = 3, Ending = [65] }, $"lacks token {Close}");
        Throws(new() { EndToken = Close, MaxTokens = 3, Ending = [Close], MinTokens = 4 }, "at least 4 and at most 3");

        void Throws(OutputOpening opening, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => _engine.GenerateAsync(Request with { Opening = opening }, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _engine.Dispose();
}
