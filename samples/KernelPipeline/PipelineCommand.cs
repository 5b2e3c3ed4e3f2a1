using System.CommandLine;
using KernelPipeline.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Quorum.LlamaCpp;
using Quorum.Samples;
using Quorum.SemanticKernel;

namespace KernelPipeline;

/// <summary>The command line: reads the options, plans, and runs what was agreed on.</summary>
internal static class PipelineCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var goal = new Argument<string?>("goal") { Description = "What is wanted, in quotes; inputs stand in it as $name.", Arity = ArgumentArity.ZeroOrOne };
        var input = new Option<string[]>("--input") { Description = "An input of the goal. May be given several times.", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be called, and call nothing." };
        var yes = new Option<bool>("--yes") { Description = "Make calls with side effects without asking." };
        var save = AgentCommand.File("--save", "Write the agreed plan to this file.");
        var plan = AgentCommand.File("--plan", "Run a saved plan instead of planning.");
        var agent = new AgentCommand();
        var command = new RootCommand("""
            Reaches a goal by calls of a kernel's functions: plans of a local model vote, and the one that most of them agree on is run.
              Example: KernelPipeline "What do orders 7 and 9 cost together?"
              Exit codes: 0 done, 1 no plan or a call failed, 2 wrong use, 130 cancelled.
            """)
        {
            goal, input, dryRun, yes, save, plan,
        };
        agent.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.Errors.Any() && string.IsNullOrWhiteSpace(result.GetValue(goal)) == result.GetValue(plan) is null)
                result.AddError("Give either a goal, such as \"What do orders 7 and 9 cost together?\", or --plan with a saved plan.");
        });
        command.SetAction((result, cancellationToken) => RunAsync(
            new PipelineOptions
            {
                Goal = result.GetValue(goal),
                Inputs = result.GetValue(input)!,
                DryRun = result.GetValue(dryRun),
                Yes = result.GetValue(yes),
                SavePath = result.GetValue(save),
                PlanPath = result.GetValue(plan),
            },
            agent.Read(result),
            cancellationToken));
        return await AgentCommand.InvokeAsync(command, args);
    }

    private static Task<int> RunAsync(PipelineOptions pipeline, AgentOptions options, CancellationToken cancellationToken) => AgentCommand.GuardAsync(async () =>
    {
        // Before the work, so that a place that cannot be written to is known at once.
        using var report = options.ReportPath is { } path ? new HtmlReport(path) : null;
        using var progress = new ProgressView();
        var inputs = Pipeline.ReadInputs(pipeline.Inputs);
        var saved = pipeline.PlanPath is { } file ? Plan.FromJson(await File.ReadAllTextAsync(file, cancellationToken)) : null;
        var kernel = Pipeline.CreateKernel(new OrderBook(), options.ModelPath);
        using var services = kernel.Services as IDisposable;
        var planner = Pipeline.CreatePlanner(kernel, options, call => pipeline.Yes || Ask(call), progress);
        var agreed = saved is null ? await PlanAsync(planner, pipeline.Goal!, inputs, progress, cancellationToken) : null;
        var model = agreed is null ? "" : kernel.GetRequiredService<IChatClient>().GetRequiredService<LlamaModel>().Name;
        if (agreed is not null)
        {
            report?.Write(agreed.Result.Consensus, model, options);
            if (!options.Json)
                PlanReport.WritePlan(LabelledText.Standard, agreed);
        }

        var plan = saved ?? agreed!.Plan;
        if (plan is not null && pipeline.SavePath is { } place)
            await File.WriteAllTextAsync(place, plan.ToJson(), cancellationToken);
        return await RunAsync(planner, plan, pipeline, inputs, calls =>
        {
            if (options.Json)
                Console.WriteLine(JsonReport.ToText(model, agreed, plan, calls));
            else
                PlanReport.Lines(LabelledText.Standard, pipeline.DryRun ? "Would call" : "Called", calls);
        }, cancellationToken);
    });

    private static async Task<PlanConsensus> PlanAsync(ConsensusPlanner planner, string goal, KernelArguments inputs, ProgressView progress, CancellationToken cancellationToken)
    {
        try
        {
            return await planner.PlanAsync(goal, inputs, cancellationToken);
        }
        finally
        {
            progress.Clear();
        }
    }

    private static async Task<int> RunAsync(
        ConsensusPlanner planner, Plan? plan, PipelineOptions pipeline, KernelArguments inputs, Action<IReadOnlyList<string>> write, CancellationToken cancellationToken)
    {
        try
        {
            write(plan is null ? []
                : pipeline.DryRun ? [.. planner.DryRun(plan, inputs).Select(call => $"{call}{(call.HasSideEffects ? " after approval" : "")}")]
                : [.. (await planner.RunAsync(plan, inputs, cancellationToken)).Results.Select(result => $"{result}")]);
            return plan is null ? AgentCommand.NoAnswer : AgentCommand.Answered;
        }
        catch (PlanException e)
        {
            write([.. e.Results.Select(result => $"{result}")]);
            return AgentCommand.Fail(e.Message, AgentCommand.NoAnswer);
        }
    }

    private static bool Ask(PlannedCall call)
    {
        if (Console.IsInputRedirected)
            return false;

        Console.Error.Write($"{call} changes something. Go on? [y/N] ");
        return Console.ReadLine()?.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase) == true;
    }
}
