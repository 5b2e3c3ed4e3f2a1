using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KernelPipeline.Plugins;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>A goal that the embedded model was not trained on, with a plan that reaches it.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Inputs">The values of its inputs.</param>
/// <param name="Calls">One of the right plans.</param>
/// <param name="Expected">What the right plan gives on the sample's data, and what it changes.</param>
internal sealed record HeldOutGoal(string Goal, JsonObject Inputs, Plan Calls, string Expected)
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The inputs as a caller has them.</summary>
    public KernelArguments Arguments
    {
        get
        {
            var arguments = new KernelArguments();
            foreach (var (name, value) in Inputs)
                arguments[name] = Value(value!, Calls.Inputs[name]);
            return arguments;
        }
    }

    /// <summary>The goals of a file with one of them in each line.</summary>
    public static IReadOnlyList<HeldOutGoal> ReadAll(string path) => [.. File.ReadLines(path).Select(line =>
    {
        var json = JsonNode.Parse(line)!;
        return new HeldOutGoal((string)json["goal"]!, (JsonObject)json["inputs"]!, Plan.FromJson(json["plan"]!.ToJsonString(s_readable)), (string)json["expected"]!);
    })];

    /// <summary>The goal as a line of JSON.</summary>
    public string ToJson() => new JsonObject
    {
        ["goal"] = Goal,
        ["inputs"] = Inputs.DeepClone(),
        ["plan"] = JsonNode.Parse(Calls.ToJson()),
        ["expected"] = Expected,
    }.ToJsonString(s_readable);

    /// <summary>Runs a plan for the goal on the sample's data.</summary>
    /// <returns>The result and what was cancelled; <see langword="null"/> if the plan fails.</returns>
    public async Task<string?> RunAsync(Plan plan)
    {
        var orders = new OrderBook();
        var planner = new ConsensusPlanner(CreateKernel(orders), new PlannerOptions { Approve = (_, _) => ValueTask.FromResult(true) });
        try
        {
            var run = await planner.RunAsync(plan, Arguments);
            var result = JsonSerializer.Serialize(run.Result.GetValue<object>());
            return orders.Cancelled.Count == 0 ? result : $"{result}; cancelled {string.Join(", ", orders.Cancelled)}";
        }
        catch (PlanException)
        {
            return null;
        }
    }

    /// <summary>A kernel with the sample's plugins.</summary>
    public static Kernel CreateKernel(OrderBook orders)
    {
        var builder = Kernel.CreateBuilder();
        KernelPipeline.Pipeline.AddPlugins(builder.Plugins, orders);
        return builder.Build();
    }

    private static object Value(JsonNode value, JsonElement schema) => (schema.GetProperty("type").GetString(), schema.TryGetProperty("format", out _)) switch
    {
        ("integer", _) => value.Deserialize<int>(),
        ("number", _) => value.Deserialize<decimal>(),
        (_, true) => DateOnly.ParseExact(value.GetValue<string>(), "yyyy-MM-dd"),
        _ => value.GetValue<string>(),
    };
}
