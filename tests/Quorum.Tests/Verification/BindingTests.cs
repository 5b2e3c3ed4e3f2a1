using FsCheck.Xunit;

namespace Quorum.Tests.Verification;

/// <summary>The values of variables are followed; lines are parted by |, and the last one is judged.</summary>
public class BindingTests
{
    [Theory]
    [InlineData("x = 5|So 2x + 1 = 11.")]
    [InlineData("Let x = 5.|We need another thing first.|Then y = 3x = 15.")]
    [InlineData("The area A = 12, so the half is A / 2 = 6.")]
    [InlineData("Let total = 24.|Then total / 2 = 12.")]
    [InlineData("Пусть x = 5.|Тогда 2x + 1 = 11.")]
    [InlineData("If x = 2: 3x + 1 = 7.")]
    [InlineData("a = 1, b = -5, c = 6|D = b^2 - 4ac = 25 - 24 = 1")]
    [InlineData("x = 10/3 = 3.33|So 3x = 10.")]
    public async Task What_the_values_give_is_correct(string lines) => Assert.Equal(StepOutcome.Correct, (await LastAsync(lines)).Outcome);

    [Theory]
    [InlineData("x = 5|so 2x + 1 = 12", "12", "2x + 1 = 11")]
    [InlineData("x = 5|Something else is said here.|So 2x + 1 = 12.", "12", "2x + 1 = 11")]
    [InlineData("x = 5|y = 3x = 15|So x + y = 21.", "21", "x + y = 20")]
    [InlineData("Let total = 24.|We split it.|Then total / 2 = 13.", "13", "total / 2 = 12")]
    [InlineData("Пусть x = 3 и y = 4.|Тогда x^2 + y^2 = 26.", "26", "x^2 + y^2 = 25")]
    [InlineData("a = 1, b = -5, c = 6|D = b^2 - 4ac = 25 + 24 = 49", "25 + 24", "b^2 - 4ac = 1")]
    [InlineData("x = 5|x = 6|So 2x = 10.", "10", "2x = 12")] // bound anew
    public async Task What_they_do_not_give_is_wrong_at_its_place(string lines, string place, string actual)
    {
        StepVerdict verdict = await LastAsync(lines);
        Assert.Equal(StepOutcome.Wrong, verdict.Outcome);
        TextSpan span = verdict.ErrorSpan!.Value;
        Assert.Equal(place, verdict.Step.Text.Substring(span.Start - verdict.Step.Span.Start, span.Length));
        Assert.Contains(actual.Split(" = ")[1], verdict.Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("If x = 2: 3x = 6.|If x = 3: 3x = 9.|We go on with both.|Then 3x = 6.")] // which case is meant
    [InlineData("x = 2 or x = 3|Then 2x = 6.")] // roots
    [InlineData("x = 1, 2, 3|So 2x = 6.")]
    [InlineData("Try x = 4.|We need 2x = 6.")] // a trial value
    [InlineData("x = 5|The equation 2x + 1 = 12 must hold.")] // wanted
    [InlineData("x = 5|Let x be the other number.|Then 2x + 1 = 12.")] // a new meaning
    [InlineData(@"$\sum_{k=1}^{9} k = 45$|So $2k = 5$.")] // an index
    [InlineData("A = 30, B = 60|So AB = 10.")] // a segment
    [InlineData("x = 5|Otherwise we have another case.|So 2x = 12.")]
    [InlineData("x = 5|x = 5 + 1|So x + 1 = 7.")]
    [InlineData("x = 5|Suppose 2x + 1 = 12.")]
    [InlineData("x = 5|So f(x) = 12.")]
    [InlineData("x > 3|x = 5|So x + y = 12.")] // y is not known
    [InlineData("apples = 12|So 12 apples / 3 = 4.")] // a unit
    public async Task What_may_be_meant_otherwise_is_not_wrong(string lines) => Assert.NotEqual(StepOutcome.Wrong, (await LastAsync(lines)).Outcome);

    [Property(MaxTest = 300)]
    public async Task A_value_is_followed_over_other_steps(sbyte x, byte factor, sbyte constant, byte slip)
    {
        int slope = 2 + factor;
        string start = $"Let x = {x}.\nThat is what we know.\nSo {slope}x + {Math.Abs((int)constant)} = ";
        int value = (slope * x) + Math.Abs((int)constant);
        Assert.Equal(StepOutcome.Correct, (await LastAsync($"{start}{value}.")).Outcome);
        Assert.Equal(StepOutcome.Wrong, (await LastAsync($"{start}{value + 1 + slip}.")).Outcome);
    }

    private static async Task<StepVerdict> LastAsync(string lines)
    {
        ChainVerification verification = await Chains.VerifyAsync(lines.Replace('|', '\n'), "0", "", StepVerifiers.Arithmetic);
        return verification.Steps[^2]; // the last one is the answer
    }
}
