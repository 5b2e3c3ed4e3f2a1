using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Quorum.LlamaCpp;
using TinyModelTrainer.Evaluation;
using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Commands;

/// <summary><c>evaluate</c>: measures a GGUF file with the engine that ships, on problems it was not trained on.</summary>
internal static class EvaluateCommand
{
    private static readonly string[] s_showcase =
        ["What is 37 * 24 - 5?", "Compute 37 * 24 - 5.", "37*24-5", "Calculate 37 × 24 - 5", "What is 37 * 24 - 5?" + QuestionWriter.Directive];

    public static Command Create()
    {
        var model = new Option<FileInfo>("--model") { Description = "The GGUF file.", Required = true };
        var problems = new Option<int>("--problems") { Description = "How many held-out problems.", DefaultValueFactory = _ => 300 };
        var samples = new Option<int>("--samples") { Description = "Samples of each problem.", DefaultValueFactory = _ => 16 };
        var temperature = new Option<float>("--temperature") { Description = "Sampling temperature; top-p 0.95 follows.", DefaultValueFactory = _ => 0.6f };
        var seed = new Option<int>("--seed") { Description = "Seeds problems and samples.", DefaultValueFactory = _ => 1 };
        var command = new Command("evaluate", "Measures one sample and the majority of many on held-out problems.") { model, problems, samples, temperature, seed };
        command.SetAction((arguments, _) => RunAsync(
            arguments.GetValue(model)!.FullName, arguments.GetValue(problems), arguments.GetValue(samples), arguments.GetValue(temperature), arguments.GetValue(seed)));
        return command;
    }

    private static async Task RunAsync(string model, int problems, int samples, float temperature, int seed)
    {
        using var client = new LlamaChatClient(model, new LlamaEngineOptions { MaxSequences = samples });
        var evaluator = new Evaluator(client, samples, temperature);
        var generator = new ProblemGenerator(new Random(seed), ProblemMix.Measured);
        var clock = Stopwatch.StartNew();
        var scores = await evaluator.RunAsync([.. Enumerable.Range(0, problems).Select(_ => generator.NextHeldOut())], seed);
        Print($"{problems} held-out problems with 1 : 2 : ... operators {ProblemMix.Measured}, {samples} samples each, temperature {temperature}, top-p 0.95, seed {seed}; {clock.Elapsed.TotalSeconds:F0} s");
        Report("all", scores);
        foreach (var group in scores.GroupBy(score => score.Problem.Expression.Operators).OrderBy(group => group.Key))
            Report($"{group.Key} operators", [.. group]);

        var showcase = s_showcase.Select(question => new Problem(HeldOut.Showcase, question, "", HeldOut.Showcase.Value.ToString(CultureInfo.InvariantCulture)));
        foreach (var score in await evaluator.RunAsync([.. showcase], seed))
            Print($"{score.Problem.Question.ReplaceLineEndings(" ")}  {100 * score.PassRate:F0} % right, majority {score.Majority}");

        foreach (var score in scores.Where(score => !score.IsMajorityRight).Take(10))
            Print($"wrong: {score.Problem.Expression} = {score.Problem.Answer}, answers {string.Join(", ", score.Votes.Take(5).Select(vote => $"{vote.Answer} ({vote.Count})"))}");
    }

    private static void Report(string name, ProblemScore[] scores) => Print(
        $"{name,-12} {scores.Length,4} problems  pass@1 {Interval.OfMean([.. scores.Select(score => score.PassRate)])}  majority {Interval.OfShare(scores.Count(score => score.IsMajorityRight), scores.Length)}");

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
