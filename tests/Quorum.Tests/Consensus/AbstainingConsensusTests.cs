namespace Quorum.Tests.Consensus;

public class AbstainingConsensusTests
{
    [Fact]
    public async Task Solve_uncertain_lead_abstains_and_keeps_the_split()
    {
        ConsensusResult result = await SolveAsync(0.95, 12, 15, 12);
        Assert.Null(result.Decision);
        Assert.Equal("12", result.Leader!.Answer.Display);
        Assert.StartsWith("2 votes for 12, 1 for 15: ", result.Abstention!.Reason, StringComparison.Ordinal);
        Assert.Equal(22, result.Abstention.FurtherSamples);
    }

    [Fact]
    public async Task Solve_locked_lead_goes_on_until_it_is_certain()
    {
        // Two of four lock the outcome, since a tie goes to the first; but they are not certain enough.
        ConsensusResult result = await SolveAsync(0.95, 12, 12, 12, 12);
        Assert.Null(result.Abstention);
        Assert.Equal("12", result.Decision!.Answer.Display);
    }

    [Fact]
    public async Task Solve_without_a_minimum_never_abstains()
    {
        ConsensusResult result = await SolveAsync((double?)null, 12, 15);
        Assert.Null(result.Abstention);
        Assert.NotNull(result.Decision);
    }

    [Fact]
    public async Task Solve_locked_lead_is_judged_in_sample_order_when_it_must_be_certain()
    {
        // Three of four would lock the outcome; which three arrive first must not matter.
        ConsensusResult result = await SolveAsync(0.6, 12, 12, 12, 15);
        Assert.Null(result.Abstention);
        Assert.Equal(LeadPosterior.OfLead(2, 0), result.Probability);
    }

    [Fact]
    public async Task Solve_uncertified_lead_abstains_if_a_certificate_is_needed()
    {
        ConsensusResult result = await SolveAsync(new ConsensusOptions { CertifyAt = 0.05 }, 12, 12, 12, 12, 12);
        Assert.Null(result.Decision);
        Assert.Null(result.Certainty!.CertifiedAt);
        Assert.Equal(AbstentionCause.Uncertified, result.Abstention!.Cause);
        Assert.StartsWith("5 votes for 12: 12 is not certified as the most frequent answer; its e-value is ", result.Abstention.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_goes_on_until_the_lead_is_certified_if_a_certificate_is_needed()
    {
        // Four or five of eight lock the outcome; six are a certificate.
        ConsensusResult result = await SolveAsync(new ConsensusOptions { CertifyAt = 0.05, MaxConcurrency = 1 }, 12, 12, 12, 12, 12, 12, 12, 12);
        Assert.Equal(6, result.Decision!.Votes);
        Assert.Equal((0.05, true), (result.Certainty!.CertifiedAt, result.Certainty.IsLocked));
    }

    private static Task<ConsensusResult> SolveAsync(double? minimum, params int[] answers) => SolveAsync(new ConsensusOptions { MinimumProbability = minimum }, answers);

    private static async Task<ConsensusResult> SolveAsync(ConsensusOptions options, params int[] answers)
    {
        options.SampleCount = answers.Length;
        var solver = new ConsensusSolver(
            ScriptedChatClient.Saying([.. answers.Select(answer => Reply.Box(answer))]), options);
        return await solver.SolveAsync("?", cancellationToken: TestContext.Current.CancellationToken);
    }
}
