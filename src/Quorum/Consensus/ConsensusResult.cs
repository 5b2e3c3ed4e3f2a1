using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What the chains agreed on, how certain that is and what it cost.</summary>
public sealed record ConsensusResult
{
    /// <summary>Gets the question: the text of the last user message.</summary>
    public string Question { get; init; } = "";

    /// <summary>Gets the number of samples asked for; fewer were started if the others were not needed before the stop.</summary>
    public int SampleCount
    {
        get => Math.Max(field, Chains.Count);
        init;
    }

    /// <summary>Gets what a reader of the result should know besides, one sentence each, such as a setting that had no effect.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets one vote for each chain, in sample order: what it voted for with which weight, or why it did not.</summary>
    public IReadOnlyList<Vote> Votes { get; init; } = [];

    /// <summary>Gets why sampling ended.</summary>
    public StopReason? Stop { get; init; }

    /// <summary>Gets the name of the decision rule.</summary>
    public string DecisionRule { get; init; } = DecisionRules.Majority.Name;

    /// <summary>Gets the names of the verifiers that checked the chains (<see cref="IStepVerifier.Name"/>); none if verdicts were not asked for.</summary>
    public IReadOnlyList<string> Verifiers { get; init; } = [];

    /// <summary>Gets how answers were read that can be read in several ways.</summary>
    public AnswerPolicy AnswerPolicy { get; init; } = AnswerPolicy.Default;

    /// <summary>Gets how certain the leading answer is; <see langword="null"/> if there is none, or if it was refuted.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>Gets why there is no decision although there are answers; <see langword="null"/> if there is one.</summary>
    public Abstention? Abstention { get; init; }

    /// <summary>Gets the groups of equivalent answers, the largest weight first, ties in the order of their first members.</summary>
    public required IReadOnlyList<AnswerGroup> Groups { get; init; }

    /// <summary>Gets the chain of every sample that was started, in sample order, whatever became of it.</summary>
    public required IReadOnlyList<Chain> Chains { get; init; }

    /// <summary>
    /// Gets the usage summed over all chains, failed and cut ones included. A chain for which the inner client reported nothing
    /// counts with the tokens drawn (<see cref="Chain.TokensDrawn"/>) as output and an unknown input.
    /// </summary>
    public required UsageDetails TokensSpent { get; init; }

    /// <summary>
    /// Gets the usage of the models that judged chains (<see cref="ChainVerification.Usage"/>), summed; it is not in <see cref="TokensSpent"/>.
    /// <see langword="null"/> if none was asked, or none reported it.
    /// </summary>
    [JsonIgnore]
    public UsageDetails? VerificationTokens => ChainUsage.Sum(Chains.Select(chain => chain.Verification?.Usage));

    /// <summary>Gets the number from which the seeds of the samples were derived; giving it again draws the same seeds.</summary>
    public required long SeedBase { get; init; }

    /// <summary>Gets the time from the start of the first sample to the decision.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Gets the group that won; <see langword="null"/> if no chain voted or the consensus abstained.</summary>
    public AnswerGroup? Decision => Abstention is null ? Leader : null;

    /// <summary>
    /// Gets the leading group: the one with the largest weight and, among equals, the one whose first member has the lowest index;
    /// <see langword="null"/> if no chain voted. If every answer was refuted, it is the most frequent refuted one.
    /// </summary>
    public AnswerGroup? Leader => Groups.Count > 0 ? Groups[0] : null;

    /// <summary>
    /// Gets the chain that speaks for all: of the decision's, the one with the largest weight, of equals the first. Without a decision, the first complete one that gave no answer, then any other that
    /// is complete, then one that was truncated or cut, and one that failed last.
    /// </summary>
    internal Chain Representative => Decision is { } decision
        ? Chains[decision.Members.MaxBy(member => Votes.FirstOrDefault(vote => vote.Sample == member)?.Weight ?? 0)]
        : Chains.MinBy(chain => chain.Outcome switch
        {
            ChainOutcome.NoAnswer => 0,
            ChainOutcome.Answered => 1,
            ChainOutcome.Truncated or ChainOutcome.Rescued => 2,
            ChainOutcome.LowConfidence or ChainOutcome.Cancelled => 3,
            _ => 4,
        })!;

