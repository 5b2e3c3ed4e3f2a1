using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quorum;
using Quorum.LlamaCpp;

namespace MathAgent;

/// <summary>Prints a result for a program.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, string question, LlamaModel model, ConsensusResult result)
    {
        var json = new JsonObject
        {
            ["question"] = question,
            ["model"] = model.Name,
            ["answer"] = result.Decision?.Answer.Display,
            ["votes"] = result.Decision?.Votes ?? 0,
            ["probability"] = result.Probability,
            ["stoppedEarly"] = result.StoppedEarly,
            ["seed"] = result.SeedBase,
            ["seconds"] = result.Elapsed.TotalSeconds,
            ["inputTokens"] = result.TokensSpent.InputTokenCount,
            ["outputTokens"] = result.TokensSpent.OutputTokenCount,
            ["groups"] = new JsonArray([.. result.Groups.Select(group => new JsonObject
            {
                ["answer"] = group.Answer.Display,
                ["votes"] = group.Votes,
                ["samples"] = new JsonArray([.. group.Members.Select(index => (JsonNode)index)]),
            })]),
            ["samples"] = new JsonArray([.. result.Chains.Select(chain => new JsonObject
            {
                ["index"] = chain.Index,
                ["seed"] = chain.Seed,
                ["outcome"] = chain.Outcome.ToString(),
                ["answer"] = chain.Answer?.Display,
                ["tokens"] = chain.TokensDrawn,
                ["reasoning"] = chain.Reasoning,
                ["text"] = chain.Text,
                ["error"] = chain.Error,
            })]),
        };
        output.WriteLine(json.ToJsonString(s_format));
    }
}
