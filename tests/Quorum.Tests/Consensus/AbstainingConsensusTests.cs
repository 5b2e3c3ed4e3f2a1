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
        ConsensusResult result = await SolveAsync(null, 12, 15);
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

    private static async Task<ConsensusResult> SolveAsync(double? minimum, params int[] answers)
    {
        var solver = new ConsensusSolver(
            ScriptedChatClient.Saying([.. answers.Select(answer => Reply.Box(answer))]),
            new ConsensusOptions { SampleCount = answers.Length, MinimumProbability = minimum });
        return await solver.SolveAsync("?", cancellationToken: TestContext.Current.CancellationToken);
    }
}
