using System.Text.RegularExpressions;

namespace Quorum.Tests.Answers.Reading;

public class Math500AnswerTests
{
    // The only answers of MATH-500 that are one in value under two spellings; seen one by one.
    private static readonly string[] _merged =
    [
        "-2,1 = 1,-2", @"10,\!080 = 10080", @"120 = 120^\circ", @"15 = 15\mbox{ cm}^2", @"2 \sqrt{5} = 2\sqrt{5}", @"30 = 30^\circ",
        @"36 = 36^\circ = \$36", "5 = x=5", @"90 = 90^\circ", @"\frac14 = \frac{1}{4}",
    ];

    [Fact]
    public void Parse_all_are_read_and_only_words_are_text()
    {
        foreach (string answer in Answers())
        {
            Answer parsed = MathAnswer.Parse(answer);
            Assert.Null(parsed.Problem);
            Assert.Equal(Regex.IsMatch(answer, @"^\\text\{[A-Za-z]+\}$"), parsed.Kind == AnswerKind.Text);
        }
    }

    [Fact]
    public void Parse_no_two_of_different_value_are_merged()
    {
        var merged =
            from answer in Answers()
            group answer by MathAnswer.Parse(answer).Key into one
            where one.Count() > 1
            select string.Join(" = ", one.Order(StringComparer.Ordinal));
        Assert.Equal(_merged.Order(StringComparer.Ordinal), merged.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parse_each_equals_itself_rewritten()
    {
        var differing =
            from answer in Answers()
            from spelling in Rewritten(answer)
            where !MathAnswer.AreEquivalent(answer, spelling)
            select $"{answer} and {spelling}";
        Assert.Empty(differing);
        Assert.All(Answers(), answer => Assert.True(Rewritten(answer).Distinct(StringComparer.Ordinal).Count() >= 4, answer));
    }

    /// <summary>Spellings that anyone might use instead.</summary>
    private static IEnumerable<string> Rewritten(string answer)
    {
        yield return $"${answer}$";
        yield return $@"\boxed{{{answer}}}";
        yield return $@" \displaystyle {answer}.";
        yield return $"**{answer}**";
        yield return answer.Replace(@"\frac", @"\dfrac", StringComparison.Ordinal).Replace(@"\ddfrac", @"\tfrac", StringComparison.Ordinal);
        yield return answer.Replace("(", @"\left( ", StringComparison.Ordinal).Replace(@"\left\left", @"\left", StringComparison.Ordinal);
        yield return Regex.Replace(answer, @"(?<![\d ])\\frac\{(\d+)\}\{(\d+)\}", "$1/$2");
        yield return Regex.Replace(answer, @"\\sqrt\{(\w+)\}", "√$1");
        yield return answer.Replace("^2", "²", StringComparison.Ordinal).Replace(@"\pi", "π", StringComparison.Ordinal).Replace("pmatrix", "bmatrix", StringComparison.Ordinal);
        yield return answer.Replace(@"\infty", "∞", StringComparison.Ordinal).Replace(@"\cup", "∪", StringComparison.Ordinal).Replace(@"^\circ", "°", StringComparison.Ordinal);
        yield return answer.Replace("-", "−", StringComparison.Ordinal);
        if (Regex.IsMatch(answer, @"^-?\d+$"))
        {
            yield return $"x = {answer}";
            yield return $"{answer}.0";
            yield return $@"\frac{{{answer}}}{{1}}";
        }
    }

    private static HashSet<string> Answers() =>
        [.. PublishedProblems.Read("math500_test.jsonl").Select(row => row.GetProperty("answer").GetString()!)];
}
