using System.CommandLine;
using System.Globalization;
using TinyModelTrainer.Network;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;
using TinyModelTrainer.Training;
using static TorchSharp.torch;

namespace TinyModelTrainer.Commands;

/// <summary><c>train</c>: trains the model, or goes on where a checkpoint ends, and exports it.</summary>
internal static class TrainCommand
{
    private const int LotsBetweenReports = 10;
    private const int ProblemsInReport = 100;
    private const int ReportSeed = 20_261_123;

    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Seeds weights and problems.", DefaultValueFactory = _ => 1 };
        var tokens = new Option<long>("--tokens") { Description = "Length of the run in tokens.", DefaultValueFactory = _ => 14_000_000 };
        var output = new Option<FileInfo>("--out") { Description = "The GGUF file to write.", DefaultValueFactory = _ => new FileInfo("quorum-tiny.gguf") };
        var threads = new Option<int>("--threads") { Description = "Threads of the matrix products.", DefaultValueFactory = _ => 2 };
        var command = new Command("train", "Trains the model and exports it; goes on from the checkpoint beside the output if there is one.") { seed, tokens, output, threads };
        command.SetAction(arguments => Run(
            new Recipe(arguments.GetValue(seed), arguments.GetValue(tokens)), arguments.GetValue(output)!.FullName, arguments.GetValue(threads)));
        return command;
    }

    private static void Run(Recipe recipe, string output, int threads)
    {
        TorchLibrary.Prepare();
        set_num_threads(threads);
        var vocabulary = Vocabulary.Create();
        var tokenizer = new Tokenizer(vocabulary);
        var model = new TinyLlama(new Architecture(vocabulary.Tokens.Length), recipe.Seed);
        var trainer = new Trainer(recipe, model, tokenizer);
        var checkpoint = output + ".checkpoint";
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        if (File.Exists(checkpoint))
        {
            trainer.Resume(checkpoint);
            Print($"going on from '{checkpoint}' after {trainer.Position.Tokens} tokens");
        }

        Print($"{recipe}, {model.Shape}, {model.Parameters.Sum(parameter => parameter.Value.numel())} weights");
        Print($"operators 1 : 2 : ... are {ProblemMix.Opening} at first, then {ProblemMix.Middle}, at last {ProblemMix.Final}");
        while (!trainer.IsDone)
        {
            var progress = trainer.TrainLot();
            var position = trainer.Position;
            Print($"{position.Tokens,10} tokens  step {position.Step,6}  loss {progress.Loss:F4}  rate {progress.Rate:F4}  {progress.TokensPerSecond:F0} tokens/s  {position.Seconds / 60:F1} min");
            if (!trainer.IsDone && position.Lot % LotsBetweenReports != 0)
                continue;

            Print($"held-out, temperature 0.6: {Accuracy(model, tokenizer)}");
            trainer.Save(checkpoint);
            GgufExport.Write(output, model, vocabulary, $"Arithmetic step by step. Trained by tools/TinyModelTrainer: seed {recipe.Seed}, {position.Tokens} tokens.");
        }
    }

    /// <summary>The share of held-out problems that one sample each solves, by number of operators.</summary>
    private static string Accuracy(TinyLlama model, Tokenizer tokenizer)
    {
        var generator = new ProblemGenerator(new Random(ReportSeed), ProblemMix.Final);
        var problems = Enumerable.Range(0, ProblemsInReport).Select(_ => generator.NextHeldOut()).ToArray();
        var completions = Sampling.Complete(model, [.. problems.Select(problem => tokenizer.Encode(problem.Prompt))], temperature: 0.6, topP: 0.95, limit: 640);
        var results = problems.Zip(completions, (problem, completion) =>
            (problem.Expression.Operators, IsRight: tokenizer.Decode(completion).EndsWith($"\\boxed{{{problem.Answer}}}", StringComparison.Ordinal))).ToArray();
        var byOperators = results.GroupBy(result => result.Operators).OrderBy(group => group.Key)
            .Select(group => $"{group.Key}: {group.Count(result => result.IsRight)}/{group.Count()}");
        return $"{results.Count(result => result.IsRight)}/{results.Length} ({string.Join(", ", byOperators)})";
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
