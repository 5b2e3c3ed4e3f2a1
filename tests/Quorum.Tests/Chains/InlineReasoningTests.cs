namespace Quorum.Tests.Chains;

public class InlineReasoningTests
{
    [Theory]
    [InlineData("<think>\nhm\n</think>\n\nIt is 5.", "hm", "It is 5.")]
    [InlineData("hm</think>It is 5.", "hm", "It is 5.")]
    [InlineData(" <think>hm, cut", "hm, cut", "")]
    [InlineData("It is 5.", "", "It is 5.")]
    [InlineData("<think></think>5", "", "5")]
    [InlineData("", "", "")]
    [InlineData("<thinking>hm</thinking>\n5", "hm", "5")]
    [InlineData("[THINK]hm[/THINK]5", "hm", "5")]
    [InlineData("<reasoning>hm, cut", "hm, cut", "")]
    [InlineData("<think>a</think>b</think>5", "a</think>b", "5")]
    public void Split_parts_the_reasoning_from_the_text(string text, string reasoning, string rest) =>
        Assert.Equal((reasoning, rest), InlineReasoning.Split(text));
}
