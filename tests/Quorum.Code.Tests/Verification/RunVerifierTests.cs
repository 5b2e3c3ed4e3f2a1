namespace Quorum.Code.Tests.Verification;

[Collection(nameof(RunsPrograms))]
public class RunVerifierTests(CodeRunnerFixture fixture) : IClassFixture<CodeRunnerFixture>
{
    private const string Question = "Write a C# function Solve(int[] xs) that returns the sum of the squares.";
    private const string Text = "```csharp\npublic static int Solve(int[] xs) => xs.Sum(x => x * x);\n```";

    [Fact]
    public async Task Verify_marks_what_the_program_does_not_do()
    {
        ChainVerification verification = await VerifyAsync("First, Solve([1, 2]) = 5. Then for [3] it returns 6.\nFinally Solve([x]) = 1.", Text);

        Assert.Equal(
            [StepOutcome.Correct, StepOutcome.Wrong, StepOutcome.NotCheckable],
            verification.Steps.Where(verdict => verdict.Step.Part == ChainPart.Reasoning).Select(verdict => verdict.Outcome));
        StepVerdict wrong = verification.FirstError!;
        Assert.Equal(("Solve([3]) = 6", "Solve([3]) = 9", "run"), (wrong.Claimed, wrong.Actual, wrong.Verifier));
        Assert.Equal("for [3] it returns 6", "First, Solve([1, 2]) = 5. Then for [3] it returns 6.".Substring(wrong.ErrorSpan!.Value.Start, wrong.ErrorSpan.Value.Length));
    }

    [Fact]
    public async Task Verify_goes_with_the_other_verifiers()
    {
        ChainVerification verification = await VerifyAsync("2 * 2 = 5.\nSolve([1]) = 1.\nSolve([2]) = 5.", Text, StepVerifiers.Arithmetic);

        Assert.Equal(["arithmetic", "run", "run"], verification.Steps.Take(3).Select(verdict => verdict.Verifier));
        Assert.Equal([StepOutcome.Wrong, StepOutcome.Correct, StepOutcome.Wrong], verification.Steps.Take(3).Select(verdict => verdict.Outcome));
    }

    [Fact]
    public async Task Verify_says_that_a_call_fails()
    {
        ChainVerification verification = await VerifyAsync("Solve(null) = 0.", Text);

        Assert.Contains("fails: System.ArgumentNullException", verification.FirstError!.Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Solve([1]) = 7.", "No program.")]
    [InlineData("Solve(\"a\") = 7.", Text)]
    [InlineData("Solve([1], 2) = 7.", Text)]
    [InlineData("Solve([1]) = 7.", "```csharp\nthis is no program\n```")]
    public async Task Verify_has_no_verdict_where_nothing_can_be_run(string reasoning, string text) =>
        Assert.All((await VerifyAsync(reasoning, text)).Steps, verdict => Assert.Equal(StepOutcome.NotCheckable, verdict.Outcome));

    [Theory]
    [InlineData(CodeLanguage.Python, "```python\ndef twice(n):\n    return 2 * n\n```")]
    [InlineData(CodeLanguage.JavaScript, "```js\nconst twice = n => 2 * n;\n```")]
    [InlineData(CodeLanguage.CSharp, "```cs\nint twice(int n) { return 2 * n; }\n```")]
    public async Task Verify_finds_the_function_in_the_program(CodeLanguage language, string text)
    {
        ChainVerification verification = await VerifyAsync("twice(4) = 9.", text, question: "Double a number.", language: language);

        Assert.Equal("twice(4) = 8", verification.FirstError?.Actual);
    }

    private async Task<ChainVerification> VerifyAsync(
        string reasoning, string text, IStepVerifier? other = null, string question = Question, CodeLanguage language = CodeLanguage.CSharp)
    {
        var chain = new Chain
        {
            Index = 0,
            Seed = 1,
            Outcome = ChainOutcome.Answered,
            Reasoning = reasoning,
            Text = text,
            TokensDrawn = 0,
            Elapsed = TimeSpan.Zero,
        };
        IStepVerifier[] verifiers = other is null ? [new RunVerifier(fixture.Runner, language)] : [other, new RunVerifier(fixture.Runner, language)];
        return await new ChainVerifier(verifiers).VerifyAsync(chain, question, TestContext.Current.CancellationToken);
    }
}
