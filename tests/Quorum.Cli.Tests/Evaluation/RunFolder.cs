using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.Cli.Tests.Evaluation;

/// <summary>The folder of a test's runs, and what the tool wrote there.</summary>
internal sealed class RunFolder : IDisposable
{
    public static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    private readonly string _path = Directory.CreateTempSubdirectory("quorum-run-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Runs the tool with the embedded model, one sample after the other, so that the same seed draws the same text.</summary>
    public static Task<QuorumRun> RunAsync(params string[] args) => QuorumProcess.RunAsync(NoVariables, [.. args, .. OneByOne]);

    public static string[] OneByOne => ["--concurrency", "1", "--contexts", "1"];

    /// <summary>The samples in the journal of a run, each with its place, seed and text; a line that is not whole is none.</summary>
    public IReadOnlyList<string> Samples(string name)
    {
        var samples = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(this[name], "journal")))
        {
            var text = File.ReadAllText(file);
            foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var record = JsonNode.Parse(line[9..])!;
                var chain = record["chain"]!;
                samples.Add($"{record["problem"]}/{record["sample"]} {chain["seed"]} {chain["reasoning"]}|{chain["text"]}");
            }
        }

        samples.Sort(StringComparer.Ordinal);
        return samples;
    }

    /// <summary>A file of sums in the form of MATH-500.</summary>
    public string WriteSums(int count)
    {
        File.WriteAllLines(this["sums.jsonl"], Enumerable.Range(1, count).Select(i =>
            JsonSerializer.Serialize(new { problem = $"What is {i} + 5?", answer = $"{i + 5}", subject = i % 2 == 0 ? "even" : "odd", level = 1, unique_id = $"sum-{i}" })));
        return this["sums.jsonl"];
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
