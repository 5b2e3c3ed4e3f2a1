using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Quorum.LlamaCpp;

namespace Quorum.Evaluation.Tests.Evaluators;

public sealed class EvaluatorTests
{
    [Theory]
    [InlineData(@"So it is \boxed{0.5}.", true)]
    [InlineData(@"So it is \boxed{\frac{2}{4}}.", true)]
    [InlineData(@"So it is \boxed{2}.", false)]
    [InlineData("I do not know.", false)]
    public async Task Correctness_compares_what_the_answer_means(string text, bool isRight)
    {
        EvaluationResult result = await new AnswerCorrectnessEvaluator().EvaluateAsync(
            [], Reply(text), additionalContext: [new ExpectedAnswerContext("1/2")], cancellationToken: TestContext.Current.CancellationToken);

        BooleanMetric metric = result.Get<BooleanMetric>(AnswerCorrectnessEvaluator.MetricName);
        Assert.Equal(isRight, metric.Value);
        Assert.Equal(!isRight, metric.Interpretation!.Failed);
    }

    [Fact]
    public async Task Correctness_without_context_has_no_value_and_says_why()
    {
        EvaluationResult result = await new AnswerCorrectnessEvaluator().EvaluateAsync([], Reply(@"\boxed{1}"), cancellationToken: TestContext.Current.CancellationToken);

        BooleanMetric metric = result.Get<BooleanMetric>(AnswerCorrectnessEvaluator.MetricName);
        Assert.Null(metric.Value);
        Assert.True(metric.ContainsDiagnostics(diagnostic => diagnostic.Severity == EvaluationDiagnosticSeverity.Error));
    }

    [Fact]
    public async Task Both_evaluate_a_consensus_of_the_embedded_model_by_its_decision()
    {
        using IChatClient client = new LlamaChatClient(TinyModel.GetPath()).AsBuilder().UseConsensus(samples: 4).Build();
        ChatResponse response = await client.GetResponseAsync("What is 2 + 3?", new ChatOptions { Seed = 1, MaxOutputTokens = 200 }, TestContext.Current.CancellationToken);
        ConsensusResult consensus = response.GetConsensusResult()!;
        string decision = consensus.Decision?.Answer.Display ?? "none";

        EvaluationResult result = await EvaluateAsync(decision);
        EvaluationResult other = await EvaluateAsync(decision + "1");

        Assert.Equal(consensus.Decision is not null, result.Get<BooleanMetric>(AnswerCorrectnessEvaluator.MetricName).Value);
        Assert.False(other.Get<BooleanMetric>(AnswerCorrectnessEvaluator.MetricName).Value);
        Assert.Equal(consensus.Agreement, result.Get<NumericMetric>(AgreementEvaluator.AgreementName).Value);
        Assert.Equal(consensus.Probability, result.Get<NumericMetric>(AgreementEvaluator.CertaintyName).Value);
        Assert.Equal(consensus.Decision is not null, result.Get<BooleanMetric>(AgreementEvaluator.DecidedName).Value);

        async Task<EvaluationResult> EvaluateAsync(string expected) => await new CompositeEvaluator(new AnswerCorrectnessEvaluator(), new AgreementEvaluator())
            .EvaluateAsync([], response, additionalContext: [new ExpectedAnswerContext(expected)], cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Agreement_of_a_single_reply_has_no_value()
    {
        EvaluationResult result = await new AgreementEvaluator().EvaluateAsync([], Reply(@"\boxed{1}"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Null(result.Get<NumericMetric>(AgreementEvaluator.AgreementName).Value);
        Assert.True(result.ContainsDiagnostics(diagnostic => diagnostic.Severity == EvaluationDiagnosticSeverity.Error));
    }

    private static ChatResponse Reply(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop };
}
