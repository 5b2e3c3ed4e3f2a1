using System.Globalization;
using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Answers.Reading;

public class AnswerEquivalenceLawTests
{
    [Property(MaxTest = 300)]
    public void Parse_quotient_of_surds_has_one_key_in_every_spelling(int number, PositiveInt radicand, PositiveInt divisor)
    {
        string a = number.ToString(CultureInfo.InvariantCulture);
        string b = radicand.Get.ToString(CultureInfo.InvariantCulture);
        string c = divisor.Get.ToString(CultureInfo.InvariantCulture);
        string[] spellings =
        [
            $@"\frac{{{a}+\sqrt{{{b}}}}}{{{c}}}", $@"\dfrac{{\sqrt{{{b}}}+{a}}}{{{c}}}", $"({a}+√{b})/{c}", $"({a} + sqrt({b})) / {c}",
            $@"x = \frac{{{a}}}{{{c}}}+\frac{{\sqrt{{{b}}}}}{{{c}}}", $@"\frac{{1}}{{{c}}}\left({a}+{b}^{{1/2}}\right)",
        ];
        Assert.Single(spellings.Select(spelling => MathAnswer.Parse(spelling).Key).Distinct());
    }

    [Property(MaxTest = 300)]
    public void Parse_product_of_surds_is_the_surd_of_the_product(PositiveInt first, PositiveInt second, NonZeroInt factor)
    {
        // The one is seen to be irrational at once, the other only by its value.
        string one = FormattableString.Invariant($@"{factor.Get}\sqrt{{{(long)first.Get * second.Get}}}+1");
        string other = FormattableString.Invariant($@"1+({factor.Get})\sqrt{{{first.Get}}}\sqrt{{{second.Get}}}");
        Assert.Equal(MathAnswer.Parse(one).Key, MathAnswer.Parse(other).Key);
    }

    [Property(MaxTest = 300)]
    public void Parse_sets_ignore_order_and_repetition_and_tuples_do_not(int[] elements, int seed)
    {
        int[] shuffled = [.. elements];
        new Random(seed).Shuffle(shuffled);
        string[] set = [.. elements.Select(element => element.ToString(CultureInfo.InvariantCulture))];
        string[] other = [.. shuffled.Concat(shuffled).Select(element => element.ToString(CultureInfo.InvariantCulture))];
        Assert.True(MathAnswer.AreEquivalent($@"\{{{string.Join(", ", set)}\}}", $@"\{{{string.Join(", ", other)}\}}"));
        bool same = elements.SequenceEqual(shuffled);
        string first = string.Join(", ", elements);
        string second = string.Join(", ", shuffled);
        Assert.Equal(same || elements.Length == 0, elements.Length == 0 || MathAnswer.AreEquivalent($"({first})", $"({second})"));
    }

    [Property(MaxTest = 300)]
    public void Parse_interval_equals_the_inequality_and_its_mirror(int low, PositiveInt length)
    {
        long high = (long)low + length.Get;
        string[] spellings =
        [
            $"[{low}, {high})", $@"{low} \le x < {high}", $"{high} > x ≥ {low}", $@"x \in [{low},{high})", $@"x \ge {low} \text{{ and }} x < {high}",
        ];
        Assert.Single(spellings.Select(spelling => MathAnswer.Parse(spelling).Key).Distinct());
        Assert.False(MathAnswer.AreEquivalent($"[{low}, {high})", $"({low}, {high}]"));
        Assert.False(MathAnswer.AreEquivalent($"[{low}, {high})", $"[{low}, {high}]"));
    }

    [Property(MaxTest = 300)]
    public void Parse_equation_of_a_line_does_not_depend_on_its_form(int slope, int constant, NonZeroInt factor)
    {
        long a = (long)slope * factor.Get;
        long b = (long)constant * factor.Get;
        Assert.True(MathAnswer.AreEquivalent($"y = {slope}x + ({constant})", $"{factor.Get}y - ({a})x - ({b}) = 0"));
        Assert.False(MathAnswer.AreEquivalent($"y = {slope}x + ({constant})", $"y = {slope}x + ({constant}) + 1"));
    }

    [Property(MaxTest = 300)]
    public void Parse_circle_does_not_depend_on_a_factor(PositiveInt radius, NonZeroInt factor)
    {
        int k = factor.Get;
        Assert.True(MathAnswer.AreEquivalent($"x^2 + y^2 = {radius.Get}", $"({k})x^2 + ({k})y^2 - ({k})*{radius.Get} = 0"));
        Assert.False(MathAnswer.AreEquivalent($"x^2 + y^2 = {radius.Get}", $"x^2 + y^2 = {radius.Get} + 1"));
    }
}
