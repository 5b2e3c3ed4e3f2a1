using System.Threading.Channels;

namespace Quorum;

/// <summary>One question put to all samples, from the first request to the decision.</summary>
internal sealed class ConsensusRound
{
    private readonly ConsensusOptions _options;
    private readonly SampleSettings _settings;
    private readonly Action<ConsensusUpdate>? _observe;
    private readonly IDecisionRule _decisionRule;
    private readonly Deliberation _deliberation;
    private readonly ConfidenceGate _gate;
    private readonly Sample[] _samples;
    private readonly List<Task> _running = [];
    private readonly Channel<Chain> _finished = Channel.CreateUnbounded<Chain>();
    private readonly long _seedBase;
    private readonly long _startTime;
    private int _ended;
    private int _failed;
    private Certainty? _certainty;
    private bool _isStopAnnounced;

    public ConsensusRound(SampleSettings settings, ConsensusOptions options, Action<ConsensusUpdate>? observe)
    {
        _options = options;
        _settings = settings;
        _observe = observe;
        _decisionRule = options.DecisionRule ?? ConsensusOptions.DefaultDecisionRule(areVerified: settings.Verifier is not null);
        _deliberation = new Deliberation(options.SampleCount, options, _decisionRule);
        _gate = new ConfidenceGate(options.Confidence);
        _seedBase = settings.ChatOptions?.Seed ?? options.Seed ?? Random.Shared.NextInt64();
        _startTime = settings.Time.GetTimestamp();
        _samples =
        [
            .. SampleSeeds.Derive(_seedBase, options.SampleCount).Select((seed, index) => new Sample(index, seed, settings, _gate)),
        ];
    }

    /// <summary>Gets the sample behind a chain.</summary>
    public Sample this[Chain chain] => _samples[chain.Index];

    /// <summary>Draws the samples, so many at a time as allowed and needed, until all have ended or none of those open is needed.</summary>
    /// <returns>When every request has ended, also on failure and cancellation: nothing is left running.</returns>
    public async Task<ConsensusResult> RunAsync(CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var reporter = _options.Progress is null ? null : new ProgressReporter(_options.Progress, GetProgress, _settings.Time);
        try
        {
            StartNeeded(cut.Token);
            while (_ended < _running.Count)
            {
                Task<Chain> next = _finished.Reader.ReadAsync(CancellationToken.None).AsTask();
                if (reporter is not null)
                    await reporter.ReportUntilAsync(next);

                Record(await next);
                if (_deliberation.IsStopped)
                    await cut.CancelAsync();
                else if (!cut.IsCancellationRequested)
                    StartNeeded(cut.Token);

                reporter?.Report();
            }
        }
        finally
        {
            await cut.CancelAsync();
            await Task.WhenAll(_running);
        }

        cancellationToken.ThrowIfCancellationRequested();
        ConsensusResult result = ToResult();
        if (_observe is not null)
            _observe(new CompletedUpdate(result) { Progress = GetProgress() });

        return result;
    }

    private void StartNeeded(CancellationToken cut)
    {
        int room = _options.MaxConcurrency ?? _samples.Length;
        while (_running.Count < _samples.Length && _running.Count - _ended < room
            && (_options.Dispatch == SampleDispatch.AtOnce || _deliberation.Needs(_running.Count)))
        {
            StartNext(cut);
        }
    }

    private void StartNext(CancellationToken cut)
    {
        Sample sample = _samples[_running.Count];
        int index = _running.Count;
        _running.Add(sample.RunAsync(_finished.Writer, cut));
        if (_observe is not null)
            _observe(new SampleStartedUpdate(index, sample.Seed) { Progress = GetProgress() });
    }

    private void Record(Chain chain)
    {
        _ended++;
        if (chain.Outcome == ChainOutcome.Failed)
            _failed++;

        _deliberation.Add(chain);
        _gate.Threshold = _deliberation.Threshold;
        if (_observe is not null)
            Announce(chain, GetProgress());
    }

    private void Announce(Chain chain, ConsensusProgress progress)
    {
        _observe!(new SampleFinishedUpdate(chain) { Progress = progress });
        if (_isStopAnnounced)
            return;

        if (progress.Groups.FirstOrDefault(group => group.Members.Contains(chain.Index) || group.RescuedMembers.Contains(chain.Index)) is { } joined)
            _observe(new AnswerJoinedUpdate(chain.Index, joined) { Progress = progress });

        if (progress.Certainty is { } certainty && certainty != _certainty)
        {
            _certainty = certainty;
            _observe(new CertaintyChangedUpdate(_deliberation.InOrder.Groups[0], certainty) { Progress = progress });
        }

        _isStopAnnounced = _deliberation.IsComplete;
        if (_isStopAnnounced)
            _observe(new SamplingStoppedUpdate(_deliberation.ToStopReason()) { Progress = progress });
    }

    private ConsensusProgress GetProgress() => new()
    {
        SampleCount = _samples.Length,
        Started = _running.Count,
        Finished = _ended,
        Failed = _failed,
        Judged = _deliberation.Judged,
        Certainty = _deliberation.MeasureCertainty(),
        Groups = _deliberation.Arrived.Groups,
        TokensDrawn = _samples.Sum(sample => sample.TokensDrawn),
        Elapsed = _settings.Time.GetElapsedTime(_startTime),
    };

    private ConsensusResult ToResult()
    {
        IReadOnlyList<Chain> chains = _deliberation.GetChains();
        if (_failed == chains.Count)
            throw new ConsensusException(chains);

        Conclusion conclusion = _deliberation.Conclude();
        return new ConsensusResult
        {
            Question = _settings.Question,
            SampleCount = _samples.Length,
            Groups = conclusion.Groups,
            Votes = conclusion.Votes,
            Stop = conclusion.Stop,
            DecisionRule = _decisionRule.Name,
            Certainty = conclusion.Certainty,
            Abstention = conclusion.Abstention,
            Notes = [.. conclusion.Notes, .. _samples.Select(sample => sample.Note).OfType<string>()],
            Chains = chains,
            TokensSpent = ChainUsage.Sum(chains),
            SeedBase = _seedBase,
            Elapsed = _settings.Time.GetElapsedTime(_startTime),
        };
    }
}
