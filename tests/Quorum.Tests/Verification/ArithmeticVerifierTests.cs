using System.Globalization;

namespace Quorum.Tests.Verification;

public class ArithmeticVerifierTests
{
    [Theory]
    [InlineData("ones: 7 * 4 = 28")]
    [InlineData("37 * 24 = 37 * 4 + 37 * 20")]
    [InlineData("So 16 - 3 - 4 = <<16-3-4=9>>9 duck eggs a day.")]
    [InlineData("She makes 9 * 2 = $18 every day, at $5 each.")]
    [InlineData("It costs 5 dollars * 3 = 15 dollars.")]
    [InlineData("1,234 + 766 = 2,000")]
    [InlineData("10 / 3 = 3.33, or 3.3333")]
    [InlineData("10 / 3 ≈ 3.3")]
    [InlineData("60% of 50 = 30")]
    [InlineData("0.75 * 100 = 75%")]
    [InlineData("3 x 4 = 12, and 15 pages x 1/3 = 5 pages")]
    [InlineData("12 : 4 = 3, итого 0,5 + 0,25 = 0,75")]
    [InlineData("24 times 3 is 72, and 5 plus 4 equals 9.")]
    [InlineData("117 / 8 = 14 R 5")]
    [InlineData("117 ÷ 8 = 14 remainder 5")]
    [InlineData(@"Then $\frac{1}{2} + \frac13 = \frac56$.")]
    [InlineData(@"\begin{align*} 2(3+4) &= 2 \cdot 7 \\ &= 14 \end{align*}")]
    [InlineData(@"$\sqrt{2} \cdot \sqrt{8} = 4$ and $2\pi \cdot 3 = 6\pi$")]
    [InlineData(@"$$4\frac58 = \frac{37}{8}$$")]
    [InlineData("5! = 120, 5!=120")]
    [InlineData("3 < 4")]
    [InlineData("**3 * 4 = 12**")]
    [InlineData("Cos: 180° - 50° = 130")]
    [InlineData("(30 + 12) / 6 = 42 / 6 = 7")]
    public async Task A_true_step_is_correct(string step) => Assert.Equal(StepOutcome.Correct, (await VerifyAsync(step)).Outcome);

    [Theory]
    [InlineData("ones: 7 * 4 = 29", "29", "7 * 4 = 28")]
    [InlineData("37 * 24 = 37 * 4 + 37 * 30", "37 * 4 + 37 * 30", "37 * 24 = 888")]
    [InlineData("So 16 - 3 - 4 = <<16-3-4=9>>8 duck eggs a day.", "8", "16 - 3 - 4 = 9")]
    [InlineData("(30 + 12) / 6 = 41 / 6 = 7", "41 / 6", "(30 + 12) / 6 = 7")]
    [InlineData("2.5 * 3.7 = 9.26", "9.26", "2.5 * 3.7 = 9.25")]
    [InlineData("10 / 3 = 3.43", "3.43", "10 / 3 = 10/3")]
    [InlineData("60% of 50 = 35", "35", "60% of 50 = 30")]
    [InlineData("Итак, 12 : 4 = 4.", "4", "12 : 4 = 3")]
    [InlineData("5 plus 4 equals 8.", "8", "5 plus 4 = 9")]
    [InlineData("117 / 8 = 14 R 6", "14 R 6", "117 / 8 = 14 R 5")]
    [InlineData(@"$\frac{1}{2} + \frac13 = \frac57$", @"\frac57", @"\frac{1}{2} + \frac13 = 5/6")]
    [InlineData(@"\begin{align*} 2(3+4) &= 2 \cdot 7 \\ &= 15 \end{align*}", "15", @"2 \cdot 7 = 14")]
    [InlineData("5!=121", "121", "5! = 120")]
    [InlineData("4 < 3", "3", "4 = 4")]
    public async Task A_false_step_is_wrong_at_its_place(string step, string place, string actual)
    {
        StepVerdict verdict = await VerifyAsync(step);
        Assert.Equal(StepOutcome.Wrong, verdict.Outcome);
        Assert.Equal(place, step.Substring(verdict.ErrorSpan!.Value.Start, verdict.ErrorSpan.Value.Length).Trim('<', '>'), ignoreWhiteSpaceDifferences: true);
        Assert.Equal(actual, verdict.Actual);
        Assert.Equal("arithmetic", verdict.Verifier);
    }

    [Theory]
    [InlineData("Let x = 3.")]
    [InlineData("x^2 - 5x + 6 = 0")]
    [InlineData("If 2 + 2 = 5, then I am the Pope.")]
    [InlineData("We would get 0 = 2 - 1, a contradiction.")]
    [InlineData("Is 17 * 3 = 52?")]
    [InlineData("9 + 5 = 2 (mod 12)")]
    [InlineData("There are 7 days, in 2020 sales = 5 * 3.")]
    [InlineData("The sum of 3 and 4 = 7")]
    [InlineData("5 feet = 60 inches; 5 * 12 inches = 5 feet")]
    [InlineData("f(2) = 3, P(A) = 1/2 and C(5,2) = 10.")]
    [InlineData("25 classmates + his 1 teacher + 1 himself = 27 people")]
    [InlineData("1 + 2 + ... + 9 = 45")]
    [InlineData("The ratio is 3:4 = 6:8")]
    [InlineData("```\nx = 1 + 2 = 4\n```")]
    public async Task A_step_that_may_be_meant_otherwise_gets_no_verdict(string step) => Assert.NotEqual(StepOutcome.Wrong, (await VerifyAsync(step)).Outcome);

