using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary>What flash attention and a quantised KV cache do to the speed of a bare loop, as ratios to attention without either.</summary>
internal static class AttentionTable
{
    private static readonly (string Name, Func<LlamaEngineOptions, LlamaEngineOptions> Change)[] _settings =
    [
        ("F16", options => options with { FlashAttention = false }),
        ("F16, flash attention", options => options with { FlashAttention = true }),
        ("Q8_0, flash attention", options => options with { CacheType = KvCacheType.Q8_0 }),
    ];

    public static async Task ShowAsync(LlamaEngine engine, LlamaEngineOptions options, int[] prompt, int tokens, int rounds)
    {
        var loops = _settings.Select(setting => new BareLoop(engine, setting.Change(options))).ToArray();
        try
        {
            foreach (var samples in (int[])[1, 8, engine.MaxSequences])
            {
                var (drawn, _, _) = await Workload.RunTogetherAsync(engine, prompt, samples, tokens);
                var times = Enumerable.Range(0, rounds + 1).Select(_ => loops.Select(loop => loop.Run(prompt, drawn)).ToArray()).Skip(1).ToArray();
                var speeds = _settings.Select((setting, i) => $"{setting.Name} {times.Select(round => round[0] / round[i]).Order().ElementAt(rounds / 2):N2}");
                Console.WriteLine($"  attention, k = {samples,2}, prompt {prompt.Length}: speed {string.Join("; ", speeds)}");
            }
        }
        finally
        {
            foreach (var loop in loops)
                loop.Dispose();
        }
    }
}
