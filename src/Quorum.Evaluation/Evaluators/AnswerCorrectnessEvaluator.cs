using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Quorum.Evaluation;

/// <summary>Evaluates whether the answer of a response is right: by what it means, not by its spelling, and without asking a model.</summary>
/// <remarks>
/// The response may be one reply or a consensus (<see cref="ConsensusChatClient"/>), whose decision counts then. What is right is said by an
/// <see cref="ExpectedAnswerContext"/>. The metric is a <see cref="BooleanMetric"/>; it has no value if that context is missing.
/// </remarks>
public sealed class AnswerCorrectnessEvaluator : IEvaluator
{
    /// <summary>The name of the metric.</summary>
    public const string MetricName = "Answer Correctness";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [MetricName];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="modelResponse"/> is <see langword="null"/>.</exception>
    public ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modelResponse);
        var metric = new BooleanMetric(MetricName);
        if (additionalContext?.OfType<ExpectedAnswerContext>().FirstOrDefault() is { } context)
        {
            metric.AddOrUpdateContext(context);
            Judge(metric, modelResponse, context.Answer);
        }
        else
        {
            metric.AddDiagnostics(EvaluationDiagnostic.Error($"No {nameof(ExpectedAnswerContext)} says what is right."));
        }

        return new(new EvaluationResult(metric));
    }

    private static void Judge(BooleanMetric metric, ChatResponse response, string expected)
    {
        Answer? answer = response.GetConsensusResult() is { } consensus
            ? consensus.Decision?.Answer
            : AnswerExtractor.Extract(response.Text, finishReason: response.FinishReason)?.Answer;
        bool isRight = answer is not null && new ExpectedAnswer(expected).IsRight(answer);
        metric.Value = isRight;
        metric.Reason = answer is null ? "The response gives no answer." : $"The answer is {answer.Display}, and {expected} is right.";
        metric.Interpretation = new(isRight ? EvaluationRating.Exceptional : EvaluationRating.Unacceptable, failed: !isRight, metric.Reason);
    }
}
