namespace Quorum.Tests.Answers.Extraction;

public class AnswerExtractorTests
{
    [Theory]
    [InlineData(@"So \boxed{12}.", "12", AnswerSource.Box)]
    [InlineData(@"I get \boxed{12}. Hmm, no; it should be \boxed{15}.", "15", AnswerSource.Box)]
    [InlineData(@"$$\boxed{\frac{3}{8}}$$ where 7 is prime", @"\frac{3}{8}", AnswerSource.Box)]
    [InlineData(@"\fbox{Tuesday}", "Tuesday", AnswerSource.Box)]
    [InlineData(@"\boxed{\left\{ 1, 2 \right.}", @"\left\{ 1, 2 \right.", AnswerSource.Box)]
    [InlineData(@"<think>\boxed{1}</think>\boxed{2}", "2", AnswerSource.Box)]
    [InlineData(@"\boxed{7} The final answer is 8", "8", AnswerSource.FinalAnswer)]
    [InlineData("The final answer is 72.", "72", AnswerSource.FinalAnswer)]
    [InlineData("**Final Answer:** 3.5", "3.5", AnswerSource.FinalAnswer)]
    [InlineData("### Final Answer\n\n\\[\n42\n\\]", "42", AnswerSource.FinalAnswer)]
    [InlineData("**Answer:** 18. It was simple.", "18", AnswerSource.Label)]
    [InlineData("**Answer**: 18", "18", AnswerSource.Label)]
    [InlineData("Answer: 5\nAnswer: 6", "6", AnswerSource.Label)]
    [InlineData("Ответ: 0,5", "0,5", AnswerSource.Label)]
    [InlineData("5 + 5 = 10\n#### 1,000", "1,000", AnswerSource.HashMarks)]
    [InlineData("Thus the answer is Tuesday.", "Tuesday", AnswerSource.Statement)]
    [InlineData("The answer is: 3.5. Done", "3.5", AnswerSource.Statement)]
    [InlineData("We add.\n\n42", "42", AnswerSource.LastLine)]
    [InlineData("We add.\n\nx = 42", "x = 42", AnswerSource.LastLine)]
    public void Extract_stated_answer_is_found(string text, string expected, AnswerSource source)
    {
        ExtractedAnswer? extracted = AnswerExtractor.Extract(text);

        Assert.Equal(expected, extracted?.Text);
        Assert.Equal(source, extracted?.Source);
        Assert.Equal(MathAnswer.Parse(expected), extracted?.Answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Janet has 16 eggs. She eats 3 of them and sells the rest.")]
    [InlineData(@"First \boxed{1}, and so finally \boxed{12 +")]
    [InlineData(@"Final answer: \boxed{12,")]
    [InlineData(@"\boxed{}")]
    [InlineData(@"\boxed")]
    [InlineData(@"<think>So it is \boxed{12}. But wait")]
    [InlineData(@"I think \boxed{12}</think>")]
    [InlineData("#### Step 4 is next\nMore follows.")]
    [InlineData("The answer issues from this.")]
    [InlineData("5 chickens crossed the road")]
    public void Extract_text_without_an_answer_gives_none(string text) => Assert.Null(AnswerExtractor.Extract(text));

    [Fact]
    public void Extract_null_throws() => Assert.Throws<ArgumentNullException>("text", () => AnswerExtractor.Extract(null!));
}
