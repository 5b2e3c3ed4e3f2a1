using System.Globalization;

namespace Quorum;

/// <summary>The decision rules.</summary>
/// <remarks>
/// <para>
/// The group with the largest sum of weights wins; of equals, the one whose first member has the lowest index. Chains without an answer have no
/// vote, and neither have chains cut for low confidence. Rescued chains (<see cref="ChainOutcome.Rescued"/>) are counted apart
/// (<see cref="AnswerGroup.RescuedMembers"/>): they decide only if no complete chain has an answer.
/// </para>
/// <para>
/// Weights by confidence compare the chains of one question with each other; those of different questions are not comparable. What is not known
/// of a chain is taken as the mean of the others, and if nothing is known of any, each has one plain vote; <see cref="VoteCount.Note"/>
/// says so.
/// </para>
/// </remarks>
public static class DecisionRules
{
    /// <summary>Gets plain majority: every answer is one vote (self-consistency, Wang et al. 2022, arXiv 2203.11171).</summary>
    public static IDecisionRule Majority { get; } = new WeighedRule("majority", largestVote: 1, chains => Weights.Plain(chains.Count));

    /// <summary>Gets majority of the chains that verification did not refute: <see cref="Verified"/> of <see cref="Majority"/>.</summary>
    public static IDecisionRule VerifiedMajority { get; } = Verified(Majority);

    /// <summary>Creates a rule that gives chains that verification refuted (<see cref="ChainVerification.IsRefuted"/>) no vote.</summary>
    /// <param name="rule">How the other chains decide.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// If every complete chain with an answer is refuted, the refuted answers are counted, marked as a fallback (<see cref="VoteCount.IsRefuted"/>),
    /// so that a reader sees what the model tends to; but no stopping rule ends the sampling on them, and the consensus abstains
    /// (<see cref="AbstentionCause.Refuted"/>). Whoever wants the most frequent refuted answer all the same takes <see cref="ConsensusResult.Leader"/>.
    /// </remarks>
    public static IDecisionRule Verified(IDecisionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new VerifiedRule(rule);
    }

    /// <summary>Creates the rule that weighs each vote by the confidence of its chain (DeepConf, Fu et al. 2025, arXiv 2508.15260).</summary>
    /// <param name="measure">Which confidence.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public static IDecisionRule ConfidenceWeighted(ConfidenceMeasure measure = ConfidenceMeasure.BottomTenPercent) =>
        Create($"confidence-weighted({NameOf(measure)})", measure, ConfidenceWeights.Linear);

