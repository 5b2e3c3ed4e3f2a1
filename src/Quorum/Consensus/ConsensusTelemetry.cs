using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Quorum;

/// <summary>What one consensus tells of itself: an activity, measurements and log entries.</summary>
/// <remarks>Names follow the OpenTelemetry conventions for generative AI where those have one; the rest begins with <c>quorum.</c>.</remarks>
internal sealed partial class ConsensusTelemetry : IDisposable
{
    private readonly Activity? _activity;
    private readonly ILogger _logger;
    private readonly bool _isSensitiveDataEnabled;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly TagList _tags;

    public ConsensusTelemetry(ChatClientMetadata? metadata, string? modelId, RoundSettings settings, ConsensusOptions options, ILogger logger)
    {
        _logger = logger;
        _isSensitiveDataEnabled = options.EnableSensitiveData;
        _time = settings.Time;
        _started = _time.GetTimestamp();
        _tags = new TagList { { "gen_ai.operation.name", ConsensusInstruments.Operation }, { "quorum.stopping_rule", options.StoppingRule.Name } };
        if (metadata?.ProviderName is { } provider)
            _tags.Add("gen_ai.provider.name", provider);

        string? model = modelId ?? metadata?.DefaultModelId;
        if (model is not null)
            _tags.Add("gen_ai.request.model", model);

        _activity = ConsensusInstruments.Source.StartActivity(model is null ? ConsensusInstruments.Operation : $"{ConsensusInstruments.Operation} {model}");
        foreach (KeyValuePair<string, object?> tag in _tags)
            _activity?.SetTag(tag.Key, tag.Value);

        _activity?.SetTag("quorum.sample_count", settings.SampleCount);
        if (_isSensitiveDataEnabled)
            _activity?.SetTag("quorum.question", settings.Question);
    }

    public void Describe(ConsensusResult result)
    {
        int votes = result.IsFallback ? 0 : result.Leader?.Votes ?? 0;
        _activity?
            .SetTag("gen_ai.request.seed", result.SeedBase)
            .SetTag("gen_ai.usage.input_tokens", result.TokensSpent.InputTokenCount)
            .SetTag("gen_ai.usage.output_tokens", result.TokensSpent.OutputTokenCount)
            .SetTag("quorum.consensus.samples", result.Chains.Count)
            .SetTag("quorum.consensus.answered", result.Count(ChainOutcome.Answered))
            .SetTag("quorum.consensus.failed", result.Count(ChainOutcome.Failed))
            .SetTag("quorum.consensus.votes", votes)
            .SetTag("quorum.consensus.agreement", result.Agreement)
            .SetTag("quorum.consensus.probability", result.Probability)
            .SetTag("quorum.consensus.abstained", result.Abstention is not null)
            .SetTag("quorum.consensus.abstention_cause", result.Abstention?.Cause.ToString())
            .SetTag("quorum.consensus.stopped_early", result.StoppedEarly)
            .SetTag("quorum.consensus.stopped_by", result.Stop?.StoppedBy)
            .SetTag("quorum.consensus.stop_reason", result.Stop?.Explanation)
            .SetTag("quorum.decision_rule", result.DecisionRule);
        if (_isSensitiveDataEnabled)
            _activity?.SetTag("quorum.consensus.answer", result.Decision?.Answer.Display);

        ConsensusInstruments.Record(result, _time.GetElapsedTime(_started), _tags);
        foreach (Chain chain in result.Chains)
        {
            if (chain.Outcome == ChainOutcome.Failed)
                LogSampleFailed(chain.Exception, chain.Index);
        }

        foreach (string note in result.Notes)
            LogNote(note);

        LogDecided(
            votes, result.Votes.Count(vote => vote.Status == VoteStatus.Counted), result.Chains.Count, result.Probability, result.Stop?.Rule, result.SeedBase);
        if (result.Abstention is { } abstention)
            LogAbstained(abstention.Cause);

        if (result.Decision is { } decision)
            LogAnswer(decision.Answer);
    }

    public void Describe(Exception exception)
    {
        _activity?.SetTag("error.type", exception.GetType().FullName);
        ConsensusInstruments.Record(exception, _time.GetElapsedTime(_started), _tags);
        if (exception is OperationCanceledException)
        {
            // Whoever asked gave up; nothing went wrong.
            LogCancelled();
            return;
        }

        _activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        LogFailed(exception);
    }

    public void Dispose() => _activity?.Dispose();

    [LoggerMessage(
        LogLevel.Debug,
        "Consensus: {Votes} of {Counted} votes agree, from {Samples} samples; probability {Probability}, ended by {Rule}, seed base {SeedBase}.")]
    private partial void LogDecided(int votes, int counted, int samples, double? probability, string? rule, long seedBase);

    [LoggerMessage(LogLevel.Information, "Consensus abstained: {Cause}.")]
    private partial void LogAbstained(AbstentionCause cause);

    [LoggerMessage(LogLevel.Trace, "Consensus answer: {Answer}. Sensitive data.")]
    private partial void LogAnswer(Answer answer);

    [LoggerMessage(LogLevel.Information, "{Note}")]
    private partial void LogNote(string note);

    [LoggerMessage(LogLevel.Warning, "Sample {Index} failed and has no vote.")]
    private partial void LogSampleFailed(Exception? exception, int index);

    [LoggerMessage(LogLevel.Debug, "Consensus cancelled.")]
    private partial void LogCancelled();

    [LoggerMessage(LogLevel.Error, "Consensus failed.")]
    private partial void LogFailed(Exception exception);
}
