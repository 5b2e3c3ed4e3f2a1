using System.CommandLine;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.Benchmarks;

/// <summary><c>threads</c>: what numbers of threads are worth on a machine that is idle, and beside processes that keep processors busy.</summary>
internal static class ThreadsCommand
{
    private const int Samples = 8;
    private const int Tokens = 24;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each measurement is repeated; the median counts.", DefaultValueFactory = _ => 3 };
        var command = new Command("threads", "Measures decoding with several numbers of threads, alone and beside busy processes.") { rounds };
        command.SetAction((result, _) => RunAsync(result.GetValue(rounds)));
        return command;
    }

    private static async Task RunAsync(int rounds)
    {
        var path = Path.Combine(Path.GetTempPath(), $"quorum-threads-{Environment.ProcessId}.gguf");
        try
        {
            RandomModel.Write(path, RandomModelShape.OneBillion with { Layers = 4, Vocabulary = 32_000 }, seed: 1, GgufTensorType.Q4_0);
            using var model = LlamaModel.Load(path);
            await CompareThreadsAsync(model, rounds);
        }
        finally
        {
            File.Delete(path);
        }

        using var tiny = LlamaModel.Load(TinyModel.GetPath());
        await CompareContextsAsync(tiny, rounds);
    }

    private static async Task CompareThreadsAsync(LlamaModel model, int rounds)
    {
        var cores = Environment.ProcessorCount;
        int?[] settings = [null, .. Enumerable.Range(1, cores + 1).Select(threads => (int?)threads)];
        var engines = settings.Select(threads => new LlamaEngine(model, new LlamaEngineOptions { Threads = threads, ContextSize = 1024, MaxSequences = Samples })).ToList();
        Console.WriteLine($"{model.Name}: {model}, {model.SizeInBytes / 1e6:N0} MB; {Samples} samples of {Tokens} tokens; tokens/s, median of {rounds} rounds; ratio to one thread of the same round; the default is {engines[0].Threads} threads");
        foreach (var competitors in (int[])[0, 1, cores + 1])
        {
            using var busy = new Competitors(competitors);
            await PrintAsync($"beside {competitors} busy processes", [.. settings.Select(Name)], engines, baseline: 1, rounds);
        }

        engines.ForEach(engine => engine.Dispose());
    }

    private static async Task CompareContextsAsync(LlamaModel model, int rounds)
    {
        int[] settings = [1, Environment.ProcessorCount];
        var engines = settings.Select(contexts => new LlamaEngine(model, new LlamaEngineOptions { Contexts = contexts })).ToList();
        Console.WriteLine($"{model.Name}: {model}");
        await PrintAsync("64 samples", [.. settings.Select(contexts => $"{contexts} contexts")], engines, baseline: 0, rounds, samples: 64, tokens: 60);
        engines.ForEach(engine => engine.Dispose());
    }

    private static async Task PrintAsync(string condition, string[] names, List<LlamaEngine> engines, int baseline, int rounds, int samples = Samples, int tokens = Tokens)
    {
        int[] prompt = [.. engines[0].Model.Vocabulary.Tokenize("What is 37 * 24 - 5?")];
        var rates = new double[rounds + 1, engines.Count];
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < engines.Count; i++)
            {
                var (_, decode, _) = await Workload.RunTogetherAsync(engines[i], prompt, samples, tokens);
                rates[round, i] = samples * (tokens - 1) / decode.TotalSeconds;
            }
        }

        Console.WriteLine($"  {condition}");
        for (var i = 0; i < engines.Count; i++)
        {
            // The first round is for the compiler and for caches.
            var all = Enumerable.Range(1, rounds);
            Console.WriteLine($"    {names[i],-12} {Median(all.Select(round => rates[round, i])),8:N1} tokens/s, {Median(all.Select(round => rates[round, i] / rates[round, baseline])),5:N2}");
        }
    }

    private static string Name(int? threads) => threads is { } count ? $"{count} threads" : "default";

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
