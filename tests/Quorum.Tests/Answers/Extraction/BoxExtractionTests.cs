namespace Quorum.Tests.Answers.Extraction;

public class BoxExtractionTests
{
    [Theory]
    [InlineData(@"So \boxed{12}.", "12")]
    [InlineData(@"**Final Answer**\boxed{12}", "12")]
    [InlineData(@"$$\boxed{\frac{3}{8}}$$ where 7 is prime", @"\frac{3}{8}")]
    [InlineData("\\[\n\\boxed{\n  7\n}\n\\]", "\n  7\n")]
    [InlineData(@"\begin{align*} x &= 2 \\ &= \boxed{9} \end{align*}", "9")]
    [InlineData("```\n\\boxed{8}\n```", "8")]
    [InlineData(@"**\boxed{8}**", "8")]
    [InlineData(@"| result | $\boxed{8}$ |", "8")]
    [InlineData(@"$\boxed {8}$", "8")]
    [InlineData(@"$\boxed 5$", "5")]
    [InlineData(@"$\boxed5$.", "5")]
    [InlineData(@"$\boxed 125$.", "125")]
    [InlineData(@"$\boxed -3.5$.", "-3.5")]
    [InlineData(@"Thus \boxed 5. Done", "5")]
    [InlineData(@"$\boxed\frac12$", @"\frac12")]
    [InlineData(@"$\boxed \dfrac{1}{2}$", @"\dfrac{1}{2}")]
    [InlineData(@"$\boxed\sqrt{5}$", @"\sqrt{5}")]
    [InlineData(@"$\boxed\text{Tuesday}$", @"\text{Tuesday}")]
    [InlineData(@"$\boxed C$", "C")]
    [InlineData(@"$\boxed(3, 4)$", "(3, 4)")]
    [InlineData(@"\fbox{Tuesday}", "Tuesday")]
    [InlineData(@"\framebox{11}", "11")]
    [InlineData(@"\framebox[2cm][l]{11}", "11")]
    [InlineData(@"\bbox[5px, border: 2px solid]{11}", "11")]
    [InlineData(@"\boxed{\text{no solution}}", @"\text{no solution}")]
    [InlineData(@"\boxed{\boxed{6}}", "6")]
    [InlineData(@"\boxed{\fbox{6}}", "6")]
    [InlineData(@"\boxed{ \boxed{ 6 } }", " 6 ")]
    [InlineData(@"\boxed{\left\{ 1, 2 \right.}", @"\left\{ 1, 2 \right.")]
    [InlineData(@"\boxed{\{1, 2\}}", @"\{1, 2\}")]
    [InlineData(@"\boxed{\}}", @"\}")]
    [InlineData(@"\boxed{x^{2^{3}}}", "x^{2^{3}}")]
    [InlineData("boxed{42}", "42")]
    [InlineData("the answer boxed{42}.", "42")]
    [InlineData("$\boxed{42}$", "42")]
    [InlineData("oxed{42}", "42")]
    [InlineData(@"$\\boxed{42}$", "42")]
    [InlineData(@"I forgot \boxed{12 and then \boxed{15}.", "15")]
    [InlineData(@"set { of 3: \boxed{15}", "15")]
    [InlineData(@"} } \boxed{15}", "15")]
    [InlineData(@"\left\{ \boxed{15} \right.", "15")]
    [InlineData(@"I write the answer in \boxed{}: so \boxed{7}", "7")]
    [InlineData(@"<think>\boxed{1}</think>\boxed{2}", "2")]
    [InlineData(@"<think>a</think>b</think>\boxed{2}", "2")]
    [InlineData("\\boxed{2}<|im_end|>", "2")]
    [InlineData(@"**Ответ:** $\boxed{0,5}$", "0,5")]
    [InlineData(@"Ответ: $\boxed{\text{нет решений}}$", @"\text{нет решений}")]
    [InlineData(@"\boxed{\begin{pmatrix} 1 \\ 2 \end{pmatrix}}", @"\begin{pmatrix} 1 \\ 2 \end{pmatrix}")]
    public void Extract_box_is_found(string text, string expected) => Check(text, expected, MathAnswer.Parse(expected));

    [Theory]
    [InlineData(@"I get \boxed{12}. Hmm, no; it should be \boxed{15}.", "15")]
    [InlineData(@"\boxed{12}, wait, \boxed{15}", "15")]
    [InlineData(@"\boxed{12}. Actually, it is \boxed{15}", "15")]
    [InlineData(@"\boxed{12}; let me check. \boxed{15}", "15")]
    [InlineData(@"\boxed{12} or rather \boxed{15}", "15")]
    [InlineData(@"\boxed{15}, not \boxed{12}", "15")]
    [InlineData(@"\boxed{12} is wrong, and \boxed{15} is right", "15")]
    [InlineData("\\boxed{12}\n\n\\boxed{15}", "15")]
    [InlineData("\\boxed{12}.\n\nOR\n\nWe could also see that it is \\boxed{12}.", "12")]
    [InlineData(@"Сначала \boxed{12}. Стоп, нет: \boxed{15}.", "15")]
    [InlineData("(a) The first part needs a longer argument. \\boxed{3}\n\n(b) The second one as well. \\boxed{4}", "4")]
    public void Extract_last_box_wins(string text, string expected) => Check(text, expected, MathAnswer.Parse(expected));

