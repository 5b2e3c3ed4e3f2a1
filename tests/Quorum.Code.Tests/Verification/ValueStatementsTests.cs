using Quorum.Code.Verification;

namespace Quorum.Code.Tests.Verification;

public class ValueStatementsTests
{
    [Theory]
    [InlineData("Solve([1, 2, 3]) = 4", "[[1, 2, 3]]", "4")]
    [InlineData("So Solve([1,2,3]) returns 4.", "[[1, 2, 3]]", "4")]
    [InlineData("`Solve(new int[] {1, -2})` should return `[1, 4]`, as wanted.", "[[1, -2]]", "[1, 4]")]
    [InlineData("Solve(\"a b\", 'c', True) == None", "[\"a b\", \"c\", true]", "null")]
    [InlineData("Solve((1, 2), 3L) → \"x\"", "[[1, 2], 3]", "\"x\"")]
    [InlineData("For [1, 2] it returns 3.", "[[1, 2]]", "3")]
    [InlineData("For the input [1, 2], the result is 3", "[[1, 2]]", "3")]
    [InlineData("If xs = [1, 2], we get 3.", "[[1, 2]]", "3")]
    [InlineData("With \"abc\" the function gives \"cba\"!", "[\"abc\"]", "\"cba\"")]
    [InlineData("Given `[]` → 0", "[[]]", "0")]
    [InlineData("Solve([1.50]) evaluates to 1_000", "[[1.50]]", "1000")]
    public void Find_reads_plain_statements(string step, string arguments, string value)
    {
        ValueStatement statement = Assert.Single(ValueStatements.Find(step, "Solve"));

        Assert.Equal((arguments, value), (statement.Call.Arguments, statement.Value));
    }

    [Theory]
    [InlineData("Solve(xs) = 4")]
    [InlineData("Solve([1, 2]) = 4 + 1")]
    [InlineData("Solve([1, 2]) is 4 times as large")]
    [InlineData("Is Solve([1, 2]) = 4?")]
    [InlineData("Solve([1, 2]) = 4 would be wrong.")]
    [InlineData("Solve([1, 2]) does not return 4")]
    [InlineData("MySolve([1, 2]) = 4")]
    [InlineData("x.Solve([1, 2]) = 4")]
    [InlineData("Solve([1, 2])")]
    [InlineData("Solve([1, 2]) = x")]
    [InlineData("Wait for 3 hours; it is 5 now")]
    [InlineData("For 3 apples it is 5.")]
    [InlineData("Solve([1, 2 = 4")]
    public void Find_takes_nothing_else(string step) => Assert.Empty(ValueStatements.Find(step, "Solve"));

    [Fact]
    public void Find_finds_all_of_a_step_and_where_they_stand()
    {
        const string Step = "Solve([1]) = 1, and Solve([2]) = 4; so it is.";

        ValueStatement[] statements = [.. ValueStatements.Find(Step, "Solve")];

        Assert.Equal(["Solve([1]) = 1", "Solve([2]) = 4"], statements.Select(statement => Step[statement.Start..statement.End]));
    }
}
