namespace Quorum.Tests.Answers;

public class AnswerTests
{
    [Theory]
    [InlineData("12345", "12,345", "12{,}345", @"12\,345", "12 345", @"12,\!345", "012345", "+12345", "12345.", "12345.0", "$12345$", @"\(12345\)")]
    [InlineData("11111111100", @"11,\! 111,\! 111,\! 100")]
    [InlineData("1/2", "0.5", ".5", "0,5", "0{,}5", @"\frac12", @"\frac{1}{2}", @"\dfrac{1}{2}", @"\tfrac 1 2", "5e-1", @"\frac{2}{4}", "0.50", "x = 1/2")]
    [InlineData("-3/8", @"-\frac{3}{8}", @"\frac{-3}{8}", @"\frac{3}{-8}", "−0.375", "- 3/8")]
    [InlineData("7/3", @"2\frac13", @"2\frac{1}{3}", "2 1/3", @"\frac{7}{3}")]
    [InlineData("-7/3", @"-2\frac13", "-2 1/3")]
    [InlineData("0.00061", @"6.1\times10^{-4}", @"6.1 \times 10^{-4}", "6.1e-4", "6.1×10^-4", @"6.1\cdot 10^{-4}")]
    [InlineData("100000", "10^5", "10^{5}", "1e5")]
    [InlineData("35%", @"35\%", "35 percent", @"35 \text{ percent}", "35.0 %")]
    [InlineData("4.5", "$4.50", @"\$4.50", @"$\$4.50$", "4.50 dollars")]
    [InlineData("14 R 2", "14R2", "14 remainder 2", @"14 \text{ R } 2", "14 r 2", "14 rem 2")]
    [InlineData("90", "90°", @"90^\circ", @"90^{\circ}", "90 degrees", @"90 \text{ degrees}")]
    [InlineData("5 cm", "5cm", @"5\text{ cm}", @"5\,\mathrm{cm}", "5.0 cm")]
    [InlineData("3", "x = 3", "x=3", "x_1 = 3", @"\theta = 3", "Total cost = 3", @"\boxed{3}", "**3**")]
    [InlineData("Tuesday", "tuesday", @"\text{Tuesday}", " TUESDAY. ", @"\textbf{Tuesday}")]
    [InlineData("C", "(C)", @"\text{(C)}", @"\textbf{C}", "C.")]
    [InlineData(@"\left( 3, \frac{\pi}{2} \right)", @"(3,\frac{\pi}{2})", @"(3,\, \dfrac{\pi}{2})", @"$\left(3,\frac{\pi}{2}\right)$")]
    [InlineData("x^{2}+1", "x^2 + 1", "$x^2+1$")]
    [InlineData(@"2\sqrt{7}", @"2 \sqrt{7}", @"2\sqrt 7", @"2\sqrt7")]
    [InlineData(@"x \leq 3", @"x\le 3", @"x \le3")]
    [InlineData("(1,2)", "(1, 2)", @"\left(1,\,2\right)")]
    [InlineData("1, 2, 3", "$1$, $2$, $3$", @"1,\ 2,\ 3")]
    [InlineData("no solution", "No Solution", @"\text{no  solution}")]
    [InlineData("3-2i", @"3-2\mathrm{i}", @"3-2\text{i}")]
    [InlineData("y^2=8x", "y^{2}=8x", "y^{2} = 8 x")]
    [InlineData("(x-1)/2", @"f^{-1}(x)=\frac{x-1}{2}")]
    public void Parse_spellings_of_one_answer_are_equivalent(string answer, params string[] spellings)
    {
        Answer expected = MathAnswer.Parse(answer);
        Assert.All(spellings, spelling => Assert.Equal(expected, MathAnswer.Parse(spelling)));
    }

    [Theory]
    [InlineData("35%", "35")]
    [InlineData("12,345", "12, 345")]
    [InlineData("0,500", "500")]
    [InlineData("-5", "5")]
    [InlineData("1.5", "15")]
    [InlineData("0.3333", "1/3")]
    [InlineData("0.00000001", "0.00000002")]
    [InlineData("1,234", "1.234")]
    [InlineData("14 R 2", "142")]
    [InlineData("14 R 2", "14")]
    [InlineData(@"2\frac53", "11/3")]
    [InlineData("413_7", "413")]
    [InlineData("x", "X")]
    [InlineData("5x+1", "5")]
    [InlineData("y = 3x - 1", "3")]
    [InlineData(@"\pi r", @"\pir")]
    [InlineData("1 2", "12")]
    [InlineData("number:5", "5")]
    [InlineData("text:five", "five")]
    [InlineData("1/0", "0")]
    public void Parse_different_answers_are_not_equivalent(string first, string second) =>
        Assert.NotEqual(MathAnswer.Parse(first), MathAnswer.Parse(second));

