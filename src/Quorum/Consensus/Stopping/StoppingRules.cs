namespace Quorum;

/// <summary>The stopping rules.</summary>
/// <remarks>
/// <para>
/// They differ in what they promise. <see cref="MajorityLocked"/> promises the answer of all samples. <see cref="AnytimeValid"/> promises
/// that the answer is the one the model gives most often, but for an error of at most α. The others promise neither; they are here because
/// the literature compares with them.
/// </para>
/// <para>
/// All but <see cref="MajorityLocked"/> judge the samples in their order, prefix by prefix, so that neither the speed of the engine nor the
/// length of the chains has a say. They count votes, whatever the weights, and so speak of the chains whose votes count: with a decision rule
/// whose choice of chains depends on the other chains (<see cref="DecisionRules.TopConfident"/>), or with a threshold learned from the chains
/// that it then sorts out (<see cref="ConfidenceOptions.TerminateOnline"/>), no guarantee is given. No rule stops while no chain has a vote (<see cref="VoteCount.IsFallback"/>).
/// </para>
/// </remarks>
public static class StoppingRules
{
    /// <summary>Gets the rule that draws all samples.</summary>
    public static IStoppingRule FixedCount { get; } = new FixedCountRule();

    /// <summary>
    /// Gets the rule that stops when no votes of the open samples could change the outcome, a tie counting for the group whose first member
    /// has the lowest index.
    /// </summary>
    /// <remarks>
    /// Guaranteed: the decided answer is that of all samples. It uses whatever has arrived, so timing may change when it stops, and so the number
    /// of votes, but not what is decided. If the decision rule gives no bound on a vote (<see cref="IDecisionRule.LargestVote"/>), it never
    /// stops early.
    /// </remarks>
    public static IStoppingRule MajorityLocked { get; } = new MajorityLockedRule();

    /// <summary>Creates the rule that stops when the leader is certified as the one answer that the model gives most often.</summary>
    /// <param name="alpha">The error level, above 0 and below 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not between 0 and 1.</exception>
    /// <remarks>
    /// <para>
    /// Guaranteed: if the samples are independent and alike, the probability that it ever stops on an answer that is not the only mode of the
    /// model's answers is at most α, however many samples are drawn, however often it looks, and however many answers there are. If two answers
    /// are equally frequent, stopping at all is such an error. Being the mode is not being correct.
    /// </para>
    /// <para>
    /// The proof in short: for every answer, capital is bet against its being a mode, each time on the leader of the votes before; and for every
    /// two answers, against both being modes. Against what is true this capital cannot grow in expectation, so it ever reaches 1/α with
    /// a probability of at most α. The leader is certified when the capital against all that contradicts it, answers never seen included, has
    /// reached 1/α; if that is wrong, a true hypothesis is among them, the same one whatever the votes are. Nothing has to be paid
    /// for choosing the leader from the same votes. With α = 0.05, six votes that agree suffice, with 0.10 five, with 0.01 nine; fewer than six
    /// and five would break the level, since two equally frequent answers agree in five votes with a probability of 1/16, in four of 1/8.
    /// </para>
    /// </remarks>
    public static IStoppingRule AnytimeValid(double alpha = 0.05)
    {
        ThrowUnlessBetween(alpha, nameof(alpha));
        return new AnytimeValidRule(alpha);
    }

    /// <summary>
    /// Creates the rule that stops when the posterior probability of the leader being ahead of the runner-up reaches a threshold
    /// (Adaptive-Consistency, Aggarwal et al. 2023, arXiv 2305.11860).
    /// </summary>
    /// <param name="threshold">The threshold, above 0 and below 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not between 0 and 1.</exception>
    /// <remarks>
    /// Not guaranteed: the threshold is not one minus an error rate, since the rule looks after every vote. With 0.95, it stops in 48 % of
    /// the runs of up to 64 samples of two equally frequent answers.
    /// </remarks>
    public static IStoppingRule BetaPosterior(double threshold = 0.95)
    {
        ThrowUnlessBetween(threshold, nameof(threshold));
        return new PosteriorRule("beta", threshold, votes =>
        {
            LeadSplit split = LeadSplit.Of(votes, votes.Groups[0].Answer);
            return LeadPosterior.OfLead(split.Leader, split.RunnerUp);
        });
    }

    /// <summary>
    /// Creates the rule that stops when the posterior probability of the leader being ahead of all other answers, seen or unseen, reaches a
    /// threshold (the Dirichlet variant of Adaptive-Consistency, Aggarwal et al. 2023, arXiv 2305.11860). The prior is uniform over the shares of the
    /// answers seen and of one more.
    /// </summary>
    /// <param name="threshold">The threshold, above 0 and below 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not between 0 and 1.</exception>
    /// <remarks>Not guaranteed: see <see cref="BetaPosterior"/>.</remarks>
    public static IStoppingRule DirichletPosterior(double threshold = 0.95)
    {
        ThrowUnlessBetween(threshold, nameof(threshold));
        return new PosteriorRule("dirichlet", threshold, DirichletLead.Of);
    }

    /// <summary>
    /// Creates the rule that stops when all samples of a window give one answer; the windows follow one another without overlap
    /// (ESC, Li et al. 2024, arXiv 2401.10480).
    /// </summary>
    /// <param name="window">The number of samples in a window, at least 2.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="window"/> is less than 2.</exception>
    /// <remarks>Not guaranteed: among many windows, one agrees by chance. A sample without a vote keeps its window from agreeing.</remarks>
    public static IStoppingRule WindowAgreement(int window = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        return new WindowAgreementRule(window);
    }

    /// <summary>Combines rules: sampling ends when the first of them says so.</summary>
    /// <param name="rules">The rules, at least one.</param>
    /// <returns>The combined rule. It judges in sample order, <see cref="MajorityLocked"/> too.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no rule.</exception>
    /// <remarks>Guaranteed is the weakest that any of the rules guarantees; error levels add up.</remarks>
    public static IStoppingRule Any(params IReadOnlyList<IStoppingRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Count == 0)
            throw new ArgumentException("At least one rule is needed.", nameof(rules));

        foreach (IStoppingRule rule in rules)
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));

        return new AnyRule([.. rules]);
    }

    private static void ThrowUnlessBetween(double value, string name)
    {
        if (!(value is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, "The value must be above 0 and below 1.");
    }
}
