namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Runs generations to their end.</summary>
internal static class Generations
{
    public static SamplingOptions Greedy { get; } = new() { Temperature = 0 };

    public static async Task<List<GeneratedToken>> RunAsync(this LlamaEngine engine, GenerationRequest request) =>
        await engine.GenerateAsync(request, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public static async Task<List<GeneratedToken>[]> RunAllAsync(this LlamaEngine engine, IEnumerable<GenerationRequest> requests) =>
        await Task.WhenAll(requests.Select(request => Task.Run(() => engine.RunAsync(request))));

    public static int[] Ids(this IEnumerable<GeneratedToken> tokens) => [.. tokens.Select(token => token.Id)];

    public static string Text(this IEnumerable<GeneratedToken> tokens) => string.Concat(tokens.Select(token => token.Text));

    /// <summary>
    /// Asserts that two greedy generations agree. llama.cpp's rounding depends on what else is in the batch and where the cells lie (its flash
    /// attention sums in half precision), so they may part where two tokens are equally probable up to that rounding, and only there.
    /// </summary>
    public static void AssertSame(IReadOnlyList<GeneratedToken> expected, IReadOnlyList<GeneratedToken> actual)
    {
        const float rounding = 0.03f;
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.LogProbability, other.LogProbability, rounding);
            if (one.Id != other.Id)
                return;
        }

        Assert.Equal(expected.Count, actual.Count);
    }

    /// <summary>Asserts that an idle engine has nothing but finished prefixes that it holds, by its own count and by llama.cpp's.</summary>
    public static async Task AssertEmptyAsync(this LlamaEngine engine)
    {
        await engine.WhenIdleAsync(TestContext.Current.CancellationToken);
        var counters = engine.Counters;
        Assert.Equal((0, 0, 0), (counters.LiveSequences, counters.WaitingRequests, counters.CellsUsed));
        var prefixes = engine.ReadPositions().Where(position => position >= 0).ToList();
        Assert.Equal(counters.HeldPrefixes, prefixes.Count);
        Assert.InRange(counters.CellsHeld, prefixes.Count == 0 ? 0 : prefixes.Max() + 1, prefixes.Sum(position => position + 1));
    }
}
