using System.Globalization;

namespace Quorum;

/// <summary>Why a consensus abstained.</summary>
/// <param name="Reason">The split and what is missing, in one sentence for a person.</param>
/// <param name="FurtherSamples">
/// About how many further samples it would take if the split stays as it is; <see langword="null"/> if no number would do or none can be told.
/// </param>
public sealed record Abstention(string Reason, int? FurtherSamples)
{
    private const int NamedGroups = 3;
    private const int LongestName = 40;

    /// <summary>Gets what kept the consensus from deciding.</summary>
    /// <value>The default is <see cref="AbstentionCause.Uncertain"/>.</value>
    public AbstentionCause Cause { get; init; }

    /// <summary>Judges whether an answer is too uncertain to be decided on.</summary>
    /// <param name="votes">The votes of the samples 0 to n−1, without gaps.</param>
    /// <param name="answer">The answer that would be decided on.</param>
    /// <param name="minimumProbability">The <see cref="Certainty.Probability"/> needed, from 0 to 1.</param>
    /// <returns>The abstention; <see langword="null"/> if the answer is certain enough.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="votes"/> or <paramref name="answer"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumProbability"/> is not from 0 to 1.</exception>
    public static Abstention? Judge(VoteCount votes, Answer answer, double minimumProbability)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(answer);
        if (minimumProbability is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minimumProbability), minimumProbability, "A probability is from 0 to 1.");

        LeadSplit split = LeadSplit.Of(votes, answer);
        double probability = LeadPosterior.OfLead(split.Leader, split.RunnerUp);
        return probability >= minimumProbability ? null : new Abstention(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Describe(votes)}: the probability that {Shorten(answer)} leads is {RoundDown(probability):0.0#} %, and {minimumProbability * 100:0.0#######} % is needed."),
            split.FurtherSamples(votes.Votes.Count, minimumProbability));
    }

    /// <summary>Says that there is no consensus, why, and what it would take.</summary>
    /// <returns>The message.</returns>
    public override string ToString() => FurtherSamples is { } further
        ? string.Create(CultureInfo.InvariantCulture, $"No consensus. {Reason} If the split stays as it is, about {further:N0} further samples would decide.")
        : $"No consensus. {Reason}";

    /// <summary>The abstention of an answer that is not certified at a level; null if it is.</summary>
    internal static Abstention? OfUncertified(VoteCount votes, Answer answer, double level)
    {
        double evidence = Certainty.Of(votes, answer)!.EValue;
        return evidence >= 1 / level ? null : new Abstention(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Describe(votes)}: {Shorten(answer)} is not certified as the most frequent answer; its e-value is {evidence:G3}, and {1 / level:G3} is needed."),
            FurtherSamples: null)
        { Cause = AbstentionCause.Uncertified };
    }

    /// <summary>The abstention of a count whose answers were all refuted.</summary>
    internal static Abstention OfRefuted(VoteCount votes)
    {
        AnswerGroup first = votes.Groups[0];
        int chains = votes.Groups.Sum(group => group.Votes);
        string reason = (chains, first.Votes) switch
        {
            (1, _) => $"The only chain with an answer, {Shorten(first.Answer)}, has an error that leads to it.",
            (_, 1) => "Every chain with an answer has an error that leads to it, and no two of them agree.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Every chain with an answer has an error that leads to it. The most frequent of the refuted answers is {Shorten(first.Answer)}, in {first.Votes} of {chains}."),
        };
        return new Abstention(reason, FurtherSamples: null) { Cause = AbstentionCause.Refuted };
    }

    private static string Describe(VoteCount votes)
    {
        if (votes.Groups.Count == 0)
            return "No votes";

        IEnumerable<string> named = votes.Groups.Take(NamedGroups).Select((group, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{group.Votes}{(i > 0 ? "" : group.Votes == 1 ? " vote" : " votes")} for {Shorten(group.Answer)}"));
        int others = votes.Groups.Skip(NamedGroups).Sum(group => group.Votes);
        return string.Join(", ", others > 0 ? [.. named, string.Create(CultureInfo.InvariantCulture, $"{others} for others")] : named);
    }

    // In percent, and never up to what is needed.
    private static double RoundDown(double probability) => Math.Floor(probability * 10_000) / 100;

    private static string Shorten(Answer answer) => Excerpt.Of(answer.Display, LongestName);
}
