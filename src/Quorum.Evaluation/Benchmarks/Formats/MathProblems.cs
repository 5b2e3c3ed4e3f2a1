namespace Quorum.Evaluation;

/// <summary>Problems with an answer that is compared as mathematics.</summary>
internal static class MathProblems
{
    private const string AnswerMark = "####";

    /// <summary>A row of MATH-500 or AIME, by the field names of any of their publishers.</summary>
    public static Problem Read(Row row, BenchmarkOptions options) => Create(
        row,
        row.Get("problem", "question"),
        row.Get("answer", "expected_answer"));

    /// <summary>A row of GSM8K, whose answer stands after the worked solution.</summary>
    public static Problem ReadGsm8K(Row row, BenchmarkOptions options)
    {
        string solution = row.Get("answer");
        int mark = solution.LastIndexOf(AnswerMark, StringComparison.Ordinal);
        return mark >= 0
            ? Create(row, row.Get("question"), solution[(mark + AnswerMark.Length)..].Trim())
            : throw row.Fault($"has an answer without '{AnswerMark}'");
    }

    private static Problem Create(Row row, string question, string answer) => new()
    {
        Id = row.Find("unique_id", "id", "problem_id") ?? row.Name,
        Question = question,
        Prompt = question,
        Expected = new ExpectedAnswer(answer),
        Subject = row.Find("subject", "type"),
        Level = row.Find("level"),
    };
}
