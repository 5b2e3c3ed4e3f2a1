using System.Text.Json.Nodes;
using Quorum.Code;
using Quorum.Samples;

namespace CodingAgent;

/// <summary>What is told to other programs: what every agent prints, and the programs.</summary>
internal static class JsonReport
{
    public static string ToText(string model, ProgramTask task, ProgramConsensus result)
    {
        JsonObject json = ConsensusJson.Of(model, result.Consensus);
        json["language"] = CodingTask.Name(task.Language);
        json["program"] = result.Program?.Source;
        json["refinements"] = result.Refinements;
        json["behaviours"] = new JsonArray([.. result.Groups.Select(group => ToJson(result, group))]);
        json["inputs"] = new JsonArray([.. result.Inputs.Select((input, i) => ToJson(input, i < task.Examples.Count ? task.Examples[i].Expected : null))]);
        json["programs"] = new JsonArray([.. result.Samples.OrderBy(sample => sample.Key).Select(sample => ToJson(sample.Key, sample.Value))]);
        return ConsensusJson.ToText(json);
    }

    private static JsonObject ToJson(ProgramConsensus result, ProgramGroup group)
    {
        int difference = result.FindDifference(result.Groups[0], group);
        return new()
        {
            ["votes"] = group.Votes.Votes,
            ["program"] = group.Program.Source,
            ["differsOn"] = difference < 0 ? null : difference,
            ["results"] = new JsonArray([.. group.Runs.Select(run => (JsonNode)Verdicts.Result(run))]),
        };
    }

    private static JsonObject ToJson(ProgramInput input, string? expected) => new() { ["input"] = input.ToString(), ["expected"] = expected };

    private static JsonObject ToJson(int index, ProgramSample sample) => new()
    {
        ["sample"] = index,
        ["program"] = sample.Program?.Source,
        ["failure"] = sample.Failure,
        ["repairs"] = sample.Repairs,
    };
}
