using Microsoft.Extensions.AI;

namespace Quorum.Tests.Chains;

public class ChainReadingTests
{
    private const string Announced = "The final answer is 12.\n\nTo check it,";
    private const string OnTheWay = "We add both.\n\nThe sum is **12**.";

    [Fact]
    public void Of_chain_cut_after_it_announced_its_answer_is_answered()
    {
        ChainReading reading = ChainReading.Of(Announced, ChatFinishReason.Length, AnswerPolicy.Default);

        Assert.Equal(ChainOutcome.Answered, reading.Outcome);
        Assert.Equal("12", reading.Extracted?.Text);
    }

    [Fact]
    public void Of_chain_cut_at_a_result_is_truncated_though_the_same_text_is_an_answer_if_it_is_whole()
    {
        Assert.Equal(new ChainReading(ChainOutcome.Truncated, null), ChainReading.Of(OnTheWay, ChatFinishReason.Length, AnswerPolicy.Default));
        Assert.Equal(ChainOutcome.Answered, ChainReading.Of(OnTheWay, ChatFinishReason.Stop, AnswerPolicy.Default).Outcome);
        Assert.Equal(ChainOutcome.Answered, ChainReading.Of(OnTheWay, null, AnswerPolicy.Default).Outcome);
    }

    [Fact]
    public void Of_whole_chain_without_an_answer_has_none() =>
        Assert.Equal(new ChainReading(ChainOutcome.NoAnswer, null), ChainReading.Of("I cannot see the figure.", ChatFinishReason.Stop, AnswerPolicy.Default));
}
