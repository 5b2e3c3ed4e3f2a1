using System.Text.Json;
using System.Text.Json.Nodes;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Problems.Plans;
using TinyModelTrainer.Problems.Work;

namespace Quorum.SemanticKernel;

/// <summary>Draws goals from the trainer's held-out ones: those that the sample's data can serve.</summary>
internal static class HeldOutGoals
{
    private const int Seed = 2026;
    private const int Count = 150;

    private static readonly string[] s_names = ["Anna", "Ben", "Clara", "David", "Emma", "Grace", "Ivan", "Julia", "Leo", "Maria", "Paul", "Rosa"];

    /// <summary>Draws the goals: always the same ones.</summary>
    public static async Task<IReadOnlyList<HeldOutGoal>> DrawAsync()
    {
        var random = new Random(Seed);
        var generator = new ProblemGenerator(random);
        var family = new PlanFamily();
        var keys = new HashSet<string>();
        var goals = new List<HeldOutGoal>(Count);
        while (goals.Count < Count)
        {
            // One in four is as short as the drills.
            var problem = generator.NextHeldOut(family, goals.Count % 4 == 0 ? ChainLength.Drill : ChainLength.Full);
            var inputs = new JsonObject(problem.Plan!.Inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Name, Value(random, input))));
            var plan = Plan.FromJson(problem.Reply) with { Inputs = problem.Plan.Inputs.ToDictionary(input => input.Name, input => JsonElement.Parse(Schema(input))) };
            var goal = new HeldOutGoal(problem.Question, inputs, plan, "");
            if (await goal.RunAsync(plan) is { } expected && keys.Add(problem.Key))
                goals.Add(goal with { Expected = expected });
        }

        return goals;
    }

    private static JsonNode Value(Random random, PlanInput input) => input.Type switch
    {
        "string" => random.Pick(s_names),
        "date" => $"2026-{random.Between(1, 12):D2}-{random.Between(1, 28):D2}",
        _ => random.Between(2, 50),
    };

    private static string Schema(PlanInput input) => input.Type == "date" ? """{"type":"string","format":"date"}""" : $$"""{"type":"{{input.Type}}"}""";
}
