using System.Text.Json;

namespace Quorum.Tests.Answers;

public class BenchmarkDataTests
{
    [Fact]
    public void Extract_solutions_of_MATH_500_gives_the_reference_answers()
    {
        int rows = 0;
        foreach (JsonElement row in PublishedProblems.Read("math500_test.jsonl"))
        {
            ExtractedAnswer? extracted = AnswerExtractor.Extract(row.GetProperty("solution").GetString()!);
            Assert.Equal(row.GetProperty("answer").GetString(), extracted?.Text);
            rows++;
        }

        Assert.Equal(500, rows);
    }

    [Fact]
    public void Extract_solutions_of_AIME_2024_gives_the_reference_answers()
    {
        int rows = 0;
        foreach (JsonElement row in PublishedProblems.Read("aime24.jsonl"))
        {
            ExtractedAnswer? extracted = AnswerExtractor.Extract(row.GetProperty("reference_solution").GetString()!);
            Assert.Equal(AnswerSource.Box, extracted?.Source);
            Assert.Equal(MathAnswer.Parse(row.GetProperty("expected_answer").GetString()!), extracted?.Answer);
            rows++;
        }

        Assert.Equal(30, rows);
    }

    [Fact]
    public void Extract_rationales_of_GSM8K_gives_the_numbers_after_the_marks()
    {
        int rows = 0;
        foreach (JsonElement row in PublishedProblems.Read("gsm8k_test.jsonl"))
        {
            string rationale = row.GetProperty("answer").GetString()!;
            ExtractedAnswer? extracted = AnswerExtractor.Extract(rationale);
            Assert.Equal(AnswerSource.HashMarks, extracted?.Source);
            Assert.Equal(MathAnswer.Parse(rationale.Split("#### ")[1].Replace(",", "", StringComparison.Ordinal)), extracted?.Answer);
            rows++;
        }

        Assert.Equal(1319, rows);
    }
}
