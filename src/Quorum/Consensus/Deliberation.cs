namespace Quorum;

/// <summary>Judges chains as they end, in whatever order, and decides in the order of the samples.</summary>
/// <remarks>
/// The pure core of a consensus, the same live and in a replay. After every arrival, the run of samples from 0 on that have all ended is
/// extended by one chain at a time, and the stopping rule judges every length of it in turn; so what a rule infers from the samples
/// does not depend on when they ended. With a warm-up, nothing is judged before it is complete, unless one of its chains ends without a
/// confidence: then it can teach nothing and is over. Not thread-safe.
/// </remarks>
internal sealed class Deliberation
{
    private readonly IDecisionRule _decision;
    private readonly IStoppingRule _stopping;
    private readonly string _stoppingName;
    private readonly double? _minimumProbability;
    private readonly double? _certifyAt;
    private readonly ConfidenceOptions? _confidence;
    private readonly bool _isConfidenceAsked;
    private readonly Chain?[] _chains;
    private readonly List<VoteCount> _lastJudged = [];
    private IReadOnlyList<Chain> _counted = [];
    private StoppingVerdict? _verdict;
    private int _earliestStop;
    private int _warmUp;
    private bool _isWarmingUp;

    public Deliberation(int sampleCount, ConsensusOptions options, IDecisionRule decision)
    {
        _chains = new Chain?[sampleCount];
        _decision = decision;
        _stoppingName = options.StoppingRule.Name;

        // What arrived first may lock the outcome, but whether that is certain enough must not depend on timing.
        bool mayAbstain = options.MinimumProbability is not null || options.CertifyAt is not null;
        _stopping = mayAbstain ? StoppingRules.Any(options.StoppingRule) : options.StoppingRule;
        _minimumProbability = options.MinimumProbability;
        _certifyAt = options.CertifyAt;
        _isConfidenceAsked = options.Confidence is not null;
        _confidence = options.Confidence is { TerminateOnline: true } ? options.Confidence : null;
        _isWarmingUp = _confidence is not null;
        _warmUp = Math.Min(_confidence?.WarmUp ?? 0, sampleCount);
        Arrived = InOrder = decision.Count([]);
    }

    /// <summary>The length of the run of samples judged so far.</summary>
    public int Judged { get; private set; }

    /// <summary>The count over the samples judged so far.</summary>
    public VoteCount InOrder { get; private set; }

    /// <summary>The count over all samples that have ended.</summary>
    public VoteCount Arrived { get; private set; }

    /// <summary>What confidence a chain needs; <see langword="null"/> until the warm-up is complete, or if it taught nothing.</summary>
    public ConfidenceThreshold? Threshold { get; private set; }

    /// <summary>Whether no more samples are needed.</summary>
    public bool IsStopped => _verdict is { Stop: true };

    /// <summary>Whether every sample has been judged or none is needed any more.</summary>
    public bool IsComplete => IsStopped || Judged == _chains.Length;

    /// <summary>The counts over the samples judged, one for each length of the run to which the last arrival extended it.</summary>
    public IReadOnlyList<VoteCount> LastJudged => _lastJudged;

    /// <summary>A chain that has ended, as it is judged.</summary>
    public Chain this[int index] => _chains[index]!;

    /// <summary>Takes in a chain that has ended.</summary>
    public void Add(Chain chain)
    {
        _lastJudged.Clear();
        _chains[chain.Index] = Screen(chain);
        if (IsStopped)
            return;

        if (_isWarmingUp)
            EndWarmUpIfPossible();

        Arrived = _decision.Count(GetChains());
        if (!_isWarmingUp)
            JudgeOn();
    }

    /// <summary>Judges what there is, since no more samples will come.</summary>
    public void End()
    {
        if (IsComplete)
            return;

        if (_isWarmingUp)
            StartScreening();

        _warmUp = 0;
        Arrived = _decision.Count(GetChains());
        JudgeOn();
    }

    /// <summary>
    /// Whether a sample that has not been started is needed even if all before it that are open agree on one of the answers seen: whether the
    /// sampling goes on then, whichever it is.
    /// </summary>
    public bool Needs(int sample)
    {
        if (IsComplete)
            return false;

        // What could not stop the sampling even so can do it less the more is known, so the search goes on from where it was.
        _earliestStop = Math.Max(_earliestStop, Math.Max(Judged + 1, _warmUp));
        while (_earliestStop <= sample && !Foresight.Of(Arrived, _earliestStop, _chains.Length, _decision.LargestVote).Any(standing => Ask(standing).Stop))
            _earliestStop++;

        return _earliestStop > sample;
    }

    /// <summary>How certain the leader of the samples judged so far is.</summary>
    public Certainty? MeasureCertainty() => Certainty.Of(InOrder);

    /// <summary>Why sampling ended. To be asked once <see cref="IsComplete"/>.</summary>
    public StopReason ToStopReason()
    {
        string explanation = _counted.Count == Judged
            ? _verdict!.Reason
            : $"{_verdict!.Reason} The certainty is that of the first {Judged} samples, since those that end first favour answers with short chains.";
        bool isEarly = IsStopped && _counted.Count < _chains.Length;
        return new StopReason(_stoppingName, isEarly, explanation) { StoppedBy = isEarly ? _verdict.Rule ?? _stoppingName : null };
    }

    /// <summary>The chains as they were judged, in sample order.</summary>
    public IReadOnlyList<Chain> GetChains() => [.. _chains.OfType<Chain>()];

