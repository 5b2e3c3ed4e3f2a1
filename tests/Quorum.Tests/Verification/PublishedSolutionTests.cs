using System.Text.Json;

namespace Quorum.Tests.Verification;

/// <summary>Solutions that people wrote: hardly a step of them is wrong, so whatever is marked must have been judged by hand.</summary>
public class PublishedSolutionTests(ITestOutputHelper output)
{
    /// <summary>The marks that were judged by hand, by the text of the claim.</summary>
    private static readonly Dictionary<string, string> _justified = new(StringComparer.Ordinal)
    {
        ["364 / 4 = 273"] = "3/4 of 364 is 273, 364 / 4 is 91",
        ["3.65 divided by .05 = 69"] = "it is 73; the sum before was 3.45",
        ["4x + 20 = 100"] = "the line before has x + 1 for x + 10",
        ["32 - $20 = 300"] = "it is 12",
        ["3/2 = 1.50+$3.00"] = "the sum is 4.50: equalities run on",
        [@"(-4)^2 + 4 \cdot 1 \cdot (-1) = 20"] = "it is 12; the sign of one term was lost",
    };

    [Theory]
    [InlineData("gsm8k_test.jsonl", "question", "answer", 4_300)]
    [InlineData("math500_test.jsonl", "problem", "solution", 800)]
    [InlineData("aime24.jsonl", "problem", "reference_solution", 50)]
    public async Task Steps_are_marked_only_where_they_err(string file, string question, string solution, int mostlyCorrect)
    {
        var verifier = new ChainVerifier([StepVerifiers.Arithmetic, StepVerifiers.Conclusion]);
        int steps = 0, correct = 0;
        var marks = new List<StepVerdict>();
        foreach (JsonElement row in PublishedProblems.Read(file))
        {
            string text = row.GetProperty(solution).GetString()!;
            ChainVerification verification = await verifier.VerifyAsync(
                Chains.Of(text, text, AnswerExtractor.Extract(text)?.Text), row.GetProperty(question).GetString()!, TestContext.Current.CancellationToken);
            StepVerdict[] verdicts = [.. verification.Steps.Where(verdict => verdict.Step.Part == ChainPart.Reasoning || verdict.Verifier == "conclusion")];
            steps += verdicts.Length;
            correct += verdicts.Count(verdict => verdict.Outcome == StepOutcome.Correct);
            marks.AddRange(verdicts.Where(verdict => verdict.Outcome == StepOutcome.Wrong));
        }

        output.WriteLine($"{file}: {steps} steps, {correct} correct, {marks.Count} wrong");
        foreach (StepVerdict mark in marks)
            output.WriteLine($"  {mark.Step.Text} | {mark.Claimed} | {mark.Actual} | {_justified.GetValueOrDefault(mark.Claimed ?? "")}");
        Assert.All(marks, mark => Assert.Contains(mark.Claimed!, _justified));
        Assert.True(correct > mostlyCorrect, $"{correct} steps were checked.");
    }
}
