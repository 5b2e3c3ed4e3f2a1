using System.Threading.Channels;

namespace Quorum;

/// <summary>One question put to all samples, from the first request to the decision.</summary>
/// <typeparam name="TSample">What a sample is.</typeparam>
internal sealed class ConsensusRound<TSample>
    where TSample : Sample
{
    // Short chains may well be drawn twice.
    private const int LongestByChance = 1_000;

    private readonly ConsensusOptions _options;
    private readonly RoundSettings _settings;
    private readonly Action<ConsensusUpdate>? _observe;
    private readonly IDecisionRule _decisionRule;
    private readonly Deliberation _deliberation;
    private readonly ConfidenceGate _gate;
    private readonly TSample[] _samples;
    private readonly List<Task> _running = [];
    private readonly Channel<Chain> _finished = Channel.CreateUnbounded<Chain>();
    private readonly long _startTime;
    private int _ended;
    private int _failed;
    private Certainty? _certainty;
    private bool _isStopAnnounced;

    public ConsensusRound(
        RoundSettings settings, Func<int, long, ConfidenceGate, TSample> create, ConsensusOptions options, Action<ConsensusUpdate>? observe)
    {
        _options = options;
        _settings = settings;
        _observe = observe;
        _decisionRule = options.DecisionRule ?? ConsensusOptions.DefaultDecisionRule(settings.Verifiers.Count > 0);
        _deliberation = new Deliberation(settings.SampleCount, options, _decisionRule);
        _gate = new ConfidenceGate(options.Confidence);
        _startTime = settings.Time.GetTimestamp();
        _samples = [.. SampleSeeds.Derive(settings.SeedBase, settings.SampleCount).Select((seed, index) => create(index, seed, _gate))];
    }

    /// <summary>Gets the sample behind a chain.</summary>
    public TSample this[Chain chain] => _samples[chain.Index];

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
                    await reporter.ReportUntilAsync(next).ConfigureAwait(false);

                Record(await next.ConfigureAwait(false));
                if (_deliberation.IsStopped)
                    await cut.CancelAsync().ConfigureAwait(false);
                else if (!cut.IsCancellationRequested)
                    StartNeeded(cut.Token);

                reporter?.Report();
            }
        }
        finally
        {
            await cut.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_running).ConfigureAwait(false);
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
        TSample sample = _samples[_running.Count];
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
            Announce(_deliberation[chain.Index], GetProgress());
    }

    private void Announce(Chain chain, ConsensusProgress progress)
    {
        _observe!(new SampleFinishedUpdate(chain) { Progress = progress });
        if (_isStopAnnounced)
            return;

        if (progress.Groups.FirstOrDefault(group => group.Members.Contains(chain.Index) || group.RescuedMembers.Contains(chain.Index)) is { } joined)
            _observe(new AnswerJoinedUpdate(chain.Index, joined) { Progress = progress });

        // One arrival may be what several samples after it were waiting for.
        foreach (VoteCount count in _deliberation.LastJudged)
        {
            if (Certainty.Of(count) is not { } certainty || certainty == _certainty)
                continue;

            _certainty = certainty;
            _observe(new CertaintyChangedUpdate(count.Groups[0], certainty) { Progress = progress with { Judged = count.Votes.Count, Certainty = certainty } });
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

        Ruling ruling = _deliberation.Decide();
        return new ConsensusResult
        {
            Question = _settings.Question,
            SampleCount = _samples.Length,
            Groups = ruling.Groups,
            Votes = ruling.Votes,
            Stop = ruling.Stop,
            DecisionRule = _decisionRule.Name,
            Verifiers = _settings.Verifiers,
            AnswerPolicy = _options.AnswerPolicy,
            Certainty = ruling.Certainty,
            Abstention = ruling.Abstention,
            Notes = [.. ruling.Notes, .. _samples.Select(sample => sample.Note).Append(NoteOnSeeds(chains)).OfType<string>()],
            Chains = chains,
            TokensSpent = ChainUsage.Sum(chains),
            SeedBase = _settings.SeedBase,
            Elapsed = _settings.Time.GetElapsedTime(_startTime),
        };
    }

    /// <summary>Says so if the chains are the same word for word although they were sampled: then the seeds were not heeded.</summary>
    private string? NoteOnSeeds(IReadOnlyList<Chain> chains)
    {
        Chain[] whole = [.. chains.Where(TokenSavings.IsWhole)];
        bool areSame = whole.Length > 1
            && _settings.SeedsMatter
            && whole[0].Reasoning.Length + whole[0].Text.Length >= LongestByChance
            && whole.All(chain => chain.Reasoning == whole[0].Reasoning && chain.Text == whole[0].Text);
        return areSame
            ? $"All {whole.Length} chains that ended are the same word for word: the client did not heed their seeds, so that they agree means nothing."
            : null;
    }
}
