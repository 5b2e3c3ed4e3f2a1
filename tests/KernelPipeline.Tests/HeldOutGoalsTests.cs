using Quorum.SemanticKernel;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Problems.Plans;

namespace KernelPipeline.Tests;

/// <summary>The goals that planning is measured on.</summary>
public class HeldOutGoalsTests
{
    private static readonly IReadOnlyList<HeldOutGoal> s_goals = HeldOutGoal.ReadAll(Path.Combine(AppContext.BaseDirectory, "goals.jsonl"));

    [Fact]
    public async Task The_file_holds_the_goals_that_are_drawn() =>
        Assert.Equal((await HeldOutGoals.DrawAsync()).Select(goal => goal.ToJson()), s_goals.Select(goal => goal.ToJson()));

    [Fact]
    public async Task Their_plans_give_what_is_expected()
    {
        Assert.True(s_goals.Count >= 120);
        foreach (var goal in s_goals)
            Assert.Equal(goal.Expected, await goal.RunAsync(goal.Calls));
    }

    [Fact]
    public void They_are_never_trained_on() =>
        Assert.All(s_goals, goal => Assert.True(HeldOut.Contains(PlanReply.Understand(goal.Calls.ToJson())!), goal.Goal));
}
