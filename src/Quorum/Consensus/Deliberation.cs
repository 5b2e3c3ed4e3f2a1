namespace Quorum;

/// <summary>Judges chains as they end, in whatever order, and decides in the order of the samples.</summary>
/// <remarks>
/// The pure core of a consensus, the same live and in a replay. After every arrival, the run of samples from 0 on that have all ended is
/// extended by one chain at a time, and the stopping rule judges every length of it in turn; so what a rule infers from the samples
/// does not depend on when they ended. With a warm-up, nothing is judged before it is complete. Not thread-safe.
/// </remarks>
internal sealed class Deliberation
{
    private readonly IDecisionRule _decision;
    private readonly IStoppingRule _stopping;
    private readonly string _stoppingName;
    private readonly double? _minimumProbability;
    private readonly ConfidenceOptions? _confidence;
    private readonly bool _isConfidenceAsked;
    private readonly Chain?[] _chains;
    private IReadOnlyList<Chain> _counted = [];
    private StoppingVerdict? _verdict;
    private int _earliestStop;
    private bool _isScreening;

    public Deliberation(int sampleCount, ConsensusOptions options, IDecisionRule decision)
    {
        _chains = new Chain?[sampleCount];
        _decision = decision;
        _stoppingName = options.StoppingRule.Name;

        // What arrived first may lock the outcome, but whether that is certain enough must not depend on timing.
        _stopping = options.MinimumProbability is null ? options.StoppingRule : StoppingRules.Any(options.StoppingRule);
        _minimumProbability = options.MinimumProbability;
        _isConfidenceAsked = options.Confidence is not null;
        _confidence = options.Confidence is { TerminateOnline: true } ? options.Confidence : null;
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

    private int WarmUp => Math.Min(_confidence?.WarmUp ?? 0, _chains.Length);

    /// <summary>Takes in a chain that has ended.</summary>
    public void Add(Chain chain)
    {
        _chains[chain.Index] = Screen(chain);
        if (IsStopped)
            return;

        if (_confidence is not null && !_isScreening)
        {
            if (_chains.Take(WarmUp).Any(ended => ended is null))
                return;

            StartScreening();
        }

        Arrived = _decision.Count([.. _chains.OfType<Chain>()]);

        // What has just arrived may matter to a rule that looks at all arrivals even if the run does not grow.
        if (_chains[Judged] is null)
            Judge();

        while (!IsComplete && _chains[Judged] is not null)
        {
            Judged++;
            if (Judged >= WarmUp)
                Judge();
        }

        if (_verdict is { Stop: true, UsesArrived: true })
            CountAllArrived();
    }

    /// <summary>
    /// Whether a sample that has not been started is needed even if all before it that are open agree with the leader, or with the runner-up:
    /// whether the sampling goes on then.
    /// </summary>
    public bool Needs(int sample)
    {
        if (IsComplete)
            return false;

        // What could not stop the sampling even so can do it less the more is known, so the search goes on from where it was.
        _earliestStop = Math.Max(_earliestStop, Math.Max(Judged + 1, WarmUp));
        while (_earliestStop <= sample && !Foresight.Of(Arrived, _earliestStop, _chains.Length, _decision.LargestVote).Any(standing => Ask(standing).Stop))
            _earliestStop++;

        return _earliestStop > sample;
    }

    /// <summary>How certain the leader of the samples judged so far is.</summary>
    public Certainty? MeasureCertainty() => InOrder.IsRefuted ? null : Certainty.Of(InOrder);

    /// <summary>Why sampling ended. To be asked once <see cref="IsComplete"/>.</summary>
    public StopReason ToStopReason()
    {
        string explanation = _counted.Count == Judged
            ? _verdict!.Reason
            : $"{_verdict!.Reason} The certainty is that of the first {Judged} samples, since those that end first favour answers with short chains.";
        return new StopReason(_stoppingName, IsStopped && _counted.Count < _chains.Length, explanation);
    }

    /// <summary>The chains as they were judged, in sample order.</summary>
    public IReadOnlyList<Chain> GetChains() => [.. _chains.OfType<Chain>()];

    /// <summary>Decides. To be asked once <see cref="IsComplete"/>.</summary>
    public Conclusion Conclude()
    {
        VoteCount count = _decision.Count(_counted);
        Dictionary<int, Vote> counted = count.Votes.ToDictionary(vote => vote.Sample);
        Answer? leader = count.Groups.Count > 0 ? count.Groups[0].Answer : null;
        Certainty? certainty = count.IsRefuted ? null : Certainty.Of(InOrder, leader);
        if (certainty is not null && _verdict?.Certainty is { } judged)
            certainty = certainty with { CertifiedAt = judged.CertifiedAt, IsLocked = judged.IsLocked };

        return new Conclusion
        {
            Groups = count.Groups,
            Votes = [.. _chains.OfType<Chain>().Select(chain => counted.GetValueOrDefault(chain.Index) ?? ToUncountedVote(chain))],
            Stop = ToStopReason(),
            Certainty = certainty,
            Abstention = GetAbstention(count, InOrder),
            Notes = GetNotes(count),
        };
    }

    /// <summary>The vote of a chain that is not needed.</summary>
    public static Vote ToUncountedVote(Chain chain) => new(
        chain.Index, chain.Outcome == ChainOutcome.Cancelled ? VoteStatus.NoAnswer : VoteStatus.Surplus, chain.Answer, 0);

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
    }

    /// <summary>Asks the stopping rule. While further samples may make an uncertain decision certain, they are drawn.</summary>
    private StoppingVerdict Ask(Standing standing)
    {
        StoppingVerdict verdict = _stopping.Judge(standing);
        VoteCount inOrder = standing.InOrder;
        return verdict.Stop && inOrder.Votes.Count < _chains.Length && GetAbstention(inOrder, inOrder) is { } abstention
            ? verdict with { Stop = false, Reason = abstention.Reason }
            : verdict;
    }

    /// <summary>Why the leader of a count is not decided on.</summary>
    private Abstention? GetAbstention(VoteCount count, VoteCount inOrder)
    {
        if (count.Groups.Count == 0)
            return null;

        return count.IsRefuted ? Abstention.OfRefuted(count)
            : _minimumProbability is { } minimum ? Abstention.Judge(inOrder, count.Groups[0].Answer, minimum)
            : null;
    }

    private void CountAllArrived()
    {
        _counted = GetChains();
        Judged = _chains.TakeWhile(chain => chain is not null).Count();
        InOrder = _decision.Count([.. _chains.Take(Judged)!]);
    }

    private List<string> GetNotes(VoteCount count)
    {
        List<string> notes = [];
        if (count.Note is { } note)
            notes.Add(note);

        if (_isConfidenceAsked && _chains.All(chain => chain?.Confidence is null))
            notes.Add("The engine gave no log-probabilities, so the confidence of the chains is not known and had no effect.");

        return notes;
    }

    private void StartScreening()
    {
        _isScreening = true;
        Threshold = ConfidenceThreshold.Learn(_chains.Take(WarmUp).Select(chain => chain!.Confidence), _confidence!.KeepShare);
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
