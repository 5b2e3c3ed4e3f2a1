namespace Quorum.Tests.Answers.Reading;

/// <summary>Each line of Spellings.txt is one answer in several spellings; no two lines are one answer.</summary>
public class SpellingTests
{
    private static readonly string[][] _answers = Read();

    [Fact]
    public void Parse_spellings_of_one_answer_have_one_key()
    {
        var differing =
            from answer in _answers
            from spelling in answer
            where !MathAnswer.AreEquivalent(answer[0], spelling)
            select $"{answer[0]} and {spelling}";
        Assert.Empty(differing);
        Assert.True(_answers.Sum(answer => answer.Length - 1) > 800);
    }

    [Fact]
    public void Parse_different_answers_have_different_keys()
    {
        var merged =
            from answer in _answers
            group answer[0] by MathAnswer.Parse(answer[0]).Key into answers
            where answers.Count() > 1
            select string.Join(" and ", answers);
        Assert.Empty(merged);
    }

    [Fact]
    public void Parse_no_spelling_has_a_problem() =>
        Assert.All(_answers.SelectMany(answer => answer), spelling => Assert.Null(MathAnswer.Parse(spelling).Problem));

    [Fact]
    public void Parse_from_many_threads_gives_the_keys_of_one()
    {
        string[] spellings = [.. _answers.SelectMany(answer => answer)];
        string[] keys = [.. spellings.Select(spelling => MathAnswer.Parse(spelling).Key)];
        string[] parallel = [.. spellings.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(spelling => MathAnswer.Parse(spelling).Key)];
        Assert.Equal(keys, parallel);
    }

    private static string[][] Read()
    {
        using var reader = new StreamReader(typeof(SpellingTests).Assembly.GetManifestResourceStream("Spellings.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" ¦ "))];
    }
}