    /// <summary>Gets the leading group's part of the weight of all votes, from 0 to 1; 0 if no chain voted.</summary>
    public double Agreement => IsFallback ? 0 : LeadingShare;

    /// <summary>Gets the leading group's part of the weight of all groups, whether their chains have votes or not.</summary>
    internal double LeadingShare => Leader is { Weight: > 0 } leader ? leader.Weight / Groups.Sum(group => group.Weight) : 0;

    /// <summary>Gets a value indicating whether the groups are of chains that have no vote (<see cref="VoteCount.IsFallback"/>).</summary>
    internal bool IsFallback => Leader is { } leader
        && Votes.FirstOrDefault(vote => vote.Sample == leader.Members[0]) is { Status: not VoteStatus.Counted };

    /// <summary>Gets the probability of the leading group (see <see cref="Certainty.Probability"/>); <see langword="null"/> if there is none.</summary>
    public double? Probability => Certainty?.Probability;

    /// <summary>Gets a value indicating whether sampling ended before all samples were drawn.</summary>
    public bool StoppedEarly => Stop?.IsEarly ?? false;

    /// <summary>Reads a result that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException">The text is not a whole and consistent result; the message says what is wrong.</exception>
    public static ConsensusResult FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            ConsensusResult result = JsonSerializer.Deserialize(json, ConsensusJsonContext.Default.ConsensusResult)
                ?? throw new InvalidDataException("The text is not a saved consensus: it is null.");
            return result.FindInconsistency() is { } problem
                ? throw new InvalidDataException($"The saved consensus is not consistent: {problem}")
                : result;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The text is not a saved consensus: {e.Message}", e);
        }
    }

    /// <summary>Writes the result as JSON, whole, so that it can be kept and replayed (<see cref="ConsensusReplay"/>).</summary>
    /// <returns>The JSON, on one line.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, ConsensusJsonContext.Default.ConsensusResult);

    /// <summary>Counts the chains that ended in a given way.</summary>
    /// <param name="outcome">The outcome to count.</param>
    /// <returns>The number of chains with that outcome.</returns>
    public int Count(ChainOutcome outcome) => Chains.Count(chain => chain.Outcome == outcome);

    /// <summary>Estimates how many tokens stopping early saved, against drawing all <see cref="SampleCount"/> samples to their end.</summary>
    /// <remarks>
    /// A sample that was cut or never started is taken to be as long as the mean of those that ended by themselves. Short chains end first, so this
    /// is rather too low than too high.
    /// </remarks>
    /// <returns>The number of output tokens; <see langword="null"/> if no chain ended by itself.</returns>
    public long? EstimateTokensSaved() => TokenSavings.Estimate(this);

    // Whatever is missing in the JSON is null, declared so or not.
    private string? FindInconsistency()
    {
        if (Question is null || DecisionRule is null || Votes is null || Notes is null)
            return "a part is missing.";

        for (int i = 0; i < Chains.Count; i++)
        {
            if (Chains[i] is not { Reasoning: not null, Text: not null } chain || chain.Index != i)
                return $"chain {i} is missing, incomplete or out of order.";
        }

        if (!Groups.All(group => group is { Members.Count: > 0, RescuedMembers: not null } && group.Members.Concat(group.RescuedMembers).All(IsChain)))
            return "a group is incomplete or has members that are not among the chains.";

        return Votes.All(vote => vote is not null && IsChain(vote.Sample)) ? null : "a vote belongs to no chain.";

        bool IsChain(int index) => index >= 0 && index < Chains.Count;
    }
}
