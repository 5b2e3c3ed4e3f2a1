using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>The activity source and the instruments, all under the name <c>Quorum</c>.</summary>
internal static class ConsensusInstruments
{
    public const string Operation = "orchestrate_consensus";

    private const string Name = "Quorum";

    private static readonly Meter s_meter = new(Name);

    private static readonly Counter<long> s_samples =
        s_meter.CreateCounter<long>("quorum.consensus.samples", "{sample}", "Samples drawn, by outcome.");

    private static readonly Histogram<long> s_tokens =
        s_meter.CreateHistogram<long>("quorum.consensus.tokens", "{token}", "Tokens that a consensus spent, by type.");

    private static readonly Histogram<double> s_agreement =
        s_meter.CreateHistogram<double>("quorum.consensus.agreement", "1", "The leading answer's part of the weight of all votes.");

    private static readonly Histogram<double> s_duration =
        s_meter.CreateHistogram<double>("quorum.consensus.duration", "s", "The time from a question to its consensus.");

    public static ActivitySource Source { get; } = new(Name);

    public static void Record(ConsensusResult result, TimeSpan duration, TagList tags)
    {
        tags.Add("quorum.consensus.stopped_early", result.StoppedEarly);
        tags.Add("quorum.consensus.stopped_by", result.Stop?.StoppedBy ?? "none");
        if (result.Abstention is { } abstention)
            tags.Add("quorum.consensus.abstention_cause", abstention.Cause.ToString());

        s_duration.Record(duration.TotalSeconds, tags);
        s_agreement.Record(result.Agreement, tags);
        Record(result.TokensSpent, tags);
        foreach (IGrouping<ChainOutcome, Chain> outcome in result.Chains.GroupBy(chain => chain.Outcome))
            s_samples.Add(outcome.Count(), With(tags, "quorum.chain.outcome", outcome.Key.ToString()));
    }

    public static void Record(Exception exception, TimeSpan duration, TagList tags) =>
        s_duration.Record(duration.TotalSeconds, With(tags, "error.type", exception.GetType().FullName));

    private static void Record(UsageDetails usage, TagList tags)
    {
        if (usage.InputTokenCount is { } input)
            s_tokens.Record(input, With(tags, "gen_ai.token.type", "input"));

        if (usage.OutputTokenCount is { } output)
            s_tokens.Record(output, With(tags, "gen_ai.token.type", "output"));
    }

    // A tag list is a value; the caller's stays as it is.
    private static TagList With(TagList tags, string name, object? value)
    {
        tags.Add(name, value);
        return tags;
    }
}
