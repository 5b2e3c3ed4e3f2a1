using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Consensus;

/// <summary>Which samples are started, and that none is started in vain.</summary>
public class DispatchTests
{
    private static readonly string[] _inOrder = ["anytime-valid", "beta", "dirichlet", "window", "fixed"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory] // with 16 samples and votes that agree
    [InlineData("majority-locked", 8)]
    [InlineData("anytime-valid", 6)]
    [InlineData("beta", 4)]
    [InlineData("window", 5)]
    [InlineData("fixed", 16)]
    public async Task AsNeeded_starts_at_first_what_votes_that_agree_would_take(string rule, int expected)
    {
        ConsensusResult result = await SolveAsync(new int[16], [.. Enumerable.Range(0, 16)], Rule(rule), SampleDispatch.AsNeeded);

        Assert.Equal(expected, result.Chains.Count);
        Assert.Equal(0, result.Count(ChainOutcome.Cancelled));
    }

    [Fact]
    public async Task AtOnce_starts_all_and_cuts_those_open_at_the_stop()
    {
        ConsensusResult result = await SolveAsync(new int[16], [.. Enumerable.Range(0, 16)], Rule("anytime-valid"), SampleDispatch.AtOnce);

        Assert.Equal(16, result.Chains.Count);
        Assert.Equal(6, result.Decision!.Votes);
    }

    [Property(MaxTest = 300)]
    public async Task AsNeeded_decides_as_one_after_the_other_and_draws_no_sample_more(NonNegativeInt[] script, int order, NonNegativeInt rule)
    {
        // Votes for three answers and samples without one, which end in any order.
        int[] replies = [.. Enumerable.Range(0, 24).Select(i => i < script.Length ? script[i].Get % 4 : 0)];
        IStoppingRule stopping = Rule(_inOrder[rule.Get % _inOrder.Length]);
        int[] completion = [.. Enumerable.Range(0, replies.Length)];
        new Random(order).Shuffle(completion);

        ConsensusResult together = await SolveAsync(replies, completion, stopping, SampleDispatch.AsNeeded);
        ConsensusResult single = await SolveAsync(replies, [.. completion.Order()], stopping, SampleDispatch.AsNeeded, concurrency: 1);

        Assert.Equal(single.Decision?.Answer, together.Decision?.Answer);
        Assert.Equal(single.Stop, together.Stop);
        Assert.Equal(single.Chains.Count, together.Chains.Count);
    }

    [Fact]
    public async Task AsNeeded_lead_that_must_be_more_certain_needs_more_samples()
    {
        ConsensusResult result = await SolveAsync(new int[16], [.. Enumerable.Range(0, 16)], Rule("majority-locked"), SampleDispatch.AsNeeded, minimum: 0.999);
        Assert.Equal(9, result.Chains.Count); // 1 − 2⁻¹⁰ is the first above
    }

    private static IStoppingRule Rule(string name) => name switch
    {
        "majority-locked" => StoppingRules.MajorityLocked,
        "anytime-valid" => StoppingRules.AnytimeValid(),
        "beta" => StoppingRules.BetaPosterior(),
        "dirichlet" => StoppingRules.DirichletPosterior(),
        "window" => StoppingRules.WindowAgreement(),
        _ => StoppingRules.FixedCount,
    };

    /// <summary>Solves with samples that end, of those running, in a given order; the reply 2 is no answer.</summary>
    private static async Task<ConsensusResult> SolveAsync(
        int[] replies, int[] completion, IStoppingRule rule, SampleDispatch dispatch, int? concurrency = null, double? minimum = null)
    {
        var gates = Array.ConvertAll(replies, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var model = new ScriptedChatClient(call =>
            Reply.After(gates[call.Index].Task, Reply.Text(replies[call.Index] == 2 ? "no answer here" : Reply.Box(replies[call.Index]))));
        var options = new ConsensusOptions
        {
            SampleCount = replies.Length,
            StoppingRule = rule,
            Dispatch = dispatch,
            MaxConcurrency = concurrency,
            MinimumProbability = minimum,
        };

        HashSet<int> running = [];
        await foreach (ConsensusUpdate update in new ConsensusSolver(model, options).StreamAsync("?", cancellationToken: Token))
        {
            if (update is SampleStartedUpdate started)
                running.Add(started.Index);
            else if (update is CompletedUpdate completed)
                return completed.Result;

            // Each start and each end lets one more end.
            if (completion.FirstOrDefault(sample => running.Contains(sample) && !gates[sample].Task.IsCompleted, -1) is >= 0 and var next
                && update is SampleStartedUpdate or SampleFinishedUpdate)
            {
                gates[next].TrySetResult();
            }
        }

        throw new InvalidOperationException("There was no result.");
    }
}