    [Theory]
    [InlineData("12,345", "12345")]
    [InlineData("2,5", "2.5")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("0,345", "0.345")]
    public void Parse_comma_between_digits_is_read_as_documented(string written, string plain) =>
        Assert.Equal(MathAnswer.Parse(plain), MathAnswer.Parse(written));

    [Fact]
    public void Display_is_the_answer_as_written() => Assert.Equal(@"\frac{3}{8}", MathAnswer.Parse(@" \frac{3}{8} ").Display);

    [Fact]
    public void Parse_null_throws() => Assert.Throws<ArgumentNullException>("text", () => MathAnswer.Parse(null!));

    [Theory]
    [InlineData("5 m", "500 cm", true)]
    [InlineData("2 km", "2000 m", true)]
    [InlineData("36 km/h", "10 m/s", true)]
    [InlineData("1 m^2", "10000 cm^2", true)]
    [InlineData("3 square meters", "3 m²", true)]
    [InlineData("5.4 cents", "$0.054", true)]
    [InlineData("2 hours", "120 minutes", true)]
    [InlineData("5 км", "5000 м", true)]
    [InlineData("12 inches", "1 foot", true)]
    [InlineData("5 apples", "5 apple", true)]
    [InlineData("180^\\circ", "\\pi", true)]
    [InlineData("22.5^\\circ", "22^\\circ 30'", true)]
    [InlineData("20 degrees Celsius", "20^\\circ\\text{C}", true)]
    [InlineData("20 °C", "20 °F", false)]
    [InlineData("20 °C", "20°", false)]
    [InlineData("72\\,\\frac{\\text{km}}{\\text{h}}", "20 m/s", true)]
    [InlineData("1 min 30 s", "90 seconds", true)]
    [InlineData("75¢", "$0.75", true)]
    [InlineData("5 cm", "5 m", false)]
    [InlineData("5 cm", "5", false)]
    [InlineData("5 mW", "5 MW", false)]
    [InlineData("$5", "€5", false)]
    [InlineData("5 m", "5 m^2", false)]
    [InlineData("5 apples", "5 pears", false)]
    public void AreEquivalent_units_compared_are_converted_within_a_dimension(string first, string second, bool expected) =>
        Assert.Equal(expected, MathAnswer.AreEquivalent(first, second, new AnswerPolicy { Units = UnitPolicy.Compare }));

    [Theory]
    [InlineData(PercentPolicy.Hundredths, true, false)]
    [InlineData(PercentPolicy.Ignore, false, true)]
    [InlineData(PercentPolicy.Distinct, false, false)]
    public void AreEquivalent_percent_follows_the_policy(PercentPolicy percent, bool hundredths, bool plain)
    {
        var policy = new AnswerPolicy { Percent = percent };
        Assert.Equal(hundredths, MathAnswer.AreEquivalent("20%", "0.2", policy));
        Assert.Equal(plain, MathAnswer.AreEquivalent("20%", "20", policy));
        Assert.True(MathAnswer.AreEquivalent("20%", @"20.0\,\%", policy));
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("1e-2000")]
    [InlineData("10^{99999999999999999999}")]
    [InlineData("9^{9^{9}}")]
    [InlineData("1/1e99999")]
    [InlineData("1/0")]
    [InlineData("x = ")]
    [InlineData(@"\frac{1}{")]
    [InlineData("2 + * 3")]
    public void Compare_what_cannot_be_read_is_undecided(string text)
    {
        Answer answer = MathAnswer.Parse(text);
        Assert.NotNull(answer.Problem);
        Assert.Equal(ComparisonOutcome.Undecided, MathAnswer.Compare(answer, MathAnswer.Parse("5")).Outcome);
        Assert.Equal(ComparisonOutcome.Equal, MathAnswer.Compare(answer, MathAnswer.Parse(text)).Outcome);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{1}")]
    [InlineData(@"\")]
    [InlineData(@"\text{")]
    [InlineData(@"\frac")]
    [InlineData(@"\frac{1}{2}")]
    [InlineData("1,000")]
    [InlineData(",000")]
    [InlineData("a=")]
    [InlineData("^°")]
    [InlineData(".")]
    [InlineData("\ud800")]
    public async Task Parse_hundred_thousand_characters_ends_in_bounded_time(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        CancellationToken token = TestContext.Current.CancellationToken;
        await Task.Run(() => MathAnswer.Parse(text), token).WaitAsync(TimeSpan.FromSeconds(5), token);
    }
}
