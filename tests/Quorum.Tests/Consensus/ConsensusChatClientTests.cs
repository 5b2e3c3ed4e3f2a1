using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class ConsensusChatClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetResponse_majority_of_equivalent_answers_decides()
    {
        using var client = Saying(Reply.Box("2"), Reply.Box("0.5"), Reply.Box(@"\frac12"), Reply.Box("2"), Reply.Box("1/2"));

        ConsensusResult result = await AskAsync(client);

        Assert.Equal("0.5", result.Decision!.Answer.Display);
        Assert.Equal([1, 2, 4], result.Decision.Members);
        Assert.Equal(3, result.Decision?.Votes);
        Assert.Equal(0.6, result.Agreement);
        Assert.Equal(LeadPosterior.OfLead(3, 2), result.Probability);
        Assert.Equal([3, 2], result.Groups.Select(group => group.Votes));
        Assert.False(result.StoppedEarly);
    }

    [Fact]
    public async Task GetResponse_tie_goes_to_the_group_of_the_lowest_index()
    {
        using var client = Saying(Reply.Box("b"), Reply.Box("a"), Reply.Box("a"), Reply.Box("b"));

        Assert.Equal("b", (await AskAsync(client)).Decision!.Answer.Display);
    }

    [Fact]
    public async Task GetResponse_chains_without_an_answer_have_no_vote_and_are_reported()
    {
        var model = new ScriptedChatClient(call => call.Index switch
        {
            0 => Reply.Text("I do not know"),
            1 => Reply.Text("I do not know"),
            2 => Reply.Text(@"so \boxed{1", finishReason: ChatFinishReason.Length),
            3 => Reply.Failure(new InvalidOperationException("No memory left.")),
            _ => Reply.Text(Reply.Box("5")),
        });
        using var client = Client(model, 5);

        ConsensusResult result = await AskAsync(client);

        Assert.Equal(
            [ChainOutcome.NoAnswer, ChainOutcome.NoAnswer, ChainOutcome.Truncated, ChainOutcome.Failed, ChainOutcome.Answered],
            result.Chains.Select(chain => chain.Outcome));
        Assert.Equal("5", result.Decision!.Answer.Display);
        Assert.Equal(1, result.Agreement);
        Assert.Equal("No memory left.", result.Chains[3].Error);
        Assert.Equal("Well", result.Chains[3].Text);
        Assert.IsType<InvalidOperationException>(result.Chains[3].Exception);
    }

    [Fact]
    public async Task GetResponse_at_the_token_limit_only_a_closed_box_is_an_answer()
    {
        var model = new ScriptedChatClient(call => call.Index switch
        {
            0 => Reply.Text("The answer is 12", finishReason: ChatFinishReason.Length),
            _ => Reply.Text(@"\boxed{125}, and", finishReason: ChatFinishReason.Length),
        });
        using var client = Client(model, 2);

        Assert.Equal([ChainOutcome.Truncated, ChainOutcome.Answered], (await AskAsync(client)).Chains.Select(chain => chain.Outcome));
    }

    [Fact]
    public async Task GetResponse_is_one_message_of_the_first_chain_of_the_decision()
    {
        var model = new ScriptedChatClient(call => call.Index == 0
            ? Reply.Text(Reply.Box("1"))
            : Reply.Text(Reply.Box("2"), reasoning: $"thought {call.Index}"));
        using var client = Client(model, 3);

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: Token);

        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal(ChatRole.Assistant, message.Role);
        Assert.Collection(
            message.Contents,
            content => Assert.Equal("thought 1", Assert.IsType<TextReasoningContent>(content).Text),
            content => Assert.Equal(@"\boxed{2}", Assert.IsType<TextContent>(content).Text));
        Assert.Equal("scripted", response.ModelId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.NotNull(response.ResponseId);
        Assert.Equal(response.ResponseId, message.MessageId);
    }

    [Fact]
    public async Task GetResponse_inline_reasoning_is_split_off()
    {
        using var client = Saying(@"<think>maybe \boxed{1}</think> \boxed{2}");

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: Token);

        Assert.Equal(@"\boxed{2}", response.Text);
        Assert.Equal(@"maybe \boxed{1}", response.Messages[0].Contents.OfType<TextReasoningContent>().Single().Text);
        Assert.Equal("2", response.GetConsensusResult()!.Decision!.Answer.Display);
    }

    [Fact]
    public async Task GetResponse_no_answer_at_all_returns_the_first_complete_chain_undecided()
    {
        var model = new ScriptedChatClient(call => call.Index == 0
            ? Reply.Text("cut", finishReason: ChatFinishReason.Length)
            : Reply.Text($"No idea {call.Index}."));
        using var client = Client(model, 3);

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: Token);
        ConsensusResult result = response.GetConsensusResult()!;

        Assert.Equal("No idea 1.", response.Text);
        Assert.Null(result.Decision);
        Assert.Null(result.Probability);
        Assert.Equal(0, result.Agreement);
    }

    [Fact]
    public async Task GetResponse_best_of_n_answers_with_the_best_chain()
    {
        using var client = new ConsensusChatClient(
            ScriptedChatClient.Saying("poor \\boxed{1}", "wrong \\boxed{2}", "best \\boxed{1}"),
            new() { SampleCount = 3, DecisionRule = DecisionRules.BestOf(chain => chain.Index, "index") });

        Assert.Equal(@"best \boxed{1}", (await client.GetResponseAsync("?", cancellationToken: Token)).Text);
    }

    [Fact]
    public async Task GetResponse_abstention_says_so_and_what_it_would_take()
    {
        using var client = new ConsensusChatClient(
            ScriptedChatClient.Saying(Reply.Box(12), Reply.Box(15), Reply.Box(12)), new() { SampleCount = 3, MinimumProbability = 0.95 });

        string text = (await client.GetResponseAsync("?", cancellationToken: Token)).Text;

        Assert.StartsWith("No consensus. 2 votes for 12, 1 for 15: ", text, StringComparison.Ordinal);
        Assert.EndsWith("about 22 further samples would decide.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponse_tool_calls_are_no_answer_and_are_passed_on()
    {
        var model = new ScriptedChatClient(call => new[]
        {
            new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent($"{call.Index}", "add")])
            {
                FinishReason = ChatFinishReason.ToolCalls,
            },
        }.ToAsyncEnumerable());
        using var client = Client(model, 2);

        ChatResponse response = await client.GetResponseAsync("?", cancellationToken: Token);

        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal("0", Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>()).CallId);
    }

    [Fact]
    public async Task GetResponse_every_sample_failed_throws_with_every_reason()
    {
        using var client = Saying(null, null, null);

        var exception = await Assert.ThrowsAsync<ConsensusException>(() => AskAsync(client));

        Assert.Contains("Sample 0 broke.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, Assert.IsType<AggregateException>(exception.InnerException).InnerExceptions.Count);
        Assert.Equal(3, exception.Chains.Count);
    }

    [Fact]
    public async Task GetResponse_client_that_throws_before_streaming_is_a_failed_sample()
    {
        var model = new ScriptedChatClient(call => call.Index == 0 ? throw new NotSupportedException("No.") : Reply.Text(Reply.Box("1")));
        using var client = Client(model, 2);

        Assert.Equal(ChainOutcome.Failed, (await AskAsync(client)).Chains[0].Outcome);
    }

    [Fact]
    public async Task GetResponse_timeout_of_the_inner_client_is_a_failed_sample()
    {
        var model = new ScriptedChatClient(call => call.Index == 0
            ? Reply.Failure(new TaskCanceledException("Timed out."))
            : Reply.Text(Reply.Box("1")));
        using var client = Client(model, 2);

        Assert.Equal(ChainOutcome.Failed, (await AskAsync(client)).Chains[0].Outcome);
    }

    [Fact]
    public async Task GetResponse_one_sample_is_a_consensus_of_one()
    {
        using var client = Saying(Reply.Box("7"));

        ConsensusResult result = await AskAsync(client);

        Assert.Equal("7", result.Decision!.Answer.Display);
        Assert.Equal(0.75, result.Probability);
    }

    [Fact]
    public async Task GetResponse_messages_of_one_sample_are_read_line_by_line()
    {
        var model = new ScriptedChatClient(_ => new[]
        {
            new ChatResponseUpdate(ChatRole.Assistant, "Let me see.") { MessageId = "1" },
            new ChatResponseUpdate(ChatRole.Assistant, "Answer: 5") { MessageId = "2" },
        }.ToAsyncEnumerable());
        using var client = Client(model, 1);

        Assert.Equal("5", (await AskAsync(client)).Decision!.Answer.Display);
    }

    private static ConsensusChatClient Client(ScriptedChatClient model, int samples) =>
        new(model, new() { SampleCount = samples, StoppingRule = StoppingRules.FixedCount });

    private static ConsensusChatClient Saying(params string?[] texts) => Client(ScriptedChatClient.Saying(texts), texts.Length);

    private static async Task<ConsensusResult> AskAsync(ConsensusChatClient client) =>
        (await client.GetResponseAsync("?", cancellationToken: Token)).GetConsensusResult()!;
}
