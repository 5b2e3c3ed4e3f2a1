using System.Globalization;
using System.Text.Json.Nodes;

namespace Quorum.Evaluation;

/// <summary>Questions with options, one of them right.</summary>
internal static class ChoiceProblems
{
    private static readonly string[] s_splits = ["_test", "_val", "_dev"];

    /// <summary>A row of GPQA, which names the right option first.</summary>
    public static Problem ReadGpqa(Row row, BenchmarkOptions options)
    {
        string question = row.Get("Question");
        string id = row.Find("Record ID") ?? row.Name;
        string[] published = [row.Get("Correct Answer"), row.Get("Incorrect Answer 1"), row.Get("Incorrect Answer 2"), row.Get("Incorrect Answer 3")];
        int[] order = ChoiceOptions.Shuffle(options.ShuffleSeed, id, published.Length);
        return Create(row, id, question, [.. order.Select(index => published[index])], ChoiceOptions.Letter(Array.IndexOf(order, 0)))
            with
        { Subject = row.Find("High-level domain"), Level = row.Find("Subdomain") };
    }

    /// <summary>A row of MMLU: of its CSV files, which have neither header nor subject, or of the data set in Parquet.</summary>
    public static Problem ReadMmlu(Row row, BenchmarkOptions options)
    {
        string[] choices = row.Node("choices") is JsonArray ? [.. row.GetList("choices")] : [row.Get("A"), row.Get("B"), row.Get("C"), row.Get("D")];
        string file = s_splits.Aggregate(row.FileName, (name, split) => name.EndsWith(split, StringComparison.Ordinal) ? name[..^split.Length] : name);
        string subject = row.Find("subject") ?? file;
        return Create(row, string.Create(CultureInfo.InvariantCulture, $"{subject}-{row.Number}"), row.Get("question"), choices, ChoiceOptions.FindRight(row, row.Get("answer"), choices))
            with
        { Subject = subject };
    }

    /// <summary>A row of MMLU-Pro.</summary>
    public static Problem ReadMmluPro(Row row, BenchmarkOptions options)
    {
        IReadOnlyList<string> choices = row.GetList("options");
        return Create(row, row.Get("question_id"), row.Get("question"), choices, ChoiceOptions.FindRight(row, row.Get("answer", "answer_index"), choices))
            with
        { Subject = row.Find("category") };
    }

    private static Problem Create(Row row, string id, string question, IReadOnlyList<string> options, string letter)
    {
        string whole = ChoiceOptions.AddTo(row, question, options);
        return new() { Id = id, Question = whole, Prompt = whole, Expected = new ExpectedAnswer(letter) };
    }
}
