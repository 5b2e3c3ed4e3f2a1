using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Quorum.Evaluation;

/// <summary>Evaluates how far the samples of a consensus agree.</summary>
/// <remarks>
/// The response must come of a consensus (<see cref="ConsensusChatClient"/>); of any other, the metrics have no value. Agreement says nothing about
/// being right by itself; <see cref="RunScore.AgreementCalibration"/> measures what it foretells.
/// </remarks>
public sealed class AgreementEvaluator : IEvaluator
{
    /// <summary>The name of the metric with the leading answer's part of the votes, from 0 to 1.</summary>
    public const string AgreementName = "Agreement";

    /// <summary>The name of the metric with the probability that the leading answer is what the model answers most often (<see cref="Certainty.Probability"/>).</summary>
    public const string CertaintyName = "Certainty";

    /// <summary>The name of the metric that tells whether the consensus decided.</summary>
    public const string DecidedName = "Decided";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [AgreementName, CertaintyName, DecidedName];

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
        ConsensusResult? consensus = modelResponse.GetConsensusResult();
        var result = new EvaluationResult(
            new NumericMetric(AgreementName, consensus?.Agreement, consensus is null ? null : $"{consensus.Leader?.Votes ?? 0} votes lead among {consensus.Chains.Count} chains."),
            new NumericMetric(CertaintyName, consensus?.Probability, consensus?.Stop?.Explanation),
            new BooleanMetric(DecidedName, consensus is null ? null : consensus.Decision is not null, consensus?.Abstention?.Reason));
        if (consensus is null)
            result.AddDiagnosticsToAllMetrics(EvaluationDiagnostic.Error("The response is not one of a consensus; put UseConsensus into the pipeline of the client."));

        return new(result);
    }
}
