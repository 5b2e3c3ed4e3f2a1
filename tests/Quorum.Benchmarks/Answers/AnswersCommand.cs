using System.CommandLine;

namespace Quorum.Benchmarks;

/// <summary><c>answers</c>: how fast answers are read and compared.</summary>
internal static class AnswersCommand
{
    public static Command Create()
    {
        var fuzzed = new Option<int>("--fuzz") { Description = "How many random texts are read to see that nothing throws.", DefaultValueFactory = _ => 1_000_000 };
        var timed = new Option<int>("--texts") { Description = "How many random texts the slowest is looked for among.", DefaultValueFactory = _ => 100_000 };
        var repeats = new Option<int>("--repeats") { Description = "How often each pair of answers is compared.", DefaultValueFactory = _ => 5 };
        var command = new Command("answers", "Measures how fast answers are read and compared, and reads random texts.") { fuzzed, timed, repeats };
        command.SetAction(result => AnswersBenchmark.Run(result.GetValue(fuzzed), result.GetValue(timed), result.GetValue(repeats)));
        return command;
    }
}
