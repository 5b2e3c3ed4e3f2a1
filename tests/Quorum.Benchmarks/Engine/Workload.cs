using System.Diagnostics;
using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary>Samples of one prompt, all of the same length.</summary>
internal static class Workload
{
    /// <summary>Draws all samples at once.</summary>
    /// <returns>The drawn tokens of each, the time from the first token drawn to the last, and that from the first request.</returns>
    public static async Task<(int[][] Drawn, TimeSpan Decode, TimeSpan Whole)> RunTogetherAsync(LlamaEngine engine, int[] prompt, int samples, int tokens)
    {
        var watch = Stopwatch.StartNew();
        var first = long.MaxValue;
        var drawn = await Task.WhenAll(Enumerable.Range(0, samples).Select(seed => Task.Run(() => DrawAsync(seed))));
        var end = watch.ElapsedTicks;
        return (drawn, TimeSpan.FromSeconds((double)(end - first) / Stopwatch.Frequency), watch.Elapsed);

        async Task<int[]> DrawAsync(int seed)
        {
            var ids = new List<int>(tokens);
            await foreach (var token in engine.GenerateAsync(Request(prompt, tokens, seed)))
            {
                if (ids.Count == 0)
                    InterlockedMin(ref first, watch.ElapsedTicks);
                ids.Add(token.Id);
            }

            return ids.Count == tokens ? [.. ids] : throw new InvalidOperationException($"Sample {seed} ended after {ids.Count} of {tokens} tokens; use fewer tokens.");
        }
    }

    /// <summary>Draws the samples one after the other, as a client without batching does.</summary>
    public static async Task<TimeSpan> RunOneByOneAsync(LlamaEngine engine, int[] prompt, int samples, int tokens)
    {
        var watch = Stopwatch.StartNew();
        for (var seed = 0; seed < samples; seed++)
        {
            await foreach (var token in engine.GenerateAsync(Request(prompt, tokens, seed)))
            {
            }
        }

        return watch.Elapsed;
    }

    private static GenerationRequest Request(int[] prompt, int tokens, int seed) =>
        new() { Prompt = prompt, MaxTokens = tokens, Sampling = new SamplingOptions { Seed = seed } };

    private static void InterlockedMin(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); value < seen;)
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
    }
}