    [Theory]
    [InlineData("37 * 4:|ones: 7 * 4 = 28|tens: 3 * 4 + 1 = 13|37 * 4 = 148", 2)] // another carry
    [InlineData("37 * 4:|ones: 7 * 4 = 28|tens: 2 * 4 + 2 = 10|37 * 4 = 148", 2)] // another digit
    [InlineData("37 + 48:|ones: 7 + 8 = 15|tens: 3 + 4 = 7|37 + 48 = 85", 2)] // no carry
    [InlineData("52 - 17:|ones: 12 - 7 = 5|tens: 5 - 1 = 4|52 - 17 = 35", 2)] // lent, not taken
    [InlineData("117 / 8:|hundreds: 1 = 8 * 0 + 1|tens: 12 = 8 * 1 + 4|ones: 37 = 8 * 4 + 5", 2)] // another digit
    [InlineData("37 * 24 - 5|Now 37 * 5:|ones: 7 * 5 = 35", 1)] // no part of it
    [InlineData("37 * 24 - 5|37 * 24 = 888|898 - 5:|ones: 8 - 5 = 3", 2)] // copied wrongly
    [InlineData("(4 + 3) * 2 - 5|4 + 3 = 7|So 7 * 3 - 5|ones: 1 = 1 + 0", 2)] // rewritten wrongly
    public async Task Column_work_is_followed(string lines, int wrong)
    {
        string question = $"What is {lines.Split('|')[0].TrimEnd(':')}?";
        ChainVerification verification = await Chains.VerifyAsync(lines.Replace('|', '\n'), "0", question, StepVerifiers.Arithmetic);
        Assert.Equal(wrong, verification.FirstError!.Step.Index);
    }

    [Fact]
    public async Task Hostile_text_raises_nothing()
    {
        const string Alphabet = "0123456789=+-*/^(){}[]\\$%.,:;!?<>|_&xyabC \n≈√π½²°٣５৪";
        string[] pieces = [@"\frac", @"\sqrt", @"\boxed{", @"\text{", @"\begin{align}", @"\end{", "mod", " R ", "ones:", " = ", "≤", "0.\\overline{", "is ", "1,000", "wait", "(mod ５)", "≡", "17 ≡ 2 "];
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ =>
                random.Next(4) == 0 ? pieces[random.Next(pieces.Length)] : Alphabet[random.Next(Alphabet.Length)].ToString()));
            await Chains.VerifyAsync(text, "1", text, StepVerifiers.Arithmetic, StepVerifiers.Conclusion);
        }
    }

    [Theory]
    [InlineData("17 ≡ 2 (mod ５)")]
    [InlineData(@"17 \equiv 2 \pmod{５}")]
    [InlineData("٣ + ５ = 9")]
    public async Task Digits_of_other_scripts_are_no_numbers(string step) => Assert.NotEqual(StepOutcome.Wrong, (await VerifyAsync(step)).Outcome);

    [Theory]
    [InlineData("Then x = 2 - 3 = 1")]
    [InlineData("1 - 3/2 = 1/3, 0.5 * 3 = 2.5")]
    [InlineData("-17 mod 5 = 4")]
    public async Task Verdicts_do_not_depend_on_the_culture(string step)
    {
        StepVerdict expected = await VerifyAsync(step);
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var nordic = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            nordic.NumberFormat.NegativeSign = "−";
            nordic.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = nordic;
            StepVerdict verdict = await VerifyAsync(step);
            Assert.Equal((expected.Outcome, expected.Claimed, expected.Actual), (verdict.Outcome, verdict.Claimed, verdict.Actual));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("37 * 24|37 * 4 = 148|37 * 20 = 740|148 + 740 = 888")]
    [InlineData("37 * 24 - 5|37 * 24:|37 * 4 = 148|37 * 20 = 740|148 + 740 = 888|888 - 5 = 883")]
    [InlineData("37 * 24 - 5|37 * 24 = 37 * 4 + 37 * 20|37 * 4 = 148|37 * 20 = 740|148 + 740 = 888|888 - 5 = 883")]
    [InlineData("37 * 24 - 5|37 * 4 = 148|37 * 20 = 740|148 + 740 = 888|37 * 24 = 888|888 - 5 = 883")]
    public async Task A_product_may_be_worked_out_place_by_place(string lines)
    {
        ChainVerification verification = await Chains.VerifyAsync(lines.Replace('|', '\n'), "0", $"What is {lines.Split('|')[0]}?", StepVerifiers.Arithmetic);
        Assert.Equal(0, verification.Count(StepOutcome.Wrong));
    }

    [Theory]
    [InlineData("37 * 24 - 5|37 * 4 = 148|37 * 30 = 1110|148 + 1110 = 1258", 2)] // no place of 24
    [InlineData("37 * 24 - 5|37 * 4 = 148|37 * 20 = 740|148 + 750 = 898", 3)] // no part of the product
    public async Task A_product_that_is_worked_out_from_other_places_is_wrong(string lines, int wrong)
    {
        ChainVerification verification = await Chains.VerifyAsync(lines.Replace('|', '\n'), "0", $"What is {lines.Split('|')[0]}?", StepVerifiers.Arithmetic);
        Assert.Equal(wrong, verification.FirstError!.Step.Index);
    }

    /// <summary>The verdict on a text: the worst of its steps.</summary>
    private static async Task<StepVerdict> VerifyAsync(string text) =>
        (await Chains.VerifyAsync(text, "0", "", StepVerifiers.Arithmetic)).Steps.MaxBy(verdict => verdict.Outcome)!;
}
