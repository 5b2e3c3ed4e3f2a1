using System.CommandLine;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Commands;

/// <summary><c>generate</c>: prints problems as the model is trained on them, or writes the set that it is measured on.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many problems of each family.", DefaultValueFactory = _ => 1 };
        var family = new Option<string?>("--family") { Description = "The family, e.g. linear or linear-ru; all of them if not given." };
        var seed = new Option<int>("--seed") { Description = "Seeds the problems.", DefaultValueFactory = _ => 1 };
        var heldOut = new Option<FileInfo?>("--held-out") { Description = "Writes the 1,000 held-out problems to this JSON Lines file instead." };
        var command = new Command("generate", "Prints problems with one of their chains, or writes the held-out set.") { count, family, seed, heldOut };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(heldOut) is { } file)
                File.WriteAllLines(file.FullName, HeldOutSet.Draw().Select((problem, index) => HeldOutSet.ToJson(problem, index + 1)));
            else
                Print(arguments.GetValue(family), arguments.GetValue(count), arguments.GetValue(seed));
        });
        return command;
    }

    private static void Print(string? family, int count, int seed)
    {
        var families = Families.All.Where(candidate => family is null || candidate.Id == family).ToArray();
        if (families.Length == 0)
            throw new ArgumentException($"There is no family '{family}'. There are: {string.Join(", ", Families.All.Select(candidate => candidate.Id))}.");

        var generator = new ProblemGenerator(new Random(seed));
        var tokenizer = new Tokenizer(Vocabulary.Load());
        foreach (var problem in families.SelectMany(one => Enumerable.Range(0, count).Select(_ => generator.NextForTraining(one, ChainLength.Full))))
        {
            var length = tokenizer.Encode(problem.Completion).Count;
            Console.WriteLine($"{problem.Question}\n\n{problem.Chain}\n\n{problem.Reply}\n{new string('-', 40)} {problem.Family}, {length} tokens");
        }
    }
}
