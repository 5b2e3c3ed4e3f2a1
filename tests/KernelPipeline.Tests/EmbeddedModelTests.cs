using KernelPipeline.Plugins;
using Quorum.Samples;
using Quorum.SemanticKernel;

namespace KernelPipeline.Tests;

/// <summary>What the embedded model plans, end to end.</summary>
public class EmbeddedModelTests
{
    private const int Goals = 12;

    [Fact]
    public async Task Agreed_plans_reach_most_goals()
    {
        var kernel = Pipeline.CreateKernel(new OrderBook(), modelPath: null);
        using var services = kernel.Services as IDisposable;
        var planner = Pipeline.CreatePlanner(kernel, new AgentOptions { Samples = 8, Seed = 1 }, approve: _ => true);

        var right = 0;
        foreach (var goal in HeldOutGoal.ReadAll(Path.Combine(AppContext.BaseDirectory, "goals.jsonl")).Take(Goals))
        {
            var agreed = await planner.PlanAsync(goal.Goal, goal.Arguments, TestContext.Current.CancellationToken);
            Assert.True(agreed.Plan is null || planner.Verify(agreed.Plan).Count == 0);
            if (agreed.Plan is { } plan && await goal.RunAsync(plan) == goal.Expected)
                right++;
        }

        Assert.True(right > Goals / 2, $"{right} of {Goals} goals were reached.");
    }
}
