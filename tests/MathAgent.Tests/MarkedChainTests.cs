using Quorum;
using Quorum.Samples;

namespace MathAgent.Tests;

/// <summary>How a chain with wrong steps is coloured.</summary>
public class MarkedChainTests
{
    private const string Text = "2 + 2 = 5 [sic]\nso 10";
    private const string Whole = "[grey]2 + 2 = 5 [[sic]]\nso 10[/]";

    [Fact]
    public void Wrong_step_is_red_with_its_error_underlined_and_told() => Assert.Equal(
        "[red]2 + 2 = [/][red bold underline]5[/][red] [[sic]]   <- wrong: claimed 2 + 2 = 5, true 2 + 2 = 4[/][grey]\nso 10[/]",
        MarkedChain.ToMarkup(Chain(new TextSpan(0, 15), new TextSpan(8, 1))));

    [Fact]
    public void Retracted_step_is_yellow() => Assert.StartsWith(
        "[yellow]2 + 2 = [/][yellow bold underline]5[/][yellow] [[sic]]   <- taken back later: ",
        MarkedChain.ToMarkup(Chain(new TextSpan(0, 15), new TextSpan(8, 1), isRetracted: true)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, 15, 8, 1)]
    [InlineData(0, 100, 8, 1)]
    [InlineData(1, int.MaxValue, 8, 1)]
    [InlineData(5, 10, 3, 4)]
    [InlineData(0, 15, 8, 20)]
    [InlineData(0, 15, 8, -3)]
    public void Places_out_of_range_are_passed_over(int start, int length, int errorStart, int errorLength) =>
        Assert.Equal(Whole, MarkedChain.ToMarkup(Chain(new TextSpan(start, length), new TextSpan(errorStart, errorLength))));

    [Fact]
    public void Chain_without_verdicts_is_plain() => Assert.Equal(Whole, MarkedChain.ToMarkup(Chain() with { Verification = null }));

    private static Chain Chain(TextSpan step = default, TextSpan error = default, bool isRetracted = false) => new()
    {
        Index = 0,
        Seed = 1,
        Outcome = ChainOutcome.Answered,
        Reasoning = Text,
        TokensDrawn = 1,
        Elapsed = TimeSpan.Zero,
        Verification = new ChainVerification
        {
            IsRefuted = false,
            Steps =
            [
                new StepVerdict
                {
                    Step = new ChainStep(0, ChainPart.Reasoning, step, "2 + 2 = 5 [sic]"),
                    Outcome = StepOutcome.Wrong,
                    ErrorSpan = error,
                    Claimed = "2 + 2 = 5",
                    Actual = "2 + 2 = 4",
                    IsRetracted = isRetracted,
                },
            ],
        },
    };
}
