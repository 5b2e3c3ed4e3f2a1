using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyModelTrainer.Problems.Plans;

namespace TinyModelTrainer.Problems;

/// <summary>The problems that the model is measured on: as many of each family, no two of them the same but for their wording.</summary>
public static class HeldOutSet
{
    private const int Seed = 2026;

    // Goals of plans have a file of their own, with the data that their results come from.
    private static readonly Family[] s_families = [.. Families.All.Where(family => family is not PlanFamily)];

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Draws the set: always the same problems. The first ones of it are a smaller set over all families.</summary>
    public static ImmutableArray<Problem> Draw(int count = 1000)
    {
        var generator = new ProblemGenerator(new Random(Seed));
        var keys = new HashSet<string>();
        var problems = ImmutableArray.CreateBuilder<Problem>(count);
        while (problems.Count < count)
        {
            var problem = generator.NextHeldOut(s_families[problems.Count % s_families.Length]);
            if (keys.Add(problem.Key))
                problems.Add(problem);
        }

        return problems.ToImmutable();
    }

    /// <summary>A problem as one line of JSON: id, family, language, question, answer, and what tests a program or a call.</summary>
    public static string ToJson(Problem problem, int number)
    {
        var json = new JsonObject
        {
            ["id"] = $"{problem.Family}-{problem.Language}-{number:D4}",
            ["family"] = problem.Family,
            ["language"] = problem.Language,
            ["question"] = problem.Question,
            ["answer"] = problem.Answer,
        };
        if (problem.Specification is { } specification)
        {
            json["signature"] = specification.Signature;
            json["tests"] = new JsonArray([.. specification.Tests.Select(test => new JsonObject
            {
                ["arguments"] = new JsonArray(JsonSerializer.SerializeToNode(test.Argument, s_readable)),
                ["expected"] = JsonSerializer.SerializeToNode(test.Expected, s_readable),
            })]);
        }

        if (problem.Tools is { } tools)
        {
            json["tools"] = new JsonArray([.. tools.Tools.Select(tool => new JsonObject
            {
                ["name"] = tool.Name,
                ["description"] = tool.Description,
                ["parameters"] = JsonNode.Parse(tool.Schema),
            })]);
            json["call"] = JsonNode.Parse(problem.Answer);
        }

        return json.ToJsonString(s_readable);
    }
}
