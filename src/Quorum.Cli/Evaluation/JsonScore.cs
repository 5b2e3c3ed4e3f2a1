using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quorum.Evaluation;

namespace Quorum.Cli.Evaluation;

/// <summary>Prints the figures of a run for programs. Shares are from 0 to 1.</summary>
internal static class JsonScore
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, RunScore score, IReadOnlyList<AdaptiveScore> adaptive)
    {
        var json = new JsonObject
        {
            ["benchmark"] = score.Manifest.Source.Benchmark,
            ["model"] = score.Manifest.Model.Name,
            ["samples"] = score.Manifest.Samples,
            ["problems"] = score.Problems.Count,
            ["complete"] = score.Complete.Count,
            ["unscored"] = score.Unscored.Count,
            ["tokens"] = score.Tokens,
            ["withoutAnswer"] = score.WithoutAnswer,
            ["truncated"] = score.Truncated,
            ["curves"] = ToNode(score.Curves()),
            ["differences"] = ToNode(score.Differences()),
            ["adaptive"] = ToNode(adaptive),
            ["subjects"] = ToNode(score.GroupBy(problem => problem.Subject)),
            ["levels"] = ToNode(score.GroupBy(problem => problem.Level)),
            ["agreementCalibration"] = ToNode(score.AgreementCalibration()),
            ["certaintyCalibration"] = ToNode(score.CertaintyCalibration()),
            ["perProblem"] = new JsonArray([.. score.Problems.Select(ToNode)]),
        };
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = s_format.Encoder }))
            json.WriteTo(writer);
        stream.Write("\n"u8);
    }

    private static JsonObject ToNode(ScoredProblem problem) => new()
    {
        ["id"] = problem.Problem.Id,
        ["samples"] = problem.Chains.Count,
        ["passAt1"] = problem.PassRate,
        ["majority"] = problem.MajorityAt(problem.Chains.Count),
        ["verifiedMajority"] = problem.VerifiedAt(problem.Chains.Count),
    };

    private static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, s_format);
}
