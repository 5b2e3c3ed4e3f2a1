namespace Quorum.Evaluation;

/// <summary>The figures of a run, all computed from the same samples.</summary>
/// <remarks>Figures of k samples are of the problems that have so many; <see cref="CurvePoint.Problems"/> tells how many those are.</remarks>
public sealed class RunScore
{
    private readonly RunScorer _scorer;

    internal RunScore(RunScorer scorer, RunManifest manifest, IReadOnlyList<ScoredProblem> problems, IReadOnlyDictionary<string, string> unscored)
    {
        _scorer = scorer;
        Manifest = manifest;
        Problems = problems;
        Unscored = unscored;
    }

    /// <summary>Gets what the run is.</summary>
    public RunManifest Manifest { get; }

    /// <summary>Gets the problems that have samples, in the order of the run.</summary>
    public IReadOnlyList<ScoredProblem> Problems { get; }

    /// <summary>Gets the ids of the problems that could not be scored, and why: where programs cannot be isolated, none is run.</summary>
    public IReadOnlyDictionary<string, string> Unscored { get; }

    /// <summary>Gets the problems that have all samples.</summary>
    public IReadOnlyList<ScoredProblem> Complete => [.. Problems.Where(problem => problem.Chains.Count == Manifest.Samples)];

    /// <summary>Gets the largest number of samples that a problem has; 0 if there are none.</summary>
    public int MostSamples => Problems.Count > 0 ? Problems.Max(problem => problem.Chains.Count) : 0;

    /// <summary>Gets the share of samples that ended by themselves and gave no answer.</summary>
    public double WithoutAnswer => ShareOf(Problems, ChainOutcome.NoAnswer);

    /// <summary>Gets the share of samples that were cut at the token limit before they gave an answer.</summary>
    public double Truncated => ShareOf(Problems, ChainOutcome.Truncated);

    /// <summary>Gets the output tokens of all samples.</summary>
    public long Tokens => Problems.Sum(problem => problem.Chains.Sum(chain => chain.Chain.TokensDrawn));

    /// <summary>Reads the chains of a problem from the disk, with their texts and the verdict on every step; answers and votes are those of the score.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The chains, in the order of the samples.</returns>
    /// <exception cref="InvalidDataException">A file of the run was changed meanwhile.</exception>
    public Task<IReadOnlyList<Chain>> ReadChainsAsync(ScoredProblem problem, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return _scorer.ReadAsync(problem, cancellationToken);
    }

    /// <summary>Estimates the mean of a figure over the problems that have at least k samples.</summary>
    /// <param name="k">The number of samples.</param>
    /// <param name="figure">The figure of a problem, such as <c>problem => problem.MajorityAt(k)</c>.</param>
    /// <returns>The estimate; <see langword="null"/> if no problem has so many samples.</returns>
    public Estimate? Mean(int k, Func<ScoredProblem, double> figure)
    {
        double[] values = [.. Problems.Where(problem => problem.Chains.Count >= k).Select(figure)];
        return values.Length > 0 ? Estimate.Of(values) : null;
    }

    /// <summary>Computes a curve.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="figure">The figure of a problem at k samples.</param>
    /// <returns>The curve at k = 1, 2, 4, … and at all samples.</returns>
    public ScoreCurve Curve(string name, Func<ScoredProblem, int, double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new(name, [.. Counts().Select(k =>
        {
            ScoredProblem[] problems = [.. Problems.Where(problem => problem.Chains.Count >= k)];
            return new CurvePoint(k, Estimate.Of([.. problems.Select(problem => figure(problem, k))]), k * problems.Average(problem => problem.TokensPerSample), problems.Length);
        })]);
    }

    /// <summary>Gets the curves that everybody asks for: pass@k, maj@k, maj@k of verified chains and, where confidence is known, weighed by it.</summary>
    /// <returns>The curves.</returns>
    public IReadOnlyList<ScoreCurve> Curves()
    {
        List<ScoreCurve> curves =
        [
            Curve("pass@k", (problem, k) => problem.PassAt(k)),
            Curve("maj@k", (problem, k) => problem.MajorityAt(k)),
            Curve("verified maj@k", (problem, k) => problem.VerifiedAt(k)),
        ];
        if (Problems.Any(problem => problem.Chains.Any(chain => chain.Chain.Confidence is not null)))
        {
            IDecisionRule rule = DecisionRules.ConfidenceWeighted();
            curves.Add(Curve("confidence-weighted maj@k", (problem, k) => problem.RuleAt(rule, k)));
        }

        return curves;
    }

