using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

/// <summary>What goes wrong around a request, rather than in its answer.</summary>
public class FailingSampleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SolveAsync_options_that_cannot_be_cloned_fail_every_sample()
    {
        var model = ScriptedChatClient.Saying(Reply.Box(1), Reply.Box(1));
        var solver = new ConsensusSolver(model, new() { SampleCount = 2 });

        var exception = await Assert.ThrowsAsync<ConsensusException>(() => solver.SolveAsync("?", new Unclonable(), Token));

        Assert.Equal("no copies", exception.Chains[0].Error);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task SolveAsync_connection_that_a_cut_breaks_is_a_cancelled_sample()
    {
        var model = new ScriptedChatClient(call => call.Index < 2 ? Reply.Text(Reply.Box(1)) : Breaking());
        var solver = new ConsensusSolver(model, new() { SampleCount = 3 });

        ConsensusResult result = await solver.SolveAsync("?", cancellationToken: Token);

        Assert.Equal(ChainOutcome.Cancelled, result.Chains[2].Outcome);
        Assert.Null(result.Chains[2].Error);

        static async IAsyncEnumerable<ChatResponseUpdate> Breaking([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "Hm");
            var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = cancellationToken.Register(cut.SetResult);
            await cut.Task;
            throw new IOException("The connection was closed.");
        }
    }

    [Theory]
    [InlineData(null, 1_000, true)]
    [InlineData(0.6f, 1_000, true)]
    [InlineData(0f, 1_000, false)] // it was asked for
    [InlineData(0.6f, 100, false)] // may happen by chance
    public async Task SolveAsync_chains_that_are_the_same_word_for_word_are_noted(float? temperature, int length, bool noted)
    {
        string text = new string('a', length) + Reply.Box(1);
        var solver = new ConsensusSolver(ScriptedChatClient.Saying(text, text, text), new() { SampleCount = 3, StoppingRule = StoppingRules.FixedCount });

        ConsensusResult result = await solver.SolveAsync("?", new() { Temperature = temperature }, Token);

        string[] expected = noted ? ["All 3 chains that ended are the same word for word: the client did not heed their seeds, so that they agree means nothing."] : [];
        Assert.Equal(expected, result.Notes);
    }

    private sealed class Unclonable : ChatOptions
    {
        public override ChatOptions Clone() => throw new InvalidOperationException("no copies");
    }
}
