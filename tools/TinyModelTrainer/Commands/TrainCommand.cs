using System.CommandLine;
using System.Globalization;
using TinyModelTrainer.Network;
using TinyModelTrainer.Tokens;
using TinyModelTrainer.Training;
using static TorchSharp.torch;

namespace TinyModelTrainer.Commands;

/// <summary><c>train</c>: trains the model, or goes on where a checkpoint ends, and exports it.</summary>
internal static class TrainCommand
{
    private const int LotsBetweenSaves = 10;
    private const int LotsBetweenReports = 40;

    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Seeds weights and problems.", DefaultValueFactory = _ => 1 };
        var tokens = new Option<long>("--tokens") { Description = "Length of the run in tokens.", DefaultValueFactory = _ => 40_000_000 };
        var layers = new Option<int>("--layers") { Description = "Number of blocks.", DefaultValueFactory = _ => new Architecture(0).Layers };
        var width = new Option<int>("--width") { Description = "Width of the network, a multiple of 32.", DefaultValueFactory = _ => new Architecture(0).Width };
        var batch = new Option<int>("--batch") { Description = "Most tokens of a batch.", DefaultValueFactory = _ => new Recipe(0, 0).BatchTokens };
        var output = new Option<FileInfo>("--out") { Description = "The GGUF file to write.", DefaultValueFactory = _ => new FileInfo("quorum-tiny.gguf") };
        var threads = new Option<int>("--threads") { Description = "Parts of a batch that are computed side by side.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("train", "Trains the model and exports it; goes on from the checkpoint beside the output if there is one.") { seed, tokens, layers, width, batch, output, threads };
        command.SetAction(arguments =>
        {
            TorchLibrary.Prepare();
            var recipe = new Recipe(arguments.GetValue(seed), arguments.GetValue(tokens)) { BatchTokens = arguments.GetValue(batch) };
            var vocabulary = Vocabulary.Load();
            var shape = new Architecture(vocabulary.Tokens.Length) { Layers = arguments.GetValue(layers), Width = arguments.GetValue(width) };
            Run(recipe, shape, vocabulary, arguments.GetValue(output)!.FullName, arguments.GetValue(threads));
        });
        return command;
    }

    /// <summary>What an exported file says of its making.</summary>
    internal static string Describe(int seed, Position position) =>
        $"Mathematics, C# and calls of tools, step by step, in English and Russian. Trained by tools/TinyModelTrainer: seed {seed}, {position.Tokens} tokens.";

    private static void Run(Recipe recipe, Architecture shape, Vocabulary vocabulary, string output, int threads)
    {
        var tokenizer = new Tokenizer(vocabulary);
        var model = new TinyLlama(shape, recipe.Seed);
        var trainer = new Trainer(recipe, model, tokenizer, threads);
        var report = new AccuracyReport(model, tokenizer);
        var checkpoint = output + ".checkpoint";
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        if (File.Exists(checkpoint))
        {
            trainer.Resume(checkpoint);
            Print($"going on from '{checkpoint}' after {trainer.Position.Tokens} tokens");
        }

        Print($"{recipe}, {shape}, {model.Parameters.Sum(parameter => parameter.Value.numel())} weights, {Hardware.Device}, {Hardware.Products}");
        while (!trainer.IsDone)
        {
            var progress = trainer.TrainLot();
            var position = trainer.Position;
            report.Add(progress);
            Print($"{position.Tokens,10} tokens  step {position.Step,6}  loss {progress.Loss:F4}  rate {progress.Rate:F4}  drills {recipe.DrillsAt(position.Tokens):P0}  {progress.TokensPerSecond:F0} tokens/s  {position.Seconds / 60:F1} min");
            if (trainer.IsDone || position.Lot % LotsBetweenReports == 0)
            {
                set_num_threads(threads);
                Print($"{report.Measure(trainer.Mix, position.Lot)}");
            }

            if (trainer.IsDone || position.Lot % LotsBetweenSaves == 0)
                trainer.Save(checkpoint);
        }

        GgufExport.Write(output, model, vocabulary, Describe(recipe.Seed, trainer.Position), MatrixType.F16);
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