    /// <summary>Gets what consensus and verification add at all samples.</summary>
    /// <returns>The differences of the problems that have all samples; none if no problem has.</returns>
    public IReadOnlyList<ScoreDifference> Differences()
    {
        int k = Manifest.Samples;
        return
        [
            .. Difference($"maj@{k} minus pass@1", problem => problem.MajorityAt(k) - problem.PassRate),
            .. Difference($"verified maj@{k} minus maj@{k}", problem => problem.VerifiedAt(k) - problem.MajorityAt(k)),
        ];

        IEnumerable<ScoreDifference> Difference(string name, Func<ScoredProblem, double> figure) =>
            Mean(k, figure) is { } difference ? [new(name, difference)] : [];
    }

    /// <summary>Gets the figures of each subject or level, in the order of their names.</summary>
    /// <param name="name">What a problem belongs to; problems without a name are left out.</param>
    /// <returns>The figures, of the problems that have all samples.</returns>
    public IReadOnlyList<GroupScore> GroupBy(Func<Problem, string?> name) =>
    [
        .. Complete.Where(problem => name(problem.Problem) is not null)
            .GroupBy(problem => name(problem.Problem)!)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new GroupScore(
                group.Key,
                group.Count(),
                Estimate.Of([.. group.Select(problem => problem.PassRate)]),
                Estimate.Of([.. group.Select(problem => problem.MajorityAt(problem.Chains.Count))]),
                Estimate.Of([.. group.Select(problem => problem.VerifiedAt(problem.Chains.Count))]),
                ShareOf([.. group], ChainOutcome.NoAnswer),
                ShareOf([.. group], ChainOutcome.Truncated))),
    ];

    /// <summary>Measures stopping rules on the problems that have all samples.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The rules, over plain votes and over verified ones; none if there are no such problems.</returns>
    public async Task<IReadOnlyList<AdaptiveScore>> AdaptiveAsync(CancellationToken cancellationToken = default) =>
        await AdaptiveScoring.RunAsync(Complete, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Measures whether agreement foretells being right: the leading answer's part of the votes of all samples, against whether it is right.
    /// </summary>
    /// <returns>The calibration; <see langword="null"/> if no problem has a vote.</returns>
    public Calibration? AgreementCalibration() => Calibration.Of([.. Complete.Select(problem => (Problem: problem, Count: CountVotes(problem.Chains)))
        .Where(pair => pair.Count.Groups.Count > 0)
        .Select(pair => ((double)pair.Count.Groups[0].Votes / pair.Count.Groups.Sum(group => group.Votes), pair.Problem.IsRight(pair.Count.Groups[0].Answer)))]);

    /// <summary>
    /// Measures whether the stated certainty holds: the probability after the first half of the samples that the leader is what the model answers most
    /// often (<see cref="Certainty.Probability"/>), against whether the second half, which knows nothing of it, leads with the same answer.
    /// </summary>
    /// <remarks>The second half errs as well, so a statement that is exactly calibrated holds a little less often here than stated.</remarks>
    /// <returns>The calibration; <see langword="null"/> if there are fewer than two samples or no votes.</returns>
    public Calibration? CertaintyCalibration() => Calibration.Of([.. Complete
        .Select(problem => (First: CountVotes(problem.Chains.Take(problem.Chains.Count / 2)), Second: CountVotes(problem.Chains.Skip(problem.Chains.Count / 2))))
        .Where(halves => halves.First.Groups.Count > 0 && halves.Second.Groups.Count > 0)
        .Select(halves => (Certainty.Of(halves.First)!.Probability, halves.First.Groups[0].Answer.Equals(halves.Second.Groups[0].Answer)))]);

    private static VoteCount CountVotes(IEnumerable<ScoredChain> chains) =>
        DecisionRules.Majority.Count([.. chains.Select((chain, index) => chain.Chain with { Index = index })]);

    private static double ShareOf(IReadOnlyList<ScoredProblem> problems, ChainOutcome outcome)
    {
        int samples = problems.Sum(problem => problem.Chains.Count);
        return samples > 0 ? (double)problems.Sum(problem => problem.Chains.Count(chain => chain.Chain.Outcome == outcome)) / samples : 0;
    }

    private IEnumerable<int> Counts()
    {
        int most = MostSamples;
        for (int k = 1; k < most; k *= 2)
            yield return k;

        if (most > 0)
            yield return most;
    }
}
