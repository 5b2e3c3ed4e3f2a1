using System.CommandLine;
using TinyModelTrainer.Network;
using TinyModelTrainer.Tokens;
using TinyModelTrainer.Training;

namespace TinyModelTrainer.Commands;

/// <summary><c>export</c>: writes a checkpoint as GGUF, with matrices of 16 bits or of 8.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var checkpoint = new Option<FileInfo>("--checkpoint") { Description = "The checkpoint of a run, finished or not.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The GGUF file to write.", Required = true };
        var precision = new Option<MatrixType>("--type") { Description = "How matrices are stored.", DefaultValueFactory = _ => MatrixType.F16 };
        var command = new Command("export", "Writes a checkpoint as a GGUF file.") { checkpoint, output, precision };
        command.SetAction(arguments => Run(arguments.GetValue(checkpoint)!.FullName, arguments.GetValue(output)!.FullName, arguments.GetValue(precision)));
        return command;
    }

    private static void Run(string checkpoint, string output, MatrixType type)
    {
        TorchLibrary.Prepare();
        var vocabulary = Vocabulary.Load();
        var (seed, shape) = Checkpoint.ReadHead(checkpoint);
        if (shape.Vocabulary != vocabulary.Tokens.Length)
            throw new InvalidDataException($"'{checkpoint}' has {shape.Vocabulary} tokens, the vocabulary {vocabulary.Tokens.Length}. Export it with the tool that trained it.");

        var model = new TinyLlama(shape, seed);
        var trainer = new Trainer(new Recipe(seed, 1), model, new Tokenizer(vocabulary), threads: 1);
        trainer.Resume(checkpoint);
        GgufExport.Write(output, model, vocabulary, TrainCommand.Describe(seed, trainer.Position), type);
        Console.WriteLine($"{output}: {new FileInfo(output).Length / 1e6:F1} MB");
    }
}
