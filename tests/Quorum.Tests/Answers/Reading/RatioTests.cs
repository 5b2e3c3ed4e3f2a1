namespace Quorum.Tests.Answers.Reading;

public class RatioTests
{
    [Fact]
    public void Parse_ratio_of_sixteen_terms_is_reduced() =>
        Assert.Equal(MathAnswer.Parse(Ratio(16, 1)), MathAnswer.Parse(Ratio(16, 3)));

    [Fact]
    public void Parse_more_than_sixteen_terms_is_text()
    {
        Answer answer = MathAnswer.Parse(Ratio(17, 1));

        Assert.NotEqual(answer, MathAnswer.Parse(Ratio(17, 3)));
        Assert.Equal(answer, MathAnswer.Parse(Ratio(17, 1)));
    }

    private static string Ratio(int terms, int factor) => string.Join(':', Enumerable.Range(1, terms).Select(term => term * factor));
}
