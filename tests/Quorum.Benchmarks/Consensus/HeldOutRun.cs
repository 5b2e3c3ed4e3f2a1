using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;
using TinyModelTrainer.Problems;

namespace Quorum.Benchmarks;

/// <summary>Solves held-out problems with the embedded model, and keeps every solution in a file, so that a run that was stopped goes on.</summary>
internal sealed class HeldOutRun(int samples, int seed) : IDisposable
{
    private const int LongestReply = 800;

    private readonly LlamaChatClient _client = new(TinyModel.GetPath());

    /// <summary>Draws all samples of so many problems, or reads those that the file has already.</summary>
    public async Task<IReadOnlyList<HeldOutSolution>> SolveAllAsync(int problems, string path, CancellationToken cancellationToken)
    {
        List<HeldOutSolution> solutions = File.Exists(path) ? [.. File.ReadLines(path).Take(problems).Select(Read)] : [];
        var generator = new ProblemGenerator(new Random(seed));
        await using var file = new StreamWriter(path, append: true);
        for (int i = 0; i < problems; i++)
        {
            Problem problem = generator.NextHeldOut(Families.Arithmetic);
            if (i < solutions.Count)
            {
                if (solutions[i].Question != problem.Question || solutions[i].Full.Chains.Count != samples)
                    throw new InvalidDataException($"'{path}' holds another run: line {i + 1} is not problem {i + 1} of seed {seed} with {samples} samples. Name another file, or delete it.");
                continue;
            }

            var everything = new ConsensusOptions
            {
                SampleCount = samples,
                StoppingRule = StoppingRules.FixedCount,
                Confidence = new ConfidenceOptions { GroupSize = 128 }, // for chains of 160 tokens in the median
            };
            long seedBase = (seed * 1_000_003L) + i;
            ConsensusResult full = await SolveAsync(problem.Question, seedBase, everything, cancellationToken);
            solutions.Add(new HeldOutSolution(problem.Question, problem.Answer, problem.Size, seedBase, full));
            await file.WriteLineAsync(Write(solutions[^1]));
            await file.FlushAsync(cancellationToken);
            ShowProgress(i + 1, problems);
        }

        return solutions;
    }

    /// <summary>Solves the problems anew, with the same seeds and other options.</summary>
    public async Task<IReadOnlyList<ConsensusResult>> SolveAgainAsync(
        IReadOnlyList<HeldOutSolution> solutions, ConsensusOptions options, CancellationToken cancellationToken)
    {
        options.SampleCount = samples;
        var results = new List<ConsensusResult>(solutions.Count);
        foreach (HeldOutSolution solution in solutions)
        {
            results.Add(await SolveAsync(solution.Question, solution.SeedBase, options, cancellationToken));
            ShowProgress(results.Count, solutions.Count);
        }

        return results;
    }

    public void Dispose() => _client.Dispose();

    private Task<ConsensusResult> SolveAsync(string question, long seedBase, ConsensusOptions options, CancellationToken cancellationToken) =>
        new ConsensusSolver(_client, options).SolveAsync(
            question,
            new ChatOptions { Temperature = 0.6f, TopP = 0.95f, MaxOutputTokens = LongestReply, Seed = seedBase },
            cancellationToken);

    private static void ShowProgress(int done, int all) => Console.Error.Write($"\r{done} of {all} problems{(done == all ? "\n" : "")}");

    private static string Write(HeldOutSolution solution) => new JsonObject
    {
        ["question"] = solution.Question,
        ["answer"] = solution.Answer,
        ["operators"] = solution.Operators,
        ["seedBase"] = solution.SeedBase,
        ["consensus"] = JsonNode.Parse(solution.Full.ToJson()),
    }.ToJsonString();

    private static HeldOutSolution Read(string line)
    {
        try
        {
            JsonNode json = JsonNode.Parse(line)!;
            return new HeldOutSolution(
                (string)json["question"]!,
                (string)json["answer"]!,
                (int)json["operators"]!,
                (long)json["seedBase"]!,
                ConsensusResult.FromJson(json["consensus"]!.ToJsonString()));
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new InvalidDataException("The file of chains has a line that is not whole, perhaps the last of a run that was killed. Delete the line.", e);
        }
    }
}
