namespace Quorum.Tests.Verification;

/// <summary>When an error leads to the answer, so that the chain is refuted.</summary>
public class RefutationTests
{
    [Theory]
    [InlineData("37 * 24 = 878", "878")] // the claimed value is the answer
    [InlineData("37 * 24 = 878", "873")] // one false line, and an answer that it does not give
    [InlineData("37 * 24 = 878|878 - 5 = 873", "873")] // used by a later step
    [InlineData("37 * 24 = 888|888 - 5 = 873", "873")] // in the last third
    [InlineData("37 * 24 = 888|888 - 5 = 883", "893")] // the answer is not what the chain arrives at
    [InlineData("x = 5|So 2x + 1 = 12|The answer is 12", "12")]
    [InlineData("37 * 24 = 878|Wait, let me check that.", "878")] // doubted and kept
    [InlineData("17 mod 5 = 3", "3")]
    [InlineData("37 * 24 = 878|That's correct.|878 - 5 = 873", "873")] // affirmed, not doubted
    [InlineData("37 * 24 = 878|This is right, so go on.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|This is a right triangle.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|This is not a right triangle.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|It is not wrong to go on.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|Let me rewrite that.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|The waiting time is 5.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|There was not a mistake.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|Нет решений у другого уравнения.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|Нет действительных корней.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|Всё посчитано без ошибок.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|Ошибок нет, я не ошибся.|878 - 5 = 873", "873")]
    [InlineData("37 * 24 = 878|Это неправильная дробь, 5 исправных деталей.|878 - 5 = 873", "873")]
    public async Task A_chain_whose_error_leads_to_its_answer_is_refuted(string lines, string answer) => Assert.True((await VerifyAsync(lines, answer)).IsRefuted);

    [Theory]
    [InlineData("37 * 24 = 888|888 - 5 = 883", "883")] // no error
    [InlineData("100 - 1 = 98|37 * 24 = 888|888 - 5 = 883|So it is 883|I am sure|Done", "883")] // led nowhere
    [InlineData("37 * 24 = 878|Wait, that's wrong.|37 * 24 = 888|888 - 5 = 883", "883")] // taken back
    [InlineData("37 * 24 = 878|37 * 24 = 888|888 - 5 = 883|So it is 883", "883")] // computed again
    [InlineData("37 * 24 = 878|That's not right.|888 - 5 = 883", "883")]
    [InlineData("37 * 24 = 878|Hmm, this can't be correct.|888 - 5 = 883", "883")]
    [InlineData("37 * 24 = 878|It doesn't seem quite right.|888 - 5 = 883", "883")]
    [InlineData("37 * 24 = 878|Let me recompute that.|888 - 5 = 883", "883")]
    [InlineData("37 * 24 = 878|Нет, это не верно.|888 - 5 = 883", "883")]
    [InlineData("37 * 24 = 878|Здесь ошибка.|888 - 5 = 883", "883")]
    [InlineData("37 * 24 = 878|Я ошибся, пересчитаю.|888 - 5 = 883", "883")]
    [InlineData("Nothing that can be checked", "883")]
    public async Task A_chain_without_an_error_that_leads_to_its_answer_is_not(string lines, string answer) => Assert.False((await VerifyAsync(lines, answer)).IsRefuted);

    [Theory]
    [InlineData("37 * 24 = 888. So the answer is \\boxed{888}.", false)]
    [InlineData("37 * 24 = 878. So the answer is \\boxed{873}.", true)]
    [InlineData("37 * 24 = 888\nThe answer is \\boxed{898}.", true)]
    public async Task A_chain_without_reasoning_is_judged_by_its_text(string text, bool refuted)
    {
        var verifier = new ChainVerifier([StepVerifiers.Arithmetic, StepVerifiers.Conclusion]);
        Chain chain = Chains.Of("", text, AnswerExtractor.Extract(text)!.Text);
        Assert.Equal(refuted, (await verifier.VerifyAsync(chain, "", TestContext.Current.CancellationToken)).IsRefuted);
    }

    private static Task<ChainVerification> VerifyAsync(string lines, string answer) =>
        Chains.VerifyAsync(lines.Replace('|', '\n'), answer, "", StepVerifiers.Arithmetic, StepVerifiers.Conclusion);
}
