using System.Globalization;
using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Answers.Reading;

public class InequalityTests
{
    [Property(MaxTest = 200)]
    public void Quadratic_inequality_is_the_interval_between_its_roots(int low, PositiveInt length, PositiveInt factor)
    {
        long high = (long)low + length.Get;
        string product = Text($"{factor.Get}(x-({low}))(x-({high}))");
        Assert.True(MathAnswer.AreEquivalent($"{product} < 0", $"({low}, {high})"));
        Assert.True(MathAnswer.AreEquivalent($"{product} \\le 0", $"[{low}, {high}]"));
        Assert.True(MathAnswer.AreEquivalent($"{product} > 0", $"x < {low} or x > {high}"));
        Assert.True(MathAnswer.AreEquivalent(Text($"x^2 - ({low + high})x + ({low * high}) \\ge 0"), $"(-\\infty,{low}]\\cup[{high},\\infty)"));
        Assert.False(MathAnswer.AreEquivalent($"{product} < 0", $"[{low}, {high}]"));
    }

    [Property(MaxTest = 200)]
    public void Distance_from_a_number_is_an_interval_around_it(int middle, PositiveInt distance)
    {
        long low = (long)middle - distance.Get;
        long high = (long)middle + distance.Get;
        Assert.True(MathAnswer.AreEquivalent($"|x-({middle})| < {distance.Get}", $"{low} < x < {high}"));
        Assert.True(MathAnswer.AreEquivalent($"|x-({middle})| \\ge {distance.Get}", $"x \\le {low} \\text{{ or }} x \\ge {high}"));
        Assert.True(MathAnswer.AreEquivalent($"|2x-({2L * middle})| < {2L * distance.Get}", $"({low}, {high})"));
    }

    [Property(MaxTest = 200)]
    public void Quotient_keeps_the_gap_of_its_domain(int zero, PositiveInt length)
    {
        long pole = (long)zero + length.Get;
        Assert.True(MathAnswer.AreEquivalent($@"\frac{{x-({zero})}}{{x-({pole})}} \le 0", $"[{zero}, {pole})"));
        Assert.True(MathAnswer.AreEquivalent($@"\frac{{(x-({zero}))(x-({pole}))}}{{x-({pole})}} \ge 0", $@"[{zero}, {pole})\cup({pole}, \infty)"));
    }

    [Theory]
    [InlineData("x^2 < 2", @"(-\sqrt2,\sqrt2)")]
    [InlineData("|x| < \\sqrt2", @"-\sqrt2 < x < \sqrt2")]
    [InlineData("x^2 + 1 > 0", @"\mathbb{R}")]
    [InlineData("x^2 + 1 < 0", @"\emptyset")]
    [InlineData("(x-1)^2 \\le 0", "1")]
    [InlineData("x^3 > x", @"(-1,0)\cup(1,\infty)")]
    [InlineData("|x-1| < |x+3|", "x > -1")]
    [InlineData("|x-1| + |x-3| \\le 4", "[0, 4]")]
    [InlineData("x^4 - 5x^2 + 4 < 0", @"(-2,-1)\cup(1,2)")]
    [InlineData(@"\frac{1}{x} < 1", @"(-\infty,0)\cup(1,\infty)")]
    [InlineData(@"x \ne 1, 2", @"\mathbb{R}\setminus\{1,2\}")]
    public void Inequality_is_the_part_of_the_line_where_it_holds(string inequality, string region) =>
        Assert.True(MathAnswer.AreEquivalent(inequality, region));

    [Theory]
    [InlineData("x > 0, y > 0", "x > 0")]
    [InlineData("x^2 < 2", "x^2 \\le 2")]
    [InlineData("x^5 + x < 1", "x^5 + x > 1")]
    [InlineData("\\sqrt{x} < 3", "x < 9")]
    [InlineData("|x| < a", "|x| < b")]
    public void Conditions_that_differ_are_different(string first, string second) => Assert.False(MathAnswer.AreEquivalent(first, second));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
