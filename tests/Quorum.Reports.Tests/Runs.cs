using Microsoft.Extensions.AI;

namespace Quorum.Reports.Tests;

/// <summary>Runs to report on: chains written by hand, everything else found out by the library.</summary>
internal static class Runs
{
    public const string Question = "What is 37 * 24 - 5?";

    public const string RightReasoning = """
        37 * 24 - 5
        Now 37 * 24:
        37 * 24 = 37 * 4 + 37 * 20
        37 * 4 = 148
        37 * 20 = 740
        148 + 740 = 888
        37 * 24 = 888
        888 - 5 = 883
        """;

    public const string WrongReasoning = """
        37 * 24 - 5
        Now 37 * 24:
        37 * 24 = 37 * 4 + 37 * 20
        37 * 4 = 149
        37 * 20 = 740
        149 + 740 = 889
        37 * 24 = 889
        889 - 5 = 884
        """;

    public const string RetractedReasoning = """
        I take 40 * 24 and take away what is too much.
        40 * 24 = 940
        Wait, no, that is wrong.
        40 * 24 = 960
        3 * 24 = 72
        960 - 72 = 888
        888 - 5 = 883
        """;

    /// <summary>A run with every kind of chain there is, stopped after 12 of 16 samples.</summary>
    public static ConsensusResult Mixed() => Of(
        [
            Answering(RightReasoning, 883),
            Answering(RightReasoning, 883),
            Answering(WrongReasoning, 884),
            Answering(RetractedReasoning, 883),
            Blank(ChainOutcome.NoAnswer) with { Text = "I do not know." },
            Blank(ChainOutcome.Failed) with { Error = "The model hung up.", TokensDrawn = 3 },
            Answering("37 * 24 - 5\n37 * 24 = 878\n878 - 5 = 873", 873),
            Blank(ChainOutcome.Truncated) with { Reasoning = "37 * 24 is 37 * 4 and then 37 * 20 and then" },
            Blank(ChainOutcome.Rescued) with { Reasoning = "37 * 24 is 37 * 20 and", TokensDrawn = 160, Rescue = @"**Final Answer:** \boxed{883}" },
            Blank(ChainOutcome.LowConfidence) with { Reasoning = "Hm. Perhaps 7." },
            Answering(RightReasoning, 883),
            Answering(RightReasoning, 883),
            .. Enumerable.Repeat(Blank(ChainOutcome.Cancelled) with { Reasoning = "37 * 24", TokensDrawn = 40 }, 4),
        ],
        StoppingRules.AnytimeValid(0.1),
        StepVerifiers.Arithmetic, StepVerifiers.Conclusion);

    /// <summary>A run of whole chains that gave these answers.</summary>
    public static ConsensusResult Answered(params int[] answers) => Of([.. answers.Select(answer => Answering($"I think it is {answer}.", answer))]);

    public static Chain Answering(string reasoning, object answer) => new()
    {
        Index = 0,
        Seed = 0,
        Outcome = ChainOutcome.Answered,
        Reasoning = reasoning,
        Text = $@"{Question[8..^1]} = \boxed{{{answer}}}",
        Answer = MathAnswer.Parse($"{answer}"),
        AnswerSource = AnswerSource.Box,
        Confidence = new() { Tokens = 160, Mean = 14.25, LowestGroup = 9.5, BottomTenPercent = 10.125, Tail = 15 },
        TokensDrawn = 160,
        Elapsed = TimeSpan.FromSeconds(1.5),
    };

    public static Chain Blank(ChainOutcome outcome) => new()
    {
        Index = 0,
        Seed = 0,
        Outcome = outcome,
        FinishReason = outcome is ChainOutcome.Truncated or ChainOutcome.Rescued ? ChatFinishReason.Length : null,
        TokensDrawn = 120,
        Elapsed = TimeSpan.FromSeconds(1),
    };

    /// <summary>Numbers the chains, verifies and counts them, all of them.</summary>
    public static ConsensusResult Of(IReadOnlyList<Chain> chains, params IStepVerifier[] verifiers) => Of(chains, StoppingRules.FixedCount, verifiers);

    /// <summary>Numbers the chains and lets the library form their consensus, as if they had been drawn one after the other.</summary>
    public static ConsensusResult Of(IReadOnlyList<Chain> chains, IStoppingRule stopping, params IStepVerifier[] verifiers)
    {
        var drawn = new ConsensusResult
        {
            Question = Question,
            Chains = [.. chains.Select((chain, index) => chain with { Index = index, Seed = 7_000_000 + index })],
            Groups = [],
            TokensSpent = new UsageDetails { InputTokenCount = 320, OutputTokenCount = chains.Sum(chain => chain.TokensDrawn) },
            SeedBase = 20261123,
            Elapsed = TimeSpan.FromSeconds(2.25),
        };
        var options = new ConsensusOptions
        {
            SampleCount = chains.Count,
            DecisionRule = DecisionRules.VerifiedMajority,
            StoppingRule = stopping,
            RescueTruncated = true,
        };
        foreach (IStepVerifier verifier in verifiers)
            options.Verifiers.Add(verifier);

        // What only a replay has to say of it is left out.
        return ConsensusReplay.RunAsync(drawn, options).GetAwaiter().GetResult() with { TokensSpent = drawn.TokensSpent, Notes = [] };
    }

    public static string Page(ConsensusResult result, ConsensusReportOptions? options = null)
    {
        var page = new StringWriter();
        ConsensusReport.WriteHtml(result, page, options);
        return page.ToString();
    }
}
