using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class ConsensusJsonTests
{
    [Fact]
    public async Task Result_with_every_kind_of_chain_survives_JSON()
    {
        ConsensusResult result = await EveryKindAsync();

        string json = result.ToJson();
        ConsensusResult read = ConsensusResult.FromJson(json);

        Assert.Equal(json, read.ToJson());
        Assert.Equal(
            [
                ChainOutcome.Failed, ChainOutcome.NoAnswer, ChainOutcome.Truncated, ChainOutcome.Rescued, ChainOutcome.Answered, ChainOutcome.Answered,
                ChainOutcome.Answered,
            ],
            read.Chains.Select(chain => chain.Outcome));
        Assert.Equal(
            result.Chains.Select(chain => (chain.Answer, chain.AnswerSource, chain.Error, chain.FinishReason, chain.Confidence, chain.Rescue)),
            read.Chains.Select(chain => (chain.Answer, chain.AnswerSource, chain.Error, chain.FinishReason, chain.Confidence, chain.Rescue)));
        Assert.Equal(result.Votes, read.Votes);
        Assert.Equal(result.Certainty, read.Certainty);
        Assert.Equal(result.Stop, read.Stop);
        Assert.Equal(result.Notes, read.Notes);
        Assert.Equal((result.Question, result.SampleCount, result.DecisionRule), (read.Question, read.SampleCount, read.DecisionRule));
        Assert.Equal(result.Chains[4].Verification!.FirstError, read.Chains[4].Verification!.FirstError);
        Assert.NotNull(read.Chains[4].Confidence);
    }

    [Fact]
    public async Task Chain_is_a_line_of_JSON_of_its_own()
    {
        ConsensusResult result = await EveryKindAsync();

        string line = JsonSerializer.Serialize(result.Chains[4], ConsensusJsonContext.Default.Chain);
        Chain read = JsonSerializer.Deserialize(line, ConsensusJsonContext.Default.Chain)!;

        Assert.DoesNotContain('\n', line);
        Assert.Equal((4, result.Chains[4].Answer), (read.Index, read.Answer));
    }

    [Fact]
    public async Task FromJson_cut_anywhere_tells_that_it_is_no_consensus()
    {
        string json = (await EveryKindAsync()).ToJson();

        for (int length = 0; length < json.Length; length += 7)
        {
            var exception = Assert.Throws<InvalidDataException>(() => ConsensusResult.FromJson(json[..length]));
            Assert.StartsWith("The text is not a saved consensus: ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"groups":null,"chains":[],"tokensSpent":{},"seedBase":1,"elapsed":"00:00:00"}""")]
    [InlineData("""{"groups":[],"chains":[null],"tokensSpent":{},"seedBase":1,"elapsed":"00:00:00"}""")]
    [InlineData("""{"groups":[{"answer":{"key":"a","display":"a","kind":"Text"},"members":[0],"weight":1}],"chains":[],"tokensSpent":{},"seedBase":1,"elapsed":"00:00:00"}""")]
    [InlineData("""{"groups":[],"votes":[{"sample":3,"status":"NoAnswer","answer":null,"weight":0}],"chains":[],"tokensSpent":{},"seedBase":1,"elapsed":"00:00:00"}""")]
    public void FromJson_of_anything_else_throws(string json) => Assert.Throws<InvalidDataException>(() => ConsensusResult.FromJson(json));

    [Fact]
    public void FromJson_of_nothing_throws() => Assert.Throws<ArgumentNullException>("json", () => ConsensusResult.FromJson(null!));

    private static async Task<ConsensusResult> EveryKindAsync()
    {
        var model = new ScriptedChatClient(call => call.Messages.Last().Role == ChatRole.Assistant
            ? Reply.Text(call.Messages.Last().Text.StartsWith("second", StringComparison.Ordinal) ? "7}" : "hm")
            : call.Index switch
            {
                0 => Reply.Failure(new InvalidOperationException("broke")),
                1 => Reply.Text("none"),
                2 => Reply.Text("first", finishReason: ChatFinishReason.Length),
                4 => Reply.Text("second", finishReason: ChatFinishReason.Length),
                _ => Confident(),
            });
        var options = new ConsensusOptions
        {
            SampleCount = 7,
            MaxConcurrency = 1,
            StoppingRule = StoppingRules.FixedCount,
            RescueTruncated = true,
            Confidence = new(),
            Verifiers = { new FirstWrong() },
        };
        return await new ConsensusSolver(model, options).SolveAsync("Why?", cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Confident()
    {
        await Task.CompletedTask;
        yield return new ChatResponseUpdate(ChatRole.Assistant, $"So {Reply.Box("1")}")
        {
            AdditionalProperties = new() { [ConfidenceOptions.TokenConfidenceProperty] = 4.5, [ConfidenceOptions.SelfCertaintyProperty] = 1.5 },
            FinishReason = ChatFinishReason.Stop,
        };
    }

    private sealed class FirstWrong : IStepVerifier
    {
        public string Name => "first";

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
            new(context.Chain.Index != 4 ? [] : [new StepVerdict
            {
                Step = context.Steps[0],
                Outcome = StepOutcome.Wrong,
                ErrorSpan = new TextSpan(0, 2),
                Claimed = "7 * 4 = 29",
                Actual = "7 * 4 = 28",
            }]);
    }
}
