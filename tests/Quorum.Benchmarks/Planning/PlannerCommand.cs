using System.CommandLine;
using KernelPipeline.Plugins;
using Microsoft.Extensions.AI;
using Quorum.Evaluation;
using Quorum.LlamaCpp;
using Quorum.SemanticKernel;

namespace Quorum.Benchmarks;

/// <summary><c>planner</c>: what agreement on plans is worth, on goals that the embedded model was not trained on.</summary>
internal static class PlannerCommand
{
    private const int LongestReply = 400;

    public static Command Create()
    {
        var goals = new Option<FileInfo>("--goals") { Description = "The goals, with the expected results on the sample's data.", DefaultValueFactory = _ => new FileInfo("samples/KernelPipeline/goals.jsonl") };
        var count = new Option<int>("--count") { Description = "How many of them.", DefaultValueFactory = _ => 150 };
        var model = new Option<FileInfo?>("--model") { Description = "A GGUF file. [default: the embedded model]" };
        var samples = new Option<int>("--samples") { Description = "The samples of a goal.", DefaultValueFactory = _ => 16 };
        var temperature = new Option<float>("--temperature") { Description = "Sampling temperature; top-p 0.95 follows.", DefaultValueFactory = _ => 0.6f };
        var seed = new Option<int>("--seed") { Description = "Seeds the samples.", DefaultValueFactory = _ => 1 };
        var write = new Option<FileInfo?>("--write-goals") { Description = "Writes the goals to this file instead." };
        var command = new Command("planner", "Measures single plans and agreed plans by what they give when they are run.") { goals, count, model, samples, temperature, seed, write };
        command.SetAction((result, cancellationToken) => result.GetValue(write) is { } file
            ? WriteAsync(file.FullName)
            : RunAsync(
                [.. HeldOutGoal.ReadAll(result.GetValue(goals)!.FullName).Take(result.GetValue(count))],
                result.GetValue(model)?.FullName,
                result.GetValue(samples),
                result.GetValue(temperature),
                result.GetValue(seed),
                cancellationToken));
        return command;
    }

    private static async Task WriteAsync(string path)
    {
        IReadOnlyList<HeldOutGoal> goals = await HeldOutGoals.DrawAsync();
        await File.WriteAllLinesAsync(path, goals.Select(goal => goal.ToJson()));
        Console.WriteLine($"{goals.Count} goals in {path}");
    }

    private static async Task RunAsync(
        IReadOnlyList<HeldOutGoal> goals, string? model, int samples, float temperature, int seed, CancellationToken cancellationToken)
    {
        using var client = new LlamaChatClient(model ?? TinyModel.GetPath());
        var planner = new ConsensusPlanner(HeldOutGoal.CreateKernel(new OrderBook()), client: client);
        planner.Options.Consensus.SampleCount = samples;
        planner.Options.Consensus.StoppingRule = StoppingRules.FixedCount;
        var scores = new List<PlanScore>(goals.Count);
        for (int i = 0; i < goals.Count; i++)
        {
            planner.Options.ChatOptions = new ChatOptions { Temperature = temperature, TopP = 0.95f, MaxOutputTokens = LongestReply, Seed = (seed * 1_000_003L) + i };
            scores.Add(await PlanScore.OfAsync(goals[i], await planner.PlanAsync(goals[i].Goal, goals[i].Arguments, cancellationToken)));
            Console.Error.Write($"\r{i + 1} of {goals.Count} goals{(i + 1 == goals.Count ? "\n" : "")}");
        }

        Console.WriteLine($"{goals.Count} held-out goals, {samples} samples each; temperature {temperature}, top-p 0.95, seed {seed}; {model ?? "the embedded model"}");
        Console.WriteLine("A plan is right if it gives the expected result on the sample's data. Percentages with 95 % intervals: bootstrap over goals, differences paired.");
        Write("all", scores);
        foreach (IGrouping<int, PlanScore> group in scores.GroupBy(score => score.Goal.Calls.Calls.Count).OrderBy(group => group.Key))
            Write($"{group.Key} calls", [.. group]);
        Console.WriteLine($"samples rejected by verification: {Estimate.Of([.. scores.Select(score => score.Rejected)])}");
    }

    private static void Write(string name, List<PlanScore> scores) => Console.WriteLine(
        $"{name,-8} {scores.Count,4} goals  single plan {Estimate.Of([.. scores.Select(score => score.Single)])}  agreed plan {Estimate.Of([.. scores.Select(score => score.Agreed)])}  difference {Estimate.Of([.. scores.Select(score => score.Agreed - score.Single)])}");
}
