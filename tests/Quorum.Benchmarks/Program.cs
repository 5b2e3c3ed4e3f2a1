using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Quorum;
using Quorum.Benchmarks;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var model = new Option<string>("--model") { Description = "tiny, 1b (random weights, 0.8 GB written to the temporary folder) or all.", DefaultValueFactory = _ => "all" };
model.AcceptOnlyFromAmong("tiny", "1b", "all");
var rounds = new Option<int>("--rounds") { Description = "How often each measurement is repeated; the median counts.", DefaultValueFactory = _ => 5 };
var threads = new Option<int?>("--threads") { Description = "The threads that evaluate a batch. [default: the engine's own choice]" };
var command = new RootCommand("Measures the engine as ratios to a bare llama_decode loop in the same process.") { model, rounds, threads };
command.SetAction(async (result, _) =>
{
    Console.WriteLine($"llama.cpp {LlamaRuntime.Version} in {LlamaRuntime.Directory}");
    Console.WriteLine($"{string.Join(", ", LlamaRuntime.Devices)}; {Environment.ProcessorCount} processors; {RuntimeInformation.FrameworkDescription}; {RuntimeInformation.OSDescription}");
    Console.WriteLine(LlamaRuntime.SystemInfo);
    var options = new LlamaEngineOptions { MaxSequences = 64, Threads = result.GetValue(threads) };
    var which = result.GetValue(model);
    if (which != "1b")
    {
        // The tiny model gives chains of more than 64 tokens to this question.
        await EngineBenchmark.RunAsync(TinyModel.GetPath(), options, "What is 37 * 24 - 5?", tokens: 64, result.GetValue(rounds));
    }

    if (which != "tiny")
    {
        var path = Path.Combine(Path.GetTempPath(), $"quorum-benchmark-1b-{Environment.ProcessId}.gguf");
        try
        {
            RandomModel.Write(path, RandomModelShape.OneBillion, seed: 1, GgufTensorType.Q4_0);
            await EngineBenchmark.RunAsync(path, options with { ContextSize = 8192 }, "What is 37 * 24 - 5?", tokens: 16, result.GetValue(rounds));
        }
        finally
        {
            File.Delete(path);
        }
    }
});

var fuzzed = new Option<int>("--fuzz") { Description = "How many random texts are read to see that nothing throws.", DefaultValueFactory = _ => 1_000_000 };
var timed = new Option<int>("--texts") { Description = "How many random texts the slowest is looked for among.", DefaultValueFactory = _ => 100_000 };
var repeats = new Option<int>("--repeats") { Description = "How often each pair of answers is compared.", DefaultValueFactory = _ => 5 };
var answers = new Command("answers", "Measures how fast answers are read and compared, and reads random texts.") { fuzzed, timed, repeats };
answers.SetAction(result => AnswersBenchmark.Run(result.GetValue(fuzzed), result.GetValue(timed), result.GetValue(repeats)));
command.Subcommands.Add(answers);
return await command.Parse(args).InvokeAsync();
