using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>The problems of LiveCodeBench.</summary>
internal static class ProgramProblems
{
    private const int LongestTests = 256 << 20;

    /// <summary>A row of code_generation or code_generation_lite.</summary>
    public static Problem? ReadLiveCodeBench(Row row, BenchmarkOptions options)
    {
        string contest = row.Get("contest_date");
        if (!DateTime.TryParse(contest, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime moment))
            throw row.Fault($"has '{contest}' for a date");

        var day = DateOnly.FromDateTime(moment);
        if (day < options.From || day > options.To)
            return null;

        try
        {
            string? function = ReadFunction(row);
            (string Input, string Output)[] examples = [.. ReadTests(row.Find("public_test_cases") ?? "[]")];
            (string Input, string Output)[] tests = [.. examples, .. ReadTests(row.Find("private_test_cases") ?? "[]")];
            if (tests.Length == 0)
                throw row.Fault("has no tests");

            string question = Question(row);
            return new()
            {
                Id = row.Get("question_id"),
                Question = question,
                Prompt = question,
                Expected = new ExpectedProgram(CodeLanguage.Python, PackedTests.Of(function, tests)) { Examples = examples.Length },
                Subject = row.Find("platform"),
                Level = row.Find("difficulty"),
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException or InvalidOperationException)
        {
            throw row.Fault($"has tests that cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static string Question(Row row)
    {
        string question = $"{row.Find("question_title")}\n\n{row.Get("question_content")}".Trim();
        return row.Find("starter_code") is { } code ? $"{question}\n\nStart from:\n```python\n{code}\n```" : question;
    }

    private static string? ReadFunction(Row row)
    {
        JsonNode? metadata = row.Node("metadata");
        if (metadata is JsonValue text && text.GetValueKind() == JsonValueKind.String)
            metadata = text.GetValue<string>() is { Length: > 0 } json ? JsonNode.Parse(json) : null;

        return (string?)(metadata as JsonObject)?["func_name"];
    }

    private static IEnumerable<(string Input, string Output)> ReadTests(string text)
    {
        string json = text.StartsWith('[') ? text : Unpack(text);
        return JsonNode.Parse(json) is JsonArray tests
            ? tests.Select(test => (Text(test, "input"), Text(test, "output")))
            : throw new FormatException("the tests are no array.");

        static string Text(JsonNode? test, string name) => (string?)test?[name] ?? throw new FormatException($"a test has no '{name}'.");
    }

    // Base64 of a zlib stream of a pickle, the pickle being a text of JSON.
    private static string Unpack(string text)
    {
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var pickle = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = zlib.Read(buffer)) > 0; pickle.Write(buffer, 0, read))
        {
            if (pickle.Length > LongestTests)
                throw new FormatException($"the tests are more than {LongestTests >> 20} MB.");
        }

        return PickledText.Read(pickle.GetBuffer().AsSpan(0, (int)pickle.Length));
    }
}