    [Theory]
    [InlineData(@"\boxed{2} and \boxed{5}", "2, 5")]
    [InlineData(@"$\boxed{2}$ and $\boxed{5}$.", "2, 5")]
    [InlineData(@"$\boxed{2}$, $\boxed{5}$, and $\boxed{9}$.", "2, 5, 9")]
    [InlineData(@"\(\boxed{2}\) or \(\boxed{5}\)", "2, 5")]
    [InlineData(@"$\boxed{2}; \boxed{5}$", "2, 5")]
    [InlineData(@"$\boxed{2},\quad\boxed{5}$", "2, 5")]
    [InlineData(@"$\boxed{2}\text{ and }\boxed{5}$", "2, 5")]
    [InlineData(@"$x = \boxed{2}$ and $y = \boxed{5}$", "x = 2, y = 5")]
    [InlineData(@"$x_1 = \boxed{2}$, $x_2 = \boxed{5}$", "2, 5")]
    [InlineData(@"$\boxed{2}$ и $\boxed{5}$", "2, 5")]
    [InlineData(@"$\boxed{2}$ или $\boxed{5}$", "2, 5")]
    [InlineData(@"(a) \boxed{3} (b) \boxed{4}", "3, 4")]
    [InlineData("(a) $\\boxed{3}$\n(b) $\\boxed{4}$", "3, 4")]
    [InlineData("The solutions are\n- $\\boxed{3}$\n- $\\boxed{4}$", "3, 4")]
    [InlineData(@"\boxed{1} is a step. Hence $\boxed{3}$ and $\boxed{4}$", "3, 4")]
    public void Extract_joined_boxes_form_one_list(string text, string expected) => Check(text, expected, MathAnswer.Parse(expected));

    [Theory]
    [InlineData(@"\boxed{5} and \boxed{5}", "5")]
    [InlineData(@"\boxed{0.5}, \boxed{\frac12}", @"\frac12")]
    [InlineData(@"\boxed{5} \boxed{5}", "5")]
    public void Extract_equal_boxes_count_once(string text, string expected) => Check(text, expected, MathAnswer.Parse(expected));

    [Theory]
    [InlineData(@"\boxed{\text{(B)}\ 12}", "B")]
    [InlineData(@"\boxed{\textbf{(B)}~12}", "B")]
    [InlineData(@"\boxed{(B) 12}", "B")]
    public void Extract_choice_in_a_box_is_its_letter(string text, string letter) =>
        Assert.Equal(MathAnswer.Parse(letter), AnswerExtractor.Extract(text)?.Answer);

    [Theory]
    [InlineData(@"First \boxed{1}, and so finally \boxed{12 +")]
    [InlineData(@"Final answer: \boxed{12,")]
    [InlineData(@"Answer: 5. So \boxed{\frac{1}{2")]
    [InlineData(@"\boxed{")]
    [InlineData(@"\boxed{}")]
    [InlineData(@"\boxed{3} and \boxed{}")]
    [InlineData(@"\boxed{ }")]
    [InlineData(@"\boxed{...}")]
    [InlineData(@"\boxed{\text{your answer}}")]
    [InlineData(@"\boxed")]
    [InlineData(@"Put it into \boxed, please")]
    [InlineData(@"Use `\boxed` to mark it")]
    [InlineData(@"\boxed{2} and ")]
    [InlineData(@"\boxed{2}, ")]
    [InlineData(@"<think>So it is \boxed{12}. But wait")]
    [InlineData(@"I think \boxed{12}</think>")]
    [InlineData(@"a foxed{12} page, unboxed{7}")]
    public void Extract_open_or_empty_box_gives_none(string text) => Assert.Null(AnswerExtractor.Extract(text));

    [Theory]
    [InlineData(@"I put it into \boxed{}. Answer: 5", "5", AnswerSource.Label)]
    [InlineData(@"\boxed{12}. Wait, that's wrong. The answer is 15.", "15", AnswerSource.Statement)]
    [InlineData(@"\boxed{12} That is wrong. Therefore x is 15.", "15", AnswerSource.Conclusion)]
    [InlineData(@"Without the margin it is \boxed{7}. The final answer is 8.", "8", AnswerSource.FinalAnswer)]
    [InlineData(@"\boxed{7} The final answer is 7.", "7", AnswerSource.FinalAnswer)]
    [InlineData(@"\boxed{7} Wait, let me check: 3 + 4 = 7. Yes.", "7", AnswerSource.Box)]
    [InlineData(@"\boxed{7}. I put it within \boxed{} as asked.", "7", AnswerSource.Box)]
    public void Extract_statement_after_a_void_box_counts(string text, string expected, AnswerSource source)
    {
        ExtractedAnswer? extracted = AnswerExtractor.Extract(text);
        Assert.Equal((expected, source), (extracted?.Text, extracted?.Source));
    }

    [Fact]
    public void Extract_span_is_that_of_the_last_box()
    {
        const string Text = @"<think>\boxed{9}</think> $\boxed{2}$ and $\boxed{55}$.";
        TextSpan span = AnswerExtractor.Extract(Text)!.Span;
        Assert.Equal("55", Text[span.Start..span.End]);
        Assert.Equal(Text.IndexOf("55", StringComparison.Ordinal), span.Start);
    }

    [Fact]
    public void Extract_latex_whose_escapes_were_lost_is_read_as_it_was()
    {
        Assert.Equal(MathAnswer.Parse(@"\frac{1}{2}"), AnswerExtractor.Extract("\boxed{\frac{1}{2}}")?.Answer);
        Assert.Equal(MathAnswer.Parse(@"\frac{1}{2}"), AnswerExtractor.Extract(@"\\boxed{\\frac{1}{2}}")?.Answer);
    }

    private static void Check(string text, string expected, Answer answer)
    {
        ExtractedAnswer? extracted = AnswerExtractor.Extract(text);
        Assert.Equal(expected, extracted?.Text);
        Assert.Equal(AnswerSource.Box, extracted?.Source);
        Assert.Equal(answer, extracted?.Answer);
    }
}
