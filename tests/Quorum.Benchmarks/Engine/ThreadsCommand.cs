using System.CommandLine;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.Benchmarks;

/// <summary><c>threads</c>: what numbers of threads are worth on a machine that is idle, and beside processes that keep processors busy.</summary>
internal static class ThreadsCommand
{
    private const int Samples = 8;
    private const int Tokens = 16;

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

        // For the compiler and for caches.
        await MeasureAsync(engines, Samples, Tokens);
        await PrintAsync("alone", [.. settings.Select(Name)], engines, baseline: 1, rounds);

        // More threads than processors are out of the question by now.
        foreach (var competitors in (int[])[1, cores + 1])
        {
            using var busy = new Competitors(competitors);
            await PrintAsync($"beside {competitors} busy processes", [.. settings.Select(Name)], engines[..^1], baseline: 1, rounds);
        }

        engines.ForEach(engine => engine.Dispose());
    }

    private static async Task CompareContextsAsync(LlamaModel model, int rounds)
    {
        int[] settings = [1, Environment.ProcessorCount];
        var engines = settings.Select(contexts => new LlamaEngine(model, new LlamaEngineOptions { Contexts = contexts })).ToList();
        Console.WriteLine($"{model.Name}: {model}; ratio to one context");
        await MeasureAsync(engines, samples: 64, tokens: 60);
        await PrintAsync("64 samples of 60 tokens", [.. settings.Select(contexts => $"{contexts} contexts")], engines, baseline: 0, rounds, samples: 64, tokens: 60);
        engines.ForEach(engine => engine.Dispose());
    }

    // The engines take turns, so that what else the machine does meets all.
    private static async Task PrintAsync(string condition, string[] names, List<LlamaEngine> engines, int baseline, int rounds, int samples = Samples, int tokens = Tokens)
    {
        var rates = new List<double[]>();
        for (var round = 0; round < rounds; round++)
            rates.Add(await MeasureAsync(engines, samples, tokens));
        Console.WriteLine($"  {condition}");
        for (var i = 0; i < engines.Count; i++)
            Console.WriteLine($"    {names[i],-12} {Median(rates.Select(rate => rate[i])),8:N1} tokens/s, {Median(rates.Select(rate => rate[i] / rate[baseline])),5:N2}");
    }

    private static async Task<double[]> MeasureAsync(List<LlamaEngine> engines, int samples, int tokens)
    {
        int[] prompt = [.. engines[0].Model.Vocabulary.Tokenize("What is 37 * 24 - 5?")];
        var rates = new double[engines.Count];
        for (var i = 0; i < rates.Length; i++)
        {
            var (_, _, whole) = await Workload.RunTogetherAsync(engines[i], prompt, samples, tokens);
            rates[i] = samples * tokens / whole.TotalSeconds;
        }

        return rates;
    }

    private static string Name(int? threads) => threads is { } count ? $"{count} threads" : "default";

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
