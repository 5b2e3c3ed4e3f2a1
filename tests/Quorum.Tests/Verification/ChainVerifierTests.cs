namespace Quorum.Tests.Verification;

public class ChainVerifierTests
{
    [Fact]
    public async Task VerifyAsync_takes_the_first_verifier_that_finds_a_step_wrong()
    {
        ChainVerification verification = await Chains.VerifyAsync("a\nb\nc", "5", "",
            new Marking("first", (0, StepOutcome.Correct), (1, StepOutcome.Wrong)),
            new Marking("second", (0, StepOutcome.Wrong), (1, StepOutcome.Wrong)));
        Assert.Equal(["second", "first", null], verification.Steps.Take(3).Select(verdict => verdict.Verifier));
        Assert.Equal(0, verification.FirstError!.Step.Index);
    }

    [Theory]
    [InlineData("2 + 3 = 6\nso 6 * 2 = 12", "12", true)] // used later
    [InlineData("2 + 3 = 6\nmore\nmore\nmore\nmore\nmore", "5", false)] // never used
    [InlineData("2 + 3 = 6\nmore\nmore\nmore\nmore\nmore", "6", true)] // the answer itself
    [InlineData("2 + 3 = 6\nWait, that's wrong.\nSo 6 it is not", "5", false)] // taken back
    [InlineData("2 + 3 = 6\nПодожди, это неверно.\n2 + 3 = 5", "5", false)]
    [InlineData("2 + 3 = 6\nWait, let me check.", "6", true)] // doubted and kept
    public async Task VerifyAsync_refutes_a_chain_whose_error_leads_to_the_answer(string reasoning, string answer, bool refuted)
    {
        ChainVerification verification = await Chains.VerifyAsync(reasoning, answer, "", new Marking("marking", (0, StepOutcome.Wrong)) { Claimed = "2 + 3 = 6" });
        Assert.Equal(refuted, verification.IsRefuted);
    }

    [Fact]
    public async Task VerifyAsync_without_an_answer_refutes_nothing()
    {
        var verifier = new ChainVerifier([new Marking("marking", (0, StepOutcome.Wrong))]);
        Assert.False((await verifier.VerifyAsync(Chains.Of("2 + 3 = 6"), "", TestContext.Current.CancellationToken)).IsRefuted);
    }

    [Theory]
    [InlineData("So the answer is 12.", "13", true)]
    [InlineData("So the answer is 12.", "12", false)]
    [InlineData("888 - 5 = 883", "893", true)]
    [InlineData("888 - 5 = 883", "883", false)]
    [InlineData("10 / 3 = 3.333", @"\frac{10}{3}", false)]
    [InlineData("It is 0.25 = 1/4", "25", false)]
    [InlineData("Nothing to say", "893", false)]
    [InlineData("Итак, 10 : 3 = 3,3333", "3,33", false)]
    [InlineData("Итак, 1 : 3 = 0{,}3333", "0{,}33", false)]
    [InlineData("Итак, 10 : 4 = 2,5", "3,5", true)]
    [InlineData("10 * 1000 = 10,000", "1,000", true)]
    public async Task The_conclusion_must_be_what_the_reasoning_arrived_at(string reasoning, string answer, bool wrong) =>
        Assert.Equal(wrong, (await Chains.VerifyAsync(reasoning, answer, "", StepVerifiers.Conclusion)).IsRefuted);

    [Fact]
    public async Task The_conclusion_is_marked_where_the_answer_stands()
    {
        ChainVerification verification = await VerifyConclusionAsync(Chains.Of("1 + 1 = 2", "The answer is \\boxed{3}.\nIn all, 13 cases were seen.", "3"));
        Assert.Equal(1, verification.FirstError!.Step.Index);
        Assert.Equal(new TextSpan(21, 1), verification.FirstError.ErrorSpan);
    }

    [Fact]
    public async Task The_conclusion_of_a_rescued_chain_is_not_in_its_text()
    {
        Chain chain = Chains.Of("888 - 5 = 883", "The answer is 88", "883") with { Outcome = ChainOutcome.Rescued };
        Assert.False((await VerifyConclusionAsync(chain)).IsRefuted);
    }

    [Theory]
    [InlineData(PercentPolicy.Hundredths, false)]
    [InlineData(PercentPolicy.Ignore, true)]
    public async Task Answers_are_compared_as_the_policy_reads_them(PercentPolicy percent, bool refuted)
    {
        var policy = new AnswerPolicy { Percent = percent };
        Chain chain = Chains.Of("2 + 3 = 40/2\nb\nc\nd\ne\nf", @"\boxed{20\%}") with { Answer = MathAnswer.Parse(@"20\%", policy) };
        var verifier = new ChainVerifier([new Marking("marking", (0, StepOutcome.Wrong)) { Claimed = "2 + 3 = 40/2" }], policy);
        Assert.Equal(refuted, (await verifier.VerifyAsync(chain, "", TestContext.Current.CancellationToken)).IsRefuted);
    }

    private static async Task<ChainVerification> VerifyConclusionAsync(Chain chain) =>
        await new ChainVerifier([StepVerifiers.Conclusion]).VerifyAsync(chain, "", TestContext.Current.CancellationToken);

    private sealed class Marking(string name, params (int Step, StepOutcome Outcome)[] marks) : IStepVerifier
    {
        public string Name => name;

        public string? Claimed { get; init; }

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<StepVerdict>>(
                [.. marks.Select(mark => new StepVerdict { Step = context.Steps[mark.Step], Outcome = mark.Outcome, Claimed = Claimed })]);
    }
}
