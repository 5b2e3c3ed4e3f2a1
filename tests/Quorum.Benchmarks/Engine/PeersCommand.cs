using System.CommandLine;
using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary><c>peers</c>: k samples of one prompt by the engine, by node-llama-cpp, and by one request after the other.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "tiny, 1b or 8b (random weights, 0.8 and 4.5 GB written to the temporary folder).", DefaultValueFactory = _ => "tiny" };
        model.AcceptOnlyFromAmong("tiny", "1b", "8b");
        var samples = new Option<int[]>("--samples") { Description = "How many samples are drawn.", DefaultValueFactory = _ => [8, 64], AllowMultipleArgumentsPerToken = true };
        var prompt = new Option<int>("--prompt") { Description = "The tokens of the prompt.", DefaultValueFactory = _ => 128 };
        var tokens = new Option<int>("--tokens") { Description = "The tokens drawn for each sample.", DefaultValueFactory = _ => 24 };
        var rounds = new Option<int>("--rounds") { Description = "How often each measurement is repeated; the median counts.", DefaultValueFactory = _ => 3 };
        var threads = new Option<int?>("--threads") { Description = "The threads that evaluate a batch. [default: the engine's own choice]" };
        var command = new Command("peers", "Measures k samples of one prompt against node-llama-cpp (same llama.cpp) and against one request after the other.") { model, samples, prompt, tokens, rounds, threads };
        command.SetAction((result, _) => BenchmarkModel.UseAsync(result.GetValue(model)!, path => RunAsync(
            path, result.GetValue(samples)!, result.GetValue(prompt), result.GetValue(tokens), result.GetValue(rounds), result.GetValue(threads))));
        return command;
    }

    private static async Task RunAsync(string path, int[] sampleCounts, int promptLength, int tokens, int rounds, int? threads)
    {
        using var model = LlamaModel.Load(path);
        var cells = promptLength + (sampleCounts.Max() * (tokens + 8)) + 256;
        using var engine = new LlamaEngine(model, new LlamaEngineOptions { Threads = threads, MaxSequences = sampleCounts.Max(), ContextSize = cells });
        var random = new Random(1);
        int[] prompt = [.. Enumerable.Range(0, promptLength).Select(_ => random.Next(256))];
        using var peer = await Peer.StartAsync(path, prompt, engine.Threads);
        Console.WriteLine($"{model.Name}: {model}; {engine.Threads} threads; prompt {promptLength} tokens, {tokens} drawn per sample; whole time, median of {rounds} rounds");

        // The just-in-time compilers of both take a while to settle.
        await Workload.RunTogetherAsync(engine, prompt, 8, tokens);
        await peer.RunAsync(8, tokens, seed: 0);
        foreach (var samples in sampleCounts)
        {
            var times = new List<(double Engine, double Peer, double OneByOne)>();
            for (var round = 0; round < rounds; round++)
            {
                var (_, _, together) = await Workload.RunTogetherAsync(engine, prompt, samples, tokens);
                var ofPeer = await peer.RunAsync(samples, tokens, seed: round * samples);
                var oneByOne = await Workload.RunOneByOneAsync(engine, prompt, samples, tokens);
                times.Add((together.TotalSeconds, ofPeer.TotalSeconds, oneByOne.TotalSeconds));
            }

            Console.WriteLine($"  k = {samples,2}: engine {Median(time => time.Engine):N2} s; node-llama-cpp {Median(time => time.Peer):N2} s, {Median(time => time.Peer / time.Engine):N2} times as long; one by one {Median(time => time.OneByOne):N2} s, {Median(time => time.OneByOne / time.Engine):N2} times as long");

            double Median(Func<(double Engine, double Peer, double OneByOne), double> value) => times.Select(value).Order().ElementAt(times.Count / 2);
        }
    }
}
