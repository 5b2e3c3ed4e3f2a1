using System.Diagnostics;
using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary>
/// Samples of one prompt, all of the same length. Each has a last prompt token of its own, so that no two go the same way and each needs a
/// row of its own in every batch: the engine evaluates equal samples once, which a bare loop does not.
/// </summary>
internal static class Workload
{
    /// <summary>The tokens of a sample after which the engine runs evenly.</summary>
    public const int WarmUp = 4;

    // Bytes 128 to 255 in the vocabularies that are measured.
    private const int LastTokens = 128;

    /// <summary>Draws all samples at once.</summary>
    /// <returns>The drawn tokens of each, the tokens per second of all in the steps that all take part in, not a number if there is none, and the time from the first request to the last token.</returns>
    public static async Task<(int[][] Drawn, double Rate, TimeSpan Whole)> RunTogetherAsync(LlamaEngine engine, int[] prompt, int samples, int tokens)
    {
        var watch = Stopwatch.StartNew();
        var times = new double[samples][];
        var drawn = await Task.WhenAll(Enumerable.Range(0, samples).Select(seed => Task.Run(() => DrawAsync(seed))));
        var whole = watch.Elapsed;

        // Some requests arrive a step before others, and end one before them. The last to start tells how long a step takes until the first ends.
        var last = times.MaxBy(sample => sample[0])!;
        var ahead = times.MinBy(sample => sample[^1])!.Count(time => time <= last[0]);
        var steps = tokens - 1 - ahead;
        return (drawn, steps > 0 ? samples * steps / (last[steps] - last[0]) : double.NaN, whole);

        async Task<int[]> DrawAsync(int seed)
        {
            var ids = new List<int>(tokens);
            times[seed] = new double[tokens];
            await foreach (var token in engine.GenerateAsync(Request(engine, prompt, tokens, seed)))
            {
                times[seed][ids.Count] = watch.Elapsed.TotalSeconds;
                ids.Add(token.Id);
            }

            return ids.Count == tokens ? [.. ids] : throw new InvalidOperationException($"Sample {seed} ended after {ids.Count} of {tokens} tokens; use fewer tokens.");
        }
    }

    /// <summary>Measures what all threads together allocate while the samples are drawn, apart from the first tokens of each.</summary>
    /// <returns>The bytes per token.</returns>
    public static async Task<double> MeasureAllocationAsync(LlamaEngine engine, int[] prompt, int samples, int tokens)
    {
        using var isWarm = new CountdownEvent(samples);
        var isDone = 0;
        var (start, end) = (0L, 0L);
        await Task.WhenAll(Enumerable.Range(0, samples).Select(seed => Task.Run(async () =>
        {
            var count = 0;
            await foreach (var token in engine.GenerateAsync(Request(engine, prompt, tokens, seed)))
            {
                count++;
                if (count == WarmUp && isWarm.Signal())
                    Volatile.Write(ref start, GC.GetTotalAllocatedBytes(precise: true));
                else if (count == tokens - 1 && Interlocked.Exchange(ref isDone, 1) == 0)
                    Volatile.Write(ref end, GC.GetTotalAllocatedBytes(precise: true));
            }
        })));
        return (double)(end - start) / (samples * (tokens - 1 - WarmUp));
    }

    /// <summary>Draws the samples one after the other, as a client without batching does.</summary>
    public static async Task<TimeSpan> RunOneByOneAsync(LlamaEngine engine, int[] prompt, int samples, int tokens)
    {
        var watch = Stopwatch.StartNew();
        for (var seed = 0; seed < samples; seed++)
        {
            await foreach (var token in engine.GenerateAsync(Request(engine, prompt, tokens, seed)))
            {
            }
        }

        return watch.Elapsed;
    }

    /// <summary>The prompt of one sample.</summary>
    public static int[] PromptOf(int[] prompt, int seed) => [.. prompt, LastTokens + (seed % LastTokens)];

    // An output that would end early goes on with an end of line, so that all have the same length.
    private static GenerationRequest Request(LlamaEngine engine, int[] prompt, int tokens, int seed) => new()
    {
        Prompt = PromptOf(prompt, seed),
        MaxTokens = tokens,
        Sampling = new SamplingOptions { Seed = seed },
        Opening = new OutputOpening
        {
            EndToken = engine.Model.Vocabulary.EndOfSequence!.Value,
            MinTokens = tokens,
            Extension = engine.Model.Vocabulary.Tokenize("\n"),
            MaxExtensions = tokens,
        },
    };
}
