using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Consensus;

public class SampleOrderTests
{
    private static readonly IStoppingRule[] _rules =
    [
        StoppingRules.FixedCount,
        StoppingRules.AnytimeValid(0.2),
        StoppingRules.BetaPosterior(0.8),
        StoppingRules.DirichletPosterior(0.8),
        StoppingRules.WindowAgreement(2),
        StoppingRules.Any(StoppingRules.MajorityLocked, StoppingRules.BetaPosterior(0.9)),
    ];

    [Property(MaxTest = 300)]
    public async Task SolveAsync_rules_in_sample_order_decide_the_same_whatever_ends_first(NonNegativeInt[] script, int order, NonNegativeInt rule)
    {
        string[] replies = [Reply.Box(0), .. script.Take(15).Select(reply => reply.Get % 4 == 3 ? "no answer" : Reply.Box(reply.Get % 4))];
        IStoppingRule stopping = _rules[rule.Get % _rules.Length];

        ConsensusResult inOrder = await SolveAsync(replies, new Order([.. Enumerable.Range(0, replies.Length)]), stopping);
        ConsensusResult shuffled = await SolveAsync(replies, Order.Shuffled(replies.Length, order), stopping);

        Assert.Equal(inOrder.Decision?.Answer, shuffled.Decision?.Answer);
        Assert.Equal(inOrder.Groups.Select(group => group.Members), shuffled.Groups.Select(group => group.Members));
        Assert.Equal(inOrder.Certainty, shuffled.Certainty);
        Assert.Equal(inOrder.Stop, shuffled.Stop);
        Assert.Equal(Counted(inOrder), Counted(shuffled));
    }

    [Property(MaxTest = 200)]
    public async Task SolveAsync_abstention_does_not_depend_on_what_ends_first(NonNegativeInt[] script, int order)
    {
        string[] replies = [Reply.Box(0), .. script.Take(11).Select(reply => Reply.Box(reply.Get % 3))];

        ConsensusResult inOrder = await SolveAsync(replies, new Order([.. Enumerable.Range(0, replies.Length)]), StoppingRules.MajorityLocked, 0.9);
        ConsensusResult shuffled = await SolveAsync(replies, Order.Shuffled(replies.Length, order), StoppingRules.MajorityLocked, 0.9);

        Assert.Equal(inOrder.Abstention, shuffled.Abstention);
        Assert.Equal(inOrder.Certainty, shuffled.Certainty);
        Assert.Equal(inOrder.Stop, shuffled.Stop);
    }

    [Fact]
    public async Task SolveAsync_chains_that_ended_beyond_the_stop_are_surplus()
    {
        // Sample 3 ends first; after 0, 1 and 2 the window of three agrees, and 4 is still open.
        string[] replies = [Reply.Box(1), Reply.Box(1), Reply.Box(1), Reply.Box(2), Reply.Box(2)];

        ConsensusResult result = await SolveAsync(replies, new Order([3, 0, 1, 2, 4]), StoppingRules.WindowAgreement(3));

        Assert.Equal([0, 1, 2], result.Decision!.Members);
        Assert.Equal(
            [VoteStatus.Counted, VoteStatus.Counted, VoteStatus.Counted, VoteStatus.Surplus, VoteStatus.NoAnswer],
            result.Votes.Select(vote => vote.Status));
        Assert.Equal([ChainOutcome.Answered, ChainOutcome.Cancelled], result.Chains.Skip(3).Select(chain => chain.Outcome));
        Assert.True(result.StoppedEarly);
    }

    [Fact]
    public async Task SolveAsync_short_chains_that_end_first_do_not_win_by_it()
    {
        // Four quick chains agree before any other has ended. In sample order, they are a minority.
        string[] replies = [Reply.Box(1), Reply.Box(1), Reply.Box(2), Reply.Box(1), Reply.Box(2), Reply.Box(1), Reply.Box(2), Reply.Box(2), Reply.Box(1)];

        ConsensusResult result = await SolveAsync(replies, new Order([2, 4, 6, 7, 0, 1, 3, 5, 8]), StoppingRules.BetaPosterior(0.85));

        Assert.Equal("1", result.Decision!.Answer.Display);
    }

    [Fact]
    public async Task SolveAsync_majority_locked_uses_all_that_arrived()
    {
        string[] replies = [Reply.Box(2), Reply.Box(1), Reply.Box(1), Reply.Box(1), Reply.Box(1)];

        ConsensusResult result = await SolveAsync(replies, new Order([4, 3, 2, 0, 1]), StoppingRules.MajorityLocked);

        Assert.Equal([2, 3, 4], result.Decision!.Members);
        Assert.Equal(VoteStatus.NoAnswer, result.Votes[0].Status);
        Assert.True(result.Certainty!.IsLocked);
        Assert.Equal("majority-locked", result.Stop!.Rule);
        Assert.EndsWith("that of the first 0 samples, since those that end first favour answers with short chains.", result.Stop.Explanation, StringComparison.Ordinal);
    }

    private static async Task<ConsensusResult> SolveAsync(string[] replies, Order order, IStoppingRule stopping, double? minimum = null)
    {
        var model = new ScriptedChatClient(call => Reply.After(order.Of(call.Index), Reply.Text(replies[call.Index])));
        var solver = new ConsensusSolver(model, new()
        {
            SampleCount = replies.Length,
            StoppingRule = stopping,
            MinimumProbability = minimum,
            Progress = order,
        });
        ConsensusResult result = await solver.SolveAsync("?", new() { Seed = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(0, model.Running);
        return result;
    }

    private static IEnumerable<Vote> Counted(ConsensusResult result) => result.Votes.Where(vote => vote.Status == VoteStatus.Counted);
}
