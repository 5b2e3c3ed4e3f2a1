using Quorum.LlamaCpp.Chat;

namespace Quorum.LlamaCpp.Tests.Chat;

public sealed class ReasoningSplitterTests
{
    [Theory]
    [InlineData("first\nsecond\n</think>\n\nThe answer is 5.", "first\nsecond", "The answer is 5.")]
    [InlineData("<think>\nfirst\n</think>\nanswer", "first", "answer")]
    [InlineData("</think>\n\nanswer", "", "answer")]
    [InlineData("never closed < / think >", "never closed < / think >", "")]
    [InlineData("a < b </thin </think>x</thinker> y", "a < b </thin ", "x</thinker> y")]
    [InlineData("one</think>two</think>three", "one", "twothree")]
    [InlineData("one <think>two</think>three", "one two", "three")]
    [InlineData("one\n<think>\ntwo</think>three", "one\n\ntwo", "three")]
    [InlineData("<thi<think>nk>one</think>two", "one", "two")]
    [InlineData("one</think>two</th</think>ink>three<th<think>ink>", "one", "twothree")]
    [InlineData("one\n\n\n", "one\n\n\n", "")]
    [InlineData("", "", "")]
    public void Tags_are_found_however_the_text_is_cut(string text, string reasoning, string answer)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            var splitter = new ReasoningSplitter(startsInReasoning: true);
            var parts = text.Chunk(size).SelectMany(part => splitter.Add(new string(part), isLast: false)).ToList();
            parts.AddRange(splitter.Add("", isLast: true));

            Assert.Equal(reasoning, string.Concat(parts.Where(part => part.IsReasoning).Select(part => part.Text)));
            Assert.Equal(answer, string.Concat(parts.Where(part => !part.IsReasoning).Select(part => part.Text)));
            Assert.DoesNotContain(parts, part => part.Text.Length == 0);
            Assert.Equal(parts.OrderByDescending(part => part.IsReasoning), parts);
        }
    }

    [Fact]
    public void Skipped_reasoning_starts_with_the_answer()
    {
        var splitter = new ReasoningSplitter(startsInReasoning: false);

        Assert.Equal([(false, "5")], splitter.Add("5", isLast: true));
    }

    [Fact]
    public void Text_that_goes_on_keeps_the_line_breaks_at_its_start()
    {
        Assert.Equal([(true, "\nmore"), (false, "5")], new ReasoningSplitter(startsInReasoning: true, startsInside: true).Add("\nmore\n</think>\n\n5", isLast: true));
        Assert.Equal([(false, "\n5")], new ReasoningSplitter(startsInReasoning: false, startsInside: true).Add("\n5", isLast: true));
        Assert.Equal([(false, "5")], new ReasoningSplitter(startsInReasoning: true, startsInside: true).Add("\n</think>\n\n5", isLast: true));
    }

    [Fact]
    public void Text_is_let_go_as_soon_as_it_is_certain()
    {
        var splitter = new ReasoningSplitter(startsInReasoning: true);

        Assert.Equal([(true, "a < b")], splitter.Add("a < b\n", isLast: false));
        Assert.Equal([(true, "\nc")], splitter.Add("c</", isLast: false));
        Assert.Equal([(true, "</d")], splitter.Add("d", isLast: false));
    }
}
