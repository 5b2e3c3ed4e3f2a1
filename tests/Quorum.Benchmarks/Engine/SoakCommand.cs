using System.CommandLine;
using System.Diagnostics;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.Benchmarks;

/// <summary><c>soak</c>: mixed requests on an engine whose KV cache is too small for them, and what that does to memory.</summary>
internal static class SoakCommand
{
    private const int Concurrency = 128;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many requests.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "Other seeds give other requests.", DefaultValueFactory = _ => 1 };
        var command = new Command("soak", "Sends mixed requests to an engine with too few KV cells; each must be answered or refused for its own fault.") { count, seed };
        command.SetAction((result, token) => RunAsync(result.GetValue(count), result.GetValue(seed), token));
        return command;
    }

    private static async Task<int> RunAsync(int count, int seed, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"quorum-soak-{Environment.ProcessId}.gguf");
        try
        {
            RandomModel.Write(path, new() { Layers = 2, Embedding = 64, FeedForward = 128, Heads = 4, KeyValueHeads = 2, HeadSize = 16, Vocabulary = 320, ContextLength = 4096 }, seed: 1, GgufTensorType.F32);
            using var model = LlamaModel.Load(path, cancellationToken: cancellationToken);
            using var engine = new LlamaEngine(model, new() { ContextSize = 1024, MaxSequences = 16, MaxRequests = 80 });
            var soak = new EngineSoak(engine, seed);
            var watch = Stopwatch.StartNew();
            for (var done = 0; done < count;)
            {
                var share = Math.Min(count - done, Math.Max(1, count / 10));
                await soak.RunAsync(done, share, Concurrency, cancellationToken);
                await engine.WhenIdleAsync(cancellationToken);
                done += share;
                Show(done, soak, engine.Counters, watch.Elapsed);
            }

            return engine.Counters is { CellsUsed: 0, LiveSequences: 0, WaitingRequests: 0 } ? 0 : 1;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Show(int done, EngineSoak soak, EngineCounters counters, TimeSpan elapsed)
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{done,7:N0} requests in {elapsed.TotalSeconds,4:N0} s: {soak.Answered:N0} answered, {soak.Cancelled:N0} cancelled, {soak.Refused:N0} refused, {soak.Busy:N0} times busy, "
            + $"{counters.Pauses:N0} pauses, {counters.TokensEvaluated:N0} tokens evaluated, {counters.TokensReused:N0} reused, {counters.TokensDrawn:N0} drawn; "
            + $"{process.WorkingSet64 / 1e6:N0} MB resident, {managed / 1e6:N1} MB managed, {counters.CellsUsed} cells used, {counters.CellsHeld} held");
    }
}
