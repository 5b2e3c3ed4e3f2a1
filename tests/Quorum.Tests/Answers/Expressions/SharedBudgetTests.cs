namespace Quorum.Tests.Answers.Expressions;

/// <summary>The evaluations of one text share one budget; work is counted, not timed.</summary>
public class SharedBudgetTests
{
    public static TheoryData<string> HostileLists =>
    [
        Listed(40, k => $@"\binom{{99999}}{{{3000 + k}}}"),
        Listed(60, k => $"{5000 + k}!"),
        Listed(60, k => $"(x+1/3)!^{{y}}+{k}"),
        Listed(78, k => $@"\sqrt{{{k + 2}^{{4001}}}}"),
        Listed(57, k => $"(1/{k + 3})!^{{x}}"),
        @"\sum_{k=1}^{900} \sin(k x)",
        @"\sum_{k=1}^{900} (\frac{k}{3})!",
    ];

    [Theory]
    [MemberData(nameof(HostileLists))]
    public void Read_list_of_hostile_elements_spends_one_budget(string list)
    {
        using WorkBudget budget = WorkBudget.ForText();

        string? problem = AnswerReader.Read(list, AnswerPolicy.Default).Problem;

        Assert.True(budget.IsSpent);
        Assert.InRange(budget.Spent, WorkBudget.Whole, 2 * WorkBudget.Whole);
        Assert.NotNull(problem);
        Assert.Equal(MathAnswer.Parse(list), MathAnswer.Parse(list));
    }

    [Fact]
    public void Parse_after_a_hostile_list_has_a_budget_of_its_own()
    {
        Assert.NotNull(MathAnswer.Parse(Listed(78, k => $@"\sqrt{{{k + 2}^{{4001}}}}")).Problem);
        Assert.Null(MathAnswer.Parse(@"\sqrt{2}").Problem);
    }

    [Theory]
    [InlineData(@"\sqrt{2}, \sqrt{3}, \frac{1+\sqrt5}{2}, e^{\pi}, \sin 1, \ln 2")]
    [InlineData(@"\binom{n}{k}, x^y, \sin x, \cos x, \sqrt{x^2+1}")]
    [InlineData(@"2^{100}, 50!, \binom{100}{50}, \frac{355}{113}")]
    [InlineData(@"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}")]
    public void Read_list_as_people_write_it_spends_little(string list)
    {
        using WorkBudget budget = WorkBudget.ForText();

        Assert.Null(AnswerReader.Read(list, AnswerPolicy.Default).Problem);

        Assert.InRange(budget.Spent, 1, WorkBudget.Whole / 2);
    }

    private static string Listed(int count, Func<int, string> element) => string.Join(", ", Enumerable.Range(0, count).Select(element));
}
