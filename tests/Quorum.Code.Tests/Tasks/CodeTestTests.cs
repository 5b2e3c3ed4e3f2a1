namespace Quorum.Code.Tests;

public class CodeTestTests
{
    [Theory]
    [InlineData("42", "42\n", true)]
    [InlineData("  1 2 \n3\n\n", "1 2\n3", true)]
    [InlineData("1  2", "1 2", true)]
    [InlineData("1\n\n2", "1\n2", false)]
    [InlineData("1.50 2", "1.5 2.0", true)]
    [InlineData("1e3 -0", "1000 0", true)]
    [InlineData("0.1000000000000000000001", "0.1", false)]
    [InlineData("50000000000000000", "50000000000000001", false)]
    [InlineData("Yes", "YES", false)]
    [InlineData("Yes  No", "Yes No", false)]
    [InlineData("1 x", "1.0 x", false)]
    [InlineData("1 2", "1 2 3", false)]
    [InlineData("", "", true)]
    [InlineData("", "0", false)]
    [InlineData("-", "+", false)]
    public void Judge_output_is_compared_by_lines_and_numbers(string output, string expected, bool equal)
    {
        RunResult judged = new CodeTest(StandardInput.None, expected).Judge(new RunResult { Outcome = RunOutcome.Ok, Output = output });

        Assert.Equal(equal ? RunOutcome.Ok : RunOutcome.WrongOutput, judged.Outcome);
        Assert.Equal(equal, judged.Message is null);
    }

    [Theory]
    [InlineData("[1, 2]", "[1,2]", true)]
    [InlineData("[1, 2]", "[2,1]", false)]
    [InlineData("1", "1.0", true)]
    [InlineData("true", "1", true)]
    [InlineData("false", "0", true)]
    [InlineData("null", "0", false)]
    [InlineData("0.30000000000000004", "0.3", false)]
    [InlineData("0.1", "1e-1", true)]
    [InlineData("1e22", "10000000000000000000000", true)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891", false)]
    [InlineData("\"1\"", "1", false)]
    [InlineData("{\"a\": 1, \"b\": [2]}", "{\"b\": [2], \"a\": 1}", true)]
    [InlineData("{\"a\": 1}", "{\"a\": 1, \"b\": 2}", false)]
    [InlineData("[[]]", "[]", false)]
    public void Judge_value_is_compared_as_python_does(string value, string expected, bool equal)
    {
        RunResult judged = new CodeTest(new FunctionCall("f", "[]"), expected).Judge(new RunResult { Outcome = RunOutcome.Ok, Value = value });

        Assert.Equal(equal ? RunOutcome.Ok : RunOutcome.WrongOutput, judged.Outcome);
    }

    [Fact]
    public void Judge_run_that_failed_stays_what_it_is()
    {
        var run = new RunResult { Outcome = RunOutcome.TimeLimit, Output = "1" };

        Assert.Same(run, new CodeTest(StandardInput.None, "1").Judge(run));
    }
}
