namespace Quorum;

/// <summary>How certain a decision is, and of what.</summary>
/// <remarks>
/// It speaks of what the model answers most often (the mode of its answers, among the chains whose votes count), not of what is correct. Votes
/// are counted, not weighed: a weight says how much a chain is trusted, not how often the model says what it says.
/// </remarks>
public sealed record Certainty
{
    /// <summary>
    /// Gets the posterior probability that the model gives the decided answer more often than the strongest rival, given a uniform prior: 0.5
    /// for a tie, towards 1 for a lead, and below 0.5 where weights decided against the number of votes (Aggarwal et al. 2023, arXiv
    /// 2305.11860). It is no error rate of a rule that looks at it after every vote.
    /// </summary>
    public required double Probability { get; init; }

    /// <summary>
    /// Gets the evidence against "some other answer is at least as frequent", an e-value as it stood highest: 1/α or more certifies the decision
    /// with an error of at most α, however often it was looked at (see <see cref="StoppingRules.AnytimeValid"/>).
    /// </summary>
    public required double EValue { get; init; }

    /// <summary>Gets the error level at which the decision was certified; <see langword="null"/> if it was not.</summary>
    public double? CertifiedAt { get; init; }

    /// <summary>Gets a value indicating whether the votes of all further samples could not have changed the decision.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Measures the certainty of an answer.</summary>
    /// <param name="votes">
    /// The votes of the samples 0 to n−1, without gaps. Votes in the order of their arrival would favour answers with short chains.
    /// </param>
    /// <param name="answer">The answer; by default the leading one.</param>
    /// <returns>The certainty; <see langword="null"/> if there is neither an answer nor a vote.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="votes"/> is <see langword="null"/>.</exception>
    public static Certainty? Of(VoteCount votes, Answer? answer = null)
    {
        ArgumentNullException.ThrowIfNull(votes);

        // The groups of a fallback are of chains that have no vote.
        VoteCount counted = votes.IsFallback ? votes with { Groups = [] } : votes;
        answer ??= counted.Groups.Count > 0 ? counted.Groups[0].Answer : null;
        if (answer is null)
            return null;

        LeadSplit split = LeadSplit.Of(counted, answer);
        return new Certainty
        {
            Probability = LeadPosterior.OfLead(split.Leader, split.RunnerUp),
            EValue = ModeCertificate.Of(counted).EValue(answer),
        };
    }
}
