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
    private static readonly int[] s_votes = [4, 16, 64];

    public static Command Create()
    {
        var model = new Option<FileInfo>("--model") { Description = "The GGUF file.", Required = true };
        var problems = new Option<int>("--problems") { Description = "How many of the 1,000 held-out problems; the first ones are spread evenly over the families.", DefaultValueFactory = _ => 1000 };
        var samples = new Option<int>("--samples") { Description = "Samples of each problem.", DefaultValueFactory = _ => 64 };
        var family = new Option<string?>("--family") { Description = "Only this family, e.g. linear or linear-ru." };
        var temperature = new Option<float>("--temperature") { Description = "Sampling temperature; top-p 0.95 follows.", DefaultValueFactory = _ => 0.6f };
        var seed = new Option<int>("--seed") { Description = "Seeds the samples.", DefaultValueFactory = _ => 1 };
        var wrong = new Option<int>("--show-wrong") { Description = "Prints so many wrong votes of each family.", DefaultValueFactory = _ => 0 };
        var command = new Command("evaluate", "Measures one sample and the consensus of many on the held-out problems.") { model, problems, samples, family, temperature, seed, wrong };
        command.SetAction((arguments, _) => RunAsync(
            arguments.GetValue(model)!.FullName,
            [.. HeldOutSet.Draw().Where(problem => arguments.GetValue(family) is not { } id || Id(problem) == id).Take(arguments.GetValue(problems))],
            arguments.GetValue(samples),
            arguments.GetValue(temperature),
            arguments.GetValue(seed),
            arguments.GetValue(wrong)));
        return command;
    }

    private static async Task RunAsync(string model, Problem[] problems, int samples, float temperature, int seed, int wrong)
    {
        LlamaChatClient[] clients = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new LlamaChatClient(model, new LlamaEngineOptions { MaxSequences = Math.Min(samples, 16) }))];
        await using var judge = new ProgramJudge();
        var clock = Stopwatch.StartNew();
        var scores = await new Evaluator(clients, judge, samples, temperature).RunAsync(problems, seed, done =>
        {
            if (done % 100 == 0)
                Console.Error.WriteLine($"{done} of {problems.Length} problems, {clock.Elapsed.TotalSeconds:F0} s");
        });
        Array.ForEach(clients, static client => client.Dispose());
        Print($"{problems.Length} held-out problems, {samples} samples each, temperature {temperature}, top-p 0.95, seed {seed}; {clock.Elapsed.TotalSeconds:F0} s");
        foreach (var group in scores.GroupBy(score => Id(score.Problem)))
            Report(group.Key, [.. group], samples);
        Report("all", scores, samples);

        foreach (var score in scores.Where(score => !score.IsConsensusRight(samples)).GroupBy(score => Id(score.Problem)).SelectMany(group => group.Take(wrong)))
        {
            var votes = score.Samples.GroupBy(sample => sample.Vote).OrderByDescending(group => group.Count()).Take(4);
            Print($"wrong: {score.Problem.Question.ReplaceLineEndings(" ")} | {score.Problem.Answer} | {string.Join(", ", votes.Select(vote => $"{vote.Key} ({vote.Count()})"))}");
        }
    }

    private static void Report(string name, ProblemScore[] scores, int samples)
    {
        var votes = s_votes.Where(count => count <= samples)
            .Select(count => $"cons@{count} {Interval.OfShare(scores.Count(score => score.IsConsensusRight(count)), scores.Length)}");
        var wrong = scores.SelectMany(score => score.Samples).Where(sample => !sample.IsRight).ToArray();
        var caught = wrong.Length == 0 ? 1 : wrong.Count(sample => sample.IsCaught) / (double)wrong.Length;
        Print($"{name,-14} {scores.Length,4} problems  pass@1 {Interval.OfMean([.. scores.Select(score => score.PassRate)])}  {string.Join("  ", votes)}  a wrong step marked in {caught:P1} of {wrong.Length} wrong answers");
    }

    private static string Id(Problem problem) => problem.Language == "en" ? problem.Family : $"{problem.Family}-{problem.Language}";

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
