using System.Text.Json;
using System.Text.Json.Nodes;
using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>The problems of the embedded model's held-out set.</summary>
internal static class HeldOutProblems
{
    public static Problem Read(Row row, BenchmarkOptions options)
    {
        string question = row.Get("question");
        try
        {
            return new()
            {
                Id = row.Get("id"),
                Question = question,
                Prompt = question,
                Expected = row.Node("tools") is JsonArray tools ? ReadCall(row, tools)
                    : row.Node("tests") is JsonArray tests ? new ExpectedProgram(CodeLanguage.CSharp, ReadTests(row.Get("signature"), tests))
                    : new ExpectedAnswer(row.Get("answer")),
                Subject = row.Get("family"),
                Level = row.Get("language"),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException || (e is FormatException && !e.Message.StartsWith("Row", StringComparison.Ordinal)))
        {
            throw row.Fault($"is not one of the held-out set: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static ExpectedCall ReadCall(Row row, JsonArray tools) => new(
        [.. tools.Select(tool => new OfferedTool((string)tool!["name"]!, (string?)tool["description"] ?? "", Element(tool["parameters"])))],
        (string?)row.Node("call")?["name"] ?? throw row.Fault("offers tools, but names no call"),
        Element(row.Node("call")!["arguments"]));

    private static PackedTests ReadTests(string signature, JsonArray tests)
    {
        string function = signature[..Math.Max(0, signature.IndexOf('(', StringComparison.Ordinal))].Trim().Split(' ')[^1];
        return PackedTests.Of(function, [.. tests.Select(test => (Lines(test!["arguments"]!.AsArray()), test["expected"].ToJson()))]);

        static string Lines(JsonArray arguments) => string.Join('\n', arguments.Select(argument => argument.ToJson()));
    }

    private static JsonElement Element(JsonNode? node) => JsonElement.Parse(node.ToJson());

    private static string ToJson(this JsonNode? node) => node?.ToJsonString() ?? "null";
}
