namespace Quorum.Tests.Verification;

/// <summary>Chains of given texts.</summary>
internal static class Chains
{
    public static Chain Of(string reasoning, string text = "", string? answer = null) => new()
    {
        Index = 0,
        Seed = 1,
        Outcome = answer is null ? ChainOutcome.NoAnswer : ChainOutcome.Answered,
        Reasoning = reasoning,
        Text = text,
        Answer = answer is null ? null : MathAnswer.Parse(answer),
        TokensDrawn = 0,
        Elapsed = TimeSpan.Zero,
    };

    /// <summary>Verifies a chain that ends with an answer in a box.</summary>
    public static async Task<ChainVerification> VerifyAsync(string reasoning, string answer, string question = "", params IStepVerifier[] verifiers) =>
        await new ChainVerifier(verifiers).VerifyAsync(
            Of(reasoning, $@"The answer is \boxed{{{answer}}}.", answer), question, TestContext.Current.CancellationToken);
}
