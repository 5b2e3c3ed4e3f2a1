using System.CommandLine;
using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary><c>engine</c>: the engine against a bare loop over llama.cpp.</summary>
internal static class EngineCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "tiny, 1b, 8b (random weights, 0.8 and 4.5 GB written to the temporary folder) or all, the first two.", DefaultValueFactory = _ => "all" };
        model.AcceptOnlyFromAmong("tiny", "1b", "8b", "all");
        var samples = new Option<int[]>("--samples") { Description = "How many samples are drawn.", DefaultValueFactory = _ => [1, 8, 64], AllowMultipleArgumentsPerToken = true };
        var prompt = new Option<int>("--prompt") { Description = "The tokens of the prompt.", DefaultValueFactory = _ => 512 };
        var rounds = new Option<int>("--rounds") { Description = "How often each measurement is repeated; the median counts.", DefaultValueFactory = _ => 5 };
        var threads = new Option<int?>("--threads") { Description = "The threads that evaluate a batch. [default: the engine's own choice]" };
        var command = new Command("engine", "Measures the engine as ratios to a bare llama_decode loop in the same process.") { model, samples, prompt, rounds, threads };
        command.SetAction((result, _) => RunAsync(result.GetValue(model)!, result.GetValue(samples)!, result.GetValue(prompt), result.GetValue(rounds), result.GetValue(threads)));
        return command;
    }

    private static async Task RunAsync(string model, int[] samples, int prompt, int rounds, int? threads)
    {
        Console.WriteLine($"llama.cpp {LlamaRuntime.Version} in {LlamaRuntime.Directory}");
        Console.WriteLine($"{string.Join(", ", LlamaRuntime.Devices)}; {LlamaRuntime.SystemInfo}");
        var options = new LlamaEngineOptions { MaxSequences = 64, Threads = threads };
        foreach (var name in model == "all" ? ["tiny", "1b"] : (string[])[model])
        {
            await BenchmarkModel.UseAsync(name, path => EngineBenchmark.RunAsync(
                path, name == "tiny" ? options : options with { ContextSize = 8192 }, samples, prompt, name == "tiny" ? 64 : 12, rounds));
        }
    }
}
