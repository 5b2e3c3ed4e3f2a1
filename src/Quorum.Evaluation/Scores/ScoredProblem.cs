using Microsoft.Extensions.AI;

namespace Quorum.Evaluation;

/// <summary>How the samples of one problem came out. All its figures are of this problem alone.</summary>
public sealed class ScoredProblem
{
    private readonly Lazy<double[]> _pass;
    private readonly Lazy<double[]> _majority;
    private readonly Lazy<double[]> _verified;

    internal ScoredProblem(Problem problem, IReadOnlyList<ScoredChain> chains, long seedBase)
    {
        Problem = problem;
        Chains = chains;
        SeedBase = seedBase;
        _pass = new(() => PassCurve.Of(Chains.Count, Chains.Count(chain => chain.IsRight)));
        _majority = new(() => VoteCurve.Of(Chains, chain => chain.Votes));
        _verified = new(() => VoteCurve.Of(Chains, chain => chain.VotesVerified));
    }

    /// <summary>Gets the problem.</summary>
    public Problem Problem { get; }

    /// <summary>Gets its chains, in the order of the samples.</summary>
    public IReadOnlyList<ScoredChain> Chains { get; }

    /// <summary>Gets the mean number of output tokens of a sample.</summary>
    public double TokensPerSample => Chains.Average(chain => (double)chain.Chain.TokensDrawn);

    /// <summary>Gets the part of the samples that are right: pass@1.</summary>
    public double PassRate => _pass.Value[0];

    internal long SeedBase { get; }

    /// <summary>Gets the probability that at least one of k samples is right, without bias (Chen et al. 2021).</summary>
    /// <param name="k">The number of samples, not more than there are.</param>
    /// <returns>From 0 to 1.</returns>
    public double PassAt(int k) => _pass.Value[k - 1];

    /// <summary>
    /// Gets the probability that the majority of k samples is right, exactly; a tie of j answers counts 1/j. Programs that do the same vote together, and
    /// the first of them is taken.
    /// </summary>
    /// <param name="k">The number of samples, not more than there are.</param>
    /// <returns>From 0 to 1.</returns>
    public double MajorityAt(int k) => _majority.Value[k - 1];

    /// <summary>
    /// Gets the probability that the majority of those of k samples that verification does not refute is right, exactly. Where all answers are
    /// refuted, the consensus abstains, which is not right.
    /// </summary>
    /// <param name="k">The number of samples, not more than there are.</param>
    /// <returns>From 0 to 1.</returns>
    public double VerifiedAt(int k) => _verified.Value[k - 1];

    /// <summary>Estimates the probability that a decision rule is right on k samples.</summary>
    /// <param name="rule">The rule, such as one that weighs votes by confidence.</param>
    /// <param name="k">The number of samples, not more than there are.</param>
    /// <param name="draws">The number of subsets of k samples that are tried, drawn with a seed; of all samples there is but one.</param>
    /// <returns>The share of the subsets on which the leading answer is right.</returns>
    public double RuleAt(IDecisionRule rule, int k, int draws = 32)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var random = new Random((int)(SeedBase & int.MaxValue));
        ScoredChain[] chains = [.. Chains];
        int right = 0;
        draws = k == chains.Length ? 1 : draws;
        for (int i = 0; i < draws; i++)
        {
            if (draws > 1)
                random.Shuffle(chains);

            VoteCount count = rule.Count([.. chains.Take(k).Select((chain, index) => chain.Chain with { Index = index })]);
            right += !count.IsRefuted && IsRight(count.Groups.Count > 0 ? count.Groups[0].Answer : null) ? 1 : 0;
        }

        return (double)right / draws;
    }

    /// <summary>Forms the consensus that there would have been under other options, of the samples in their order.</summary>
    /// <param name="options">The options, which are not changed; the number of samples is that of the chains.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The consensus.</returns>
    public Task<ConsensusResult> ReplayAsync(ConsensusOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ConsensusOptions ofAll = options.Clone();
        ofAll.SampleCount = Chains.Count;
        return ConsensusReplay.RunAsync(ToResult(Chains), ofAll, chain => chain, cancellationToken);
    }

    /// <summary>Tells whether an answer is right that some chain has given; of programs that do the same, whether this one passes the tests.</summary>
    /// <param name="answer">The answer; none is wrong.</param>
    /// <returns>Whether it is right.</returns>
    public bool IsRight(Answer? answer) => answer is not null && Chains.Any(chain => chain.IsRight && answer.Equals(chain.Chain.Answer) && answer.Display == chain.Chain.Answer.Display);

    /// <summary>The consensus of some of the chains, before anything is decided.</summary>
    internal ConsensusResult ToResult(IEnumerable<ScoredChain> chains) => new()
    {
        Question = Problem.Question,
        Chains = [.. chains.Select((chain, index) => chain.Chain with { Index = index })],
        Groups = [],
        TokensSpent = new UsageDetails(),
        SeedBase = SeedBase,
        Elapsed = TimeSpan.Zero,
    };
}
