using System.Text.Json;
using Quorum.Code;

namespace Quorum.Benchmarks;

/// <summary>A held-out programming task: what is asked and given, and the tests that judge.</summary>
/// <param name="Family">The family of tasks.</param>
/// <param name="Task">The task with the examples that are given.</param>
/// <param name="Hidden">The other tests.</param>
internal sealed record HeldOutProgram(string Family, ProgramTask Task, CodeTask Hidden)
{
    /// <summary>Reads all; of each task's tests, the last so many are given.</summary>
    public static IEnumerable<HeldOutProgram> ReadAll(int examples)
    {
        using var reader = new StreamReader(TinyModel.OpenHeldOutProblems());
        while (reader.ReadLine() is { } line)
        {
            JsonElement problem = JsonElement.Parse(line);
            if (!problem.TryGetProperty("signature", out JsonElement signature))
                continue;

            string function = ProgramTask.FindFunction(signature.GetString()!)!;
            CodeTask all = CodeTask.Parse(problem.GetProperty("tests").GetRawText(), function);
            yield return new HeldOutProgram(
                problem.GetProperty("family").GetString()!,
                new ProgramTask
                {
                    Description = problem.GetProperty("question").GetString()!,
                    Signature = signature.GetString(),
                    Examples = [.. all.Tests.TakeLast(examples)],
                },
                all with { Tests = [.. all.Tests.SkipLast(examples)] });
        }
    }
}
