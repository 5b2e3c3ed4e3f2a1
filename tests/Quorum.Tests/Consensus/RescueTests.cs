using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class RescueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("12}")]
    [InlineData(@"\frac{24}{2}}$$ I hope it is correct.")]
    [InlineData(@"The answer is \boxed{12}.")]
    public async Task Truncated_chain_is_asked_for_its_answer(string reply)
    {
        var model = Model(rescue: _ => Reply.Text(reply));

        ConsensusResult result = await SolveAsync(model);

        Chain chain = Assert.Single(result.Chains);
        Assert.Equal(ChainOutcome.Rescued, chain.Outcome);
        Assert.Equal(MathAnswer.Parse("12"), chain.Answer);
        Assert.EndsWith(reply, chain.Rescue, StringComparison.Ordinal);
        Assert.Equal("six times", chain.Reasoning);
        Assert.Equal(ChatFinishReason.Length, chain.FinishReason);
    }

    [Fact]
    public async Task Rescue_continues_the_chain_with_its_own_options()
    {
        var model = Model(rescue: _ => Reply.Text("12}"));

        await SolveAsync(model, new() { Temperature = 0.6f, MaxOutputTokens = 3 });

        ScriptedCall first = model.Calls[0];
        ScriptedCall rescue = model.Calls[1];
        Assert.Equal([ChatRole.User, ChatRole.Assistant], rescue.Messages.Select(message => message.Role));
        Assert.Collection(
            rescue.Messages.Last().Contents,
            content => Assert.Equal("six times", Assert.IsType<TextReasoningContent>(content).Text),
            content => Assert.EndsWith(@"\boxed{", Assert.IsType<TextContent>(content).Text, StringComparison.Ordinal));
        Assert.Equal((0.6f, first.Options!.Seed), (rescue.Options!.Temperature, rescue.Options.Seed));
        Assert.Equal((3, 64), (first.Options.MaxOutputTokens, rescue.Options.MaxOutputTokens));
    }

    [Fact]
    public async Task Rescued_chains_are_counted_apart()
    {
        int started = 0;
        var model = new ScriptedChatClient(call => call.Messages.Last().Role == ChatRole.Assistant
            ? Reply.Text("1}")
            : Interlocked.Increment(ref started) == 1 ? Reply.Text(Reply.Box(2)) : Reply.Text("cut", finishReason: ChatFinishReason.Length));

        ConsensusResult result = await new ConsensusSolver(model, new() { SampleCount = 3, RescueTruncated = true, StoppingRule = StoppingRules.FixedCount })
            .SolveAsync("?", cancellationToken: Token);

        Assert.Equal("2", result.Decision!.Answer.Display);
        Assert.Equal([VoteStatus.Counted, VoteStatus.Rescued, VoteStatus.Rescued], result.Votes.Select(vote => vote.Status));
    }

    [Fact]
    public async Task Rescue_counts_in_the_usage()
    {
        ConsensusResult result = await SolveAsync(Model(rescue: _ => Reply.Text("12} and more")));

        Assert.Equal(3 + 3, result.TokensSpent.OutputTokenCount);
        Assert.Equal(20, result.TokensSpent.InputTokenCount);
        Assert.Equal(3 + 3, result.Chains[0].TokensDrawn);
    }

    [Theory]
    [InlineData("well, let me think")]
    [InlineData("")]
    [InlineData("= 12\n\n24}")]
    public async Task Rescue_without_an_answer_leaves_the_chain_truncated(string reply)
    {
        ConsensusResult result = await SolveAsync(Model(rescue: _ => Reply.Text(reply)));

        Assert.Equal(ChainOutcome.Truncated, result.Chains[0].Outcome);
        Assert.Null(result.Chains[0].Answer);
        Assert.Null(result.Decision);
    }

    [Fact]
    public async Task Rescue_that_fails_leaves_the_chain_truncated_and_a_note()
    {
        ConsensusResult result = await SolveAsync(Model(rescue: _ => Reply.Failure(new InvalidOperationException("No memory left."))));

        Assert.Equal(ChainOutcome.Truncated, result.Chains[0].Outcome);
        Assert.Equal("Chain 0 could not be rescued: No memory left.", Assert.Single(result.Notes));
    }

    [Fact]
    public async Task Chain_is_not_rescued_unless_asked_for()
    {
        var model = Model(rescue: _ => throw new InvalidOperationException("Not to be called."));

        ConsensusResult result = await new ConsensusSolver(model, new() { SampleCount = 1 }).SolveAsync("?", cancellationToken: Token);

        Assert.Equal(ChainOutcome.Truncated, result.Chains[0].Outcome);
        Assert.Single(model.Calls);
    }

    private static ScriptedChatClient Model(Func<ScriptedCall, IAsyncEnumerable<ChatResponseUpdate>> rescue) => new(call =>
        call.Messages.Last().Role == ChatRole.Assistant ? rescue(call) : Reply.Text("", reasoning: "six times", finishReason: ChatFinishReason.Length));

    private static Task<ConsensusResult> SolveAsync(ScriptedChatClient model, ChatOptions? options = null) =>
        new ConsensusSolver(model, new() { SampleCount = 1, RescueTruncated = true }).SolveAsync("?", options, Token);
}
