using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class EarlyStopTests
{
    [Fact]
    public async Task GetResponse_fixed_outcome_cuts_the_open_samples()
    {
        var model = new ScriptedChatClient(call => call.Index < 3 ? Reply.Text(Reply.Box("5")) : Reply.Endless());
        using var client = new ConsensusChatClient(model, new() { SampleCount = 5 });

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);
        ConsensusResult result = response.GetConsensusResult()!;

        Assert.Equal(0, model.Running);
        Assert.True(result.StoppedEarly);
        Assert.Equal(3, result.Decision?.Votes);
        Assert.Equal(2, result.Count(ChainOutcome.Cancelled));
        Assert.All(result.Chains.Skip(3), chain => Assert.Equal("Hm", chain.Text));
    }

    [Fact]
    public async Task GetResponse_usage_sums_reports_and_counts_the_tokens_of_cut_samples()
    {
        var model = new ScriptedChatClient(call => call.Index < 3 ? Reply.Text(@"So: \boxed{5}") : Reply.Endless());
        using var client = new ConsensusChatClient(model, new() { SampleCount = 5 });

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(30, response.Usage!.InputTokenCount);
        Assert.Equal((3 * 2) + (2 * 1), response.Usage.OutputTokenCount);
        Assert.Equal(38, response.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task GetResponse_waits_for_the_samples_it_has_cut()
    {
        var cleanUp = new TaskCompletionSource();
        var cut = new TaskCompletionSource();
        var model = new ScriptedChatClient(call => call.Index == 0 ? Reply.Text(Reply.Box("5")) : SlowToEnd());
        using var client = new ConsensusChatClient(model, new() { SampleCount = 2 });

        // With one of two votes and the lower index nothing can change any more.
        Task<ChatResponse> asking = client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);
        await cut.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(asking.IsCompleted);
        cleanUp.SetResult();
        Assert.True((await asking).GetConsensusResult()!.StoppedEarly);
        Assert.Equal(0, model.Running);

        async IAsyncEnumerable<ChatResponseUpdate> SlowToEnd([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                cut.SetResult();
                await cleanUp.Task;
            }

            yield break;
        }
    }

    [Property(MaxTest = 300)]
    public async Task GetResponse_decides_the_same_with_and_without_stopping_early(NonNegativeInt[] script, int order)
    {
        int[] replies = [0, .. script.Take(11).Select(reply => reply.Get % 5)];
        int[] completion = [.. Enumerable.Range(0, replies.Length)];
        new Random(order).Shuffle(completion);

        (Answer? Decision, string Reason) full = await AskAsync(replies, completion, stopEarly: false);
        (Answer? Decision, string Reason) early = await AskAsync(replies, completion, stopEarly: true);

        Assert.Equal(full, early);
    }

    [Fact]
    public async Task GetResponse_scripts_of_the_law_do_stop_early()
    {
        int[] replies = [0, 0, 0, 1, 2];
        var model = Model(replies, [1, 2, 0, 3, 4], out IProgress<ConsensusProgress> pace);
        using var client = new ConsensusChatClient(model, new() { SampleCount = 5, Progress = pace });

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, response.GetConsensusResult()!.Count(ChainOutcome.Cancelled));
    }

    private static async Task<(Answer? Decision, string Reason)> AskAsync(int[] replies, int[] completion, bool stopEarly)
    {
        var model = Model(replies, completion, out IProgress<ConsensusProgress> pace);
        using var client = new ConsensusChatClient(model, new()
        {
            SampleCount = replies.Length,
            StoppingRule = stopEarly ? StoppingRules.MajorityLocked : StoppingRules.FixedCount,
            Progress = pace,
        });
        try
        {
            ChatResponse response = await client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);
            return (response.GetConsensusResult()!.Decision?.Answer, "");
        }
        catch (ConsensusException e)
        {
            return (null, e.Message);
        }
        finally
        {
            Assert.Equal(0, model.Running);
        }
    }

    /// <summary>A model whose samples end one after the other in a given order.</summary>
    private static ScriptedChatClient Model(int[] replies, int[] completion, out IProgress<ConsensusProgress> pace)
    {
        var order = new Order(completion);
        pace = order;
        return new ScriptedChatClient(call => Reply.After(order.Of(call.Index), replies[call.Index] switch
        {
            3 => Reply.Text("no answer here"),
            4 => Reply.Failure(new InvalidOperationException("broke")),
            int answer => Reply.Text(Reply.Box(answer)),
        }));
    }
}
