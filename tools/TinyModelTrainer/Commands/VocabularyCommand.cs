using System.CommandLine;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Commands;

/// <summary><c>vocabulary</c>: learns the merges anew from what the families write. A model belongs to the vocabulary it was trained with.</summary>
internal static class VocabularyCommand
{
    private const string Letters = "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ";
    private const int ProblemsOfFamily = 600;
    private const int LeastFrequent = 40;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", DefaultValueFactory = _ => new FileInfo("tools/TinyModelTrainer/Tokens/merges.txt") };
        var size = new Option<int>("--size") { Description = "Most tokens of the vocabulary.", DefaultValueFactory = _ => 1024 };
        var command = new Command("vocabulary", "Learns the vocabulary from what the families write.") { output, size };
        command.SetAction(arguments => Run(arguments.GetValue(output)!.FullName, arguments.GetValue(size)));
        return command;
    }

    private static void Run(string path, int size)
    {
        var generator = new ProblemGenerator(new Random(1));

        // What the model writes counts three times: short chains make short work.
        var texts = Families.All
            .SelectMany(family => Enumerable.Range(0, ProblemsOfFamily).Select(i => generator.NextForTraining(family, i % 2 == 0 ? ChainLength.Drill : ChainLength.Full)))
            .SelectMany(problem => new[] { problem.Prompt, problem.Completion, problem.Completion, problem.Completion });
        var basis = Vocabulary.Parse("").Tokens.Length + Letters.Length;
        var vocabulary = MergeLearner.Learn(texts, Letters, size - basis, LeastFrequent);
        File.WriteAllText(path, vocabulary.ToString());
        Console.WriteLine($"{vocabulary.Tokens.Length} tokens");
    }
}
