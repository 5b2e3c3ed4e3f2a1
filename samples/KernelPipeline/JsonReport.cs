using System.Text.Json.Nodes;
using Quorum.Samples;
using Quorum.SemanticKernel;

namespace KernelPipeline;

/// <summary>Tells other programs the plan, how it was agreed on, and the calls.</summary>
internal static class JsonReport
{
    /// <summary>Writes it.</summary>
    /// <param name="model">The name of the model.</param>
    /// <param name="agreed">How the plan was agreed on; null for a saved plan.</param>
    /// <param name="plan">The plan; null if there is none.</param>
    /// <param name="calls">The calls that were made, with their results, or that would be.</param>
    public static string ToText(string model, PlanConsensus? agreed, Plan? plan, IEnumerable<string> calls)
    {
        var json = agreed is null ? [] : ConsensusJson.Of(model, agreed.Result.Consensus);
        json["plan"] = plan is null ? null : JsonNode.Parse(plan.ToJson());
        json["calls"] = new JsonArray([.. calls.Select(call => (JsonNode)call)]);
        return ConsensusJson.ToText(json);
    }
}
