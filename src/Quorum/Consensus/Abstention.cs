using System.Globalization;

namespace Quorum;

/// <summary>Why a consensus abstained.</summary>
/// <param name="Reason">The split and what is missing, in one sentence for a person.</param>
/// <param name="FurtherSamples">About how many further samples it would take if the split stays as it is; <see langword="null"/> if no number would do.</param>
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
    public static Abstention? Judge(VoteCount votes, Answer answer, double minimumProbability)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(answer);
        LeadSplit split = LeadSplit.Of(votes, answer);
        double probability = LeadPosterior.OfLead(split.Leader, split.RunnerUp);
        return probability >= minimumProbability ? null : new Abstention(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Describe(votes)}: the probability that {Shorten(answer)} leads is {probability:P1}, and {minimumProbability:P1} is needed."),
            split.FurtherSamples(votes.Votes.Count, minimumProbability));
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

    private static string Shorten(Answer answer)
    {
        if (answer.Display.Length <= LongestName)
            return answer.Display;

        int length = char.IsHighSurrogate(answer.Display[LongestName - 2]) ? LongestName - 2 : LongestName - 1;
        return string.Concat(answer.Display.AsSpan(0, length), "…");
    }
}