    /// <summary>
    /// Creates the rule that lets only the most confident chains vote, and weighs them by their confidence (DeepConf's filtering, Fu et al.
    /// 2025, arXiv 2508.15260). The others are marked <see cref="VoteStatus.LowConfidence"/>.
    /// </summary>
    /// <param name="share">The part of the voting chains that is kept, η: above 0 and at most 1; at least one chain is.</param>
    /// <param name="measure">Which confidence.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of range, or there is no such measure.</exception>
    /// <remarks>A small share follows the model where it is confidently wrong; the paper's safe choice is 0.9, its bold one 0.1.</remarks>
    public static IDecisionRule TopConfident(double share = 0.9, ConfidenceMeasure measure = ConfidenceMeasure.BottomTenPercent)
    {
        if (!(share is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be above 0 and at most 1.");

        return Create(
            string.Create(CultureInfo.InvariantCulture, $"top-confident({share}, {NameOf(measure)})"),
            measure,
            confidences => ConfidenceWeights.Top(confidences, share));
    }

    /// <summary>
    /// Creates the rule that weighs each vote by the rank of its chain's confidence among the N that vote: (N − rank + 1)ᵖ, equals at their mean rank
    /// (Borda voting, Kang et al. 2025, arXiv 2502.18581).
    /// </summary>
    /// <param name="exponent">How much the rank counts, p, from 0 to 100; with 0 it is plain majority.</param>
    /// <param name="measure">Which confidence; the paper's is self-certainty.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is not from 0 to 100, or there is no such measure.</exception>
    public static IDecisionRule BordaWeighted(double exponent = 0.5, ConfidenceMeasure measure = ConfidenceMeasure.SelfCertainty)
    {
        // Even 1,024 weights of 1,024¹⁰⁰ have a finite sum.
        if (!(exponent is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The exponent must be from 0 to 100.");

        return Create(
            string.Create(CultureInfo.InvariantCulture, $"borda-weighted({exponent}, {NameOf(measure)})"),
            measure,
            confidences => ConfidenceWeights.Borda(confidences, exponent));
    }

    /// <summary>
    /// Creates the rule that weighs each vote by the softmax of its chain's confidence among those that vote (CISC, Taubenfeld et al. 2025,
    /// arXiv 2502.06233).
    /// </summary>
    /// <param name="temperature">The temperature, above 0: a low one lets the most confident decide, a high one is plain majority.</param>
    /// <param name="measure">Which confidence.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="temperature"/> is not above 0, or there is no such measure.</exception>
    public static IDecisionRule SoftmaxWeighted(double temperature = 1, ConfidenceMeasure measure = ConfidenceMeasure.Mean)
    {
        if (!(temperature > 0 && double.IsFinite(temperature)))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature must be finite and above 0.");

        return Create(
            string.Create(CultureInfo.InvariantCulture, $"softmax-weighted({temperature}, {NameOf(measure)})"),
            measure,
            confidences => ConfidenceWeights.Softmax(confidences, temperature));
    }

    /// <summary>Creates the rule by which the best-scored chain decides alone; of equals, the first (best of n).</summary>
    /// <param name="scorer">Scores a chain: higher is better, and what is no number is lowest. It must be pure and thread-safe.</param>
    /// <param name="name">The name of the scorer, for reports.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <remarks>The vote of the best chain weighs 1 and that of the others 0; all are counted.</remarks>
    public static IDecisionRule BestOf(Func<Chain, double> scorer, string name)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(name);
        return new WeighedRule($"best-of({name})", largestVote: null, chains => ConfidenceWeights.Best(chains, scorer));
    }

    /// <summary>Creates the rule that weighs each vote by a function of its chain.</summary>
    /// <param name="weigher">The weight of a chain's vote, from 0 to the largest. It must be pure and thread-safe.</param>
    /// <param name="largestVote">The largest weight there is, above 0.</param>
    /// <param name="name">The name of the rule, for reports.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largestVote"/> is not above 0.</exception>
    public static IDecisionRule Weighted(Func<Chain, double> weigher, double largestVote, string name)
    {
        ArgumentNullException.ThrowIfNull(weigher);
        ArgumentNullException.ThrowIfNull(name);
        if (!(largestVote > 0 && double.IsFinite(largestVote)))
            throw new ArgumentOutOfRangeException(nameof(largestVote), largestVote, "The largest vote must be finite and above 0.");

        return new WeighedRule(
            name, largestVote, chains => new Weights([.. chains.Select(chain => (double?)(weigher(chain) is > 0 and var weight ? Math.Min(weight, largestVote) : 0))]));
    }

    private static WeighedRule Create(string name, ConfidenceMeasure measure, Func<double[], double?[]> weigh) =>
        new(name, largestVote: null, chains => Confidences.Weigh(chains, measure, weigh)) { UsesConfidence = true };

    private static string NameOf(ConfidenceMeasure measure) => measure switch
    {
        ConfidenceMeasure.Mean => "mean",
        ConfidenceMeasure.LowestGroup => "lowest-group",
        ConfidenceMeasure.BottomTenPercent => "bottom-ten-percent",
        ConfidenceMeasure.Tail => "tail",
        ConfidenceMeasure.SelfCertainty => "self-certainty",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };
}