    /// <summary>Decides. To be asked once <see cref="IsComplete"/>, or after <see cref="End"/>.</summary>
    public Ruling Decide()
    {
        VoteCount count = _decision.Count(_counted);
        Dictionary<int, Vote> counted = count.Votes.ToDictionary(vote => vote.Sample);
        return new Ruling
        {
            Groups = count.Groups,
            Votes = [.. _chains.OfType<Chain>().Select(chain => counted.GetValueOrDefault(chain.Index) ?? ToUncountedVote(chain))],
            Stop = ToStopReason(),
            Certainty = GetCertainty(count),
            Abstention = GetAbstention(count, InOrder),
            Notes = GetNotes(count),
        };
    }

    /// <summary>The vote of a chain that is not needed.</summary>
    public static Vote ToUncountedVote(Chain chain) => new(
        chain.Index, chain.Outcome == ChainOutcome.Cancelled ? VoteStatus.NoAnswer : VoteStatus.Surplus, chain.Answer, 0);

    private void JudgeOn()
    {
        // What has just arrived may matter to a rule that looks at all arrivals even if the run does not grow.
        if (_chains[Judged] is null)
            Judge();

        while (!IsComplete && _chains[Judged] is not null)
        {
            Judged++;
            if (Judged >= _warmUp)
                Judge();
        }

        if (_verdict is { Stop: true, UsesArrived: true })
            CountAllArrived();
    }

    private void Judge()
    {
        Chain[] run = [.. _chains.Take(Judged)!];
        InOrder = run.Length == Arrived.Votes.Count ? Arrived : _decision.Count(run);
        _verdict = Ask(new Standing
        {
            SampleCount = _chains.Length,
            InOrder = InOrder,
            Arrived = Arrived,
            LargestVote = _decision.LargestVote,
        });
        _counted = run;
        _lastJudged.Add(InOrder);
    }

    /// <summary>Asks the stopping rule. While further samples may make an uncertain decision certain, they are drawn.</summary>
    private StoppingVerdict Ask(Standing standing)
    {
        StoppingVerdict verdict = _stopping.Judge(standing);
        VoteCount deciding = verdict.UsesArrived ? standing.Arrived : standing.InOrder;
        return verdict.Stop && deciding.Votes.Count < _chains.Length && GetAbstention(deciding, standing.InOrder) is { } abstention
            ? verdict with { Stop = false, Reason = abstention.Reason }
            : verdict;
    }

    private Certainty? GetCertainty(VoteCount count)
    {
        if (count.IsFallback || Certainty.Of(InOrder, count.Groups.Count > 0 ? count.Groups[0].Answer : null) is not { } certainty)
            return null;

        bool isCertified = _certifyAt is { } level && certainty.EValue >= 1 / level;
        return certainty with
        {
            CertifiedAt = _verdict?.Certainty?.CertifiedAt ?? (isCertified ? _certifyAt : null),
            IsLocked = _verdict?.Certainty?.IsLocked ?? false,
        };
    }

    /// <summary>Why the leader of a count is not decided on.</summary>
    private Abstention? GetAbstention(VoteCount count, VoteCount inOrder)
    {
        if (count.Groups.Count == 0)
            return null;

        if (count.IsRefuted)
            return Abstention.OfRefuted(count);

        Answer leader = count.Groups[0].Answer;
        Abstention? uncertain = _minimumProbability is { } minimum ? Abstention.Judge(inOrder, leader, minimum) : null;
        return uncertain ?? (_certifyAt is { } level ? Abstention.OfUncertified(inOrder, leader, level) : null);
    }

    private void CountAllArrived()
    {
        _counted = GetChains();
        Judged = _chains.TakeWhile(chain => chain is not null).Count();
        InOrder = _decision.Count([.. _chains.Take(Judged)!]);
        _lastJudged.Add(InOrder);
    }

    private List<string> GetNotes(VoteCount count)
    {
        List<string> notes = [];
        if (count.Note is { } note)
            notes.Add(note);

        if (_isConfidenceAsked && _chains.All(chain => chain?.Confidence is null))
            notes.Add("The engine gave no log-probabilities, so the confidence of the chains is not known: none was cut or weighed by it.");
        else if (_confidence?.WarmUp >= _chains.Length)
            notes.Add($"All {_chains.Length} samples were the warm-up (ConfidenceOptions.WarmUp), so none could be cut for low confidence.");

        return notes;
    }

    /// <summary>Ends the warm-up once it is complete, or as soon as it can teach nothing, whichever of its chains ends first.</summary>
    private void EndWarmUpIfPossible()
    {
        Chain?[] warmUp = [.. _chains.Take(_warmUp)];
        if (warmUp.Any(chain => chain is { Confidence: null, Outcome: not (ChainOutcome.Failed or ChainOutcome.Cancelled) }))
        {
            _isWarmingUp = false;
            _warmUp = 0;
        }
        else if (!warmUp.Contains(null))
        {
            StartScreening();
        }
    }

    private void StartScreening()
    {
        _isWarmingUp = false;
        Threshold = ConfidenceThreshold.Learn(_chains.Take(_warmUp).Select(chain => chain?.Confidence), _confidence!.KeepShare);
        for (int i = 0; i < _chains.Length; i++)
        {
            if (_chains[i] is { } chain)
                _chains[i] = Screen(chain);
        }
    }

    /// <summary>Marks a chain that lacks confidence, so that one that ended before the threshold was known fares like one that is cut.</summary>
    private Chain Screen(Chain chain) =>
        Threshold is { } threshold && chain is { Confidence: { } confidence, Outcome: not (ChainOutcome.Failed or ChainOutcome.Cancelled) }
            && !threshold.Admits(confidence)
            ? chain with { Outcome = ChainOutcome.LowConfidence, Answer = null, AnswerSource = null }
            : chain;
}
