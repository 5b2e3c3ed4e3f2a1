using System.CommandLine;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Commands;

/// <summary><c>generate</c>: prints problems as the model is trained on them.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many problems.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Seeds the problems.", DefaultValueFactory = _ => 1 };
        var command = new Command("generate", "Prints problems with one of their chains.") { count, seed };
        command.SetAction(arguments => Run(arguments.GetValue(count), arguments.GetValue(seed)));
        return command;
    }

    private static void Run(int count, int seed)
    {
        var problems = new ProblemGenerator(new Random(seed), ProblemMix.Measured);
        var tokenizer = new Tokenizer(Vocabulary.Create());
        for (var i = 0; i < count; i++)
        {
            var problem = problems.NextForTraining();
            var length = tokenizer.Encode(problem.Completion).Count;
            Console.WriteLine($"{problem.Question}\n\n{problem.Chain}\n\n{problem.Conclusion}\n{new string('-', 40)} {length} tokens");
        }
    }
}
