using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.AI;
using Quorum.Code;
using Quorum.Evaluation;
using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary><c>code-consensus</c>: what agreement by behaviour is worth, on held-out programming tasks.</summary>
internal static class CodeConsensusCommand
{
    private static readonly double[] s_probabilities = [0, 0.8, 0.9, 0.95, 0.99];

    public static Command Create()
    {
        var model = new Option<FileInfo?>("--model") { Description = "A GGUF file. [default: the embedded model]" };
        var tasks = new Option<int>("--tasks") { Description = "How many of the held-out programming tasks.", DefaultValueFactory = _ => int.MaxValue };
        var samples = new Option<int>("--samples") { Description = "The samples of a task.", DefaultValueFactory = _ => 16 };
        var examples = new Option<int>("--examples") { Description = "How many of a task's tests are given; the others are hidden and judge.", DefaultValueFactory = _ => 1 };
        var repairs = new Option<int>("--repairs") { Description = "How often a failing program is given its failure back.", DefaultValueFactory = _ => 0 };
        var temperature = new Option<float>("--temperature") { Description = "Sampling temperature; top-p 0.95 follows.", DefaultValueFactory = _ => 0.6f };
        var seed = new Option<int>("--seed") { Description = "Seeds the samples.", DefaultValueFactory = _ => 1 };
        var command = new Command("code-consensus", "Measures single programs against those that most samples agree with, by hidden tests.") { model, tasks, samples, examples, repairs, temperature, seed };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(model)?.FullName ?? TinyModel.GetPath(),
            [.. HeldOutProgram.ReadAll(result.GetValue(examples)).Take(result.GetValue(tasks))],
            new ProgramSolverOptions
            {
                RepairTurns = result.GetValue(repairs),
                Consensus = { SampleCount = result.GetValue(samples), StoppingRule = StoppingRules.FixedCount, MaxConcurrency = 16 },
            },
            new ChatOptions { Temperature = result.GetValue(temperature), TopP = 0.95f, MaxOutputTokens = 400 },
            result.GetValue(seed),
            cancellationToken));
        return command;
    }

    private static async Task RunAsync(
        string model, HeldOutProgram[] tasks, ProgramSolverOptions options, ChatOptions chatOptions, int seed, CancellationToken cancellationToken)
    {
        using var client = new LlamaChatClient(model);
        await using var runner = new CodeRunner();
        var solver = new ProgramSolver(client, runner, options);
        var clock = Stopwatch.StartNew();
        var scores = new List<HeldOutScore>();
        foreach (HeldOutProgram task in tasks)
        {
            chatOptions.Seed = (seed * 1_000_003L) + scores.Count;
            scores.Add(await HeldOutScore.MeasureAsync(task, await solver.SolveAsync(task.Task, chatOptions, cancellationToken), runner, cancellationToken));
            Console.Error.Write($"\r{scores.Count} of {tasks.Length} tasks{(scores.Count == tasks.Length ? "\n" : "")}");
        }

        Console.WriteLine(
            $"{tasks.Length} held-out tasks of {client.GetRequiredService<LlamaModel>().Name}, {options.Consensus.SampleCount} samples each, {tasks[0].Task.Examples.Count} given examples; "
            + $"temperature {chatOptions.Temperature}, top-p 0.95, repairs {options.RepairTurns}, seed {seed}; {clock.Elapsed.TotalSeconds:F0} s");
        Console.WriteLine("Figures are percentages with 95 % intervals: bootstrap over tasks, differences paired. Hidden tests judge.");
        foreach (IGrouping<string, HeldOutScore> family in scores.GroupBy(score => score.Task.Family))
            Write(family.Key, [.. family]);
        Write("all", scores);
    }

    private static void Write(string name, List<HeldOutScore> scores)
    {
        Console.WriteLine($"{name}, {scores.Count} tasks");
        Console.WriteLine($"  one sample                    {Mean(score => score.PassRate)}");
        Console.WriteLine($"  one that passes the examples  {Mean(score => score.PassRateOfVoters)}");
        Console.WriteLine($"  most frequent text            {Mean(score => score.IsTextRight ? 1 : 0)}");
        Console.WriteLine($"  behaviour consensus           {Mean(score => score.IsRight ? 1 : 0)}");
        Console.WriteLine($"    above one sample            {Mean(score => (score.IsRight ? 1 : 0) - score.PassRate)}");

        // What an abstention below so much probability would leave.
        foreach (double least in s_probabilities)
        {
            HeldOutScore[] decided = [.. scores.Where(score => score.Probability > 0 && score.Probability >= least)];
            string right = decided.Length == 0 ? "" : $"; right where decided {Estimate.Of([.. decided.Select(score => score.IsRight ? 1.0 : 0)])}";
            Console.WriteLine($"  decided at {least:F2}               {100.0 * decided.Length / scores.Count,5:F1}{right}");
        }

        Estimate Mean(Func<HeldOutScore, double> measure) => Estimate.Of([.. scores.Select(measure)]);
    }
}
