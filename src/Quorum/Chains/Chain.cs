using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What one sample produced: its reasoning, its text and the answer found there.</summary>
public sealed record Chain
{
    /// <summary>Gets the number of the sample, from 0, in the order in which the samples were started.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the seed that was sent with the sample.</summary>
    public required long Seed { get; init; }

    /// <summary>Gets how the chain ended.</summary>
    public required ChainOutcome Outcome { get; init; }

    /// <summary>Gets the reasoning, without <c>&lt;think&gt;</c> tags; empty if the model gave none.</summary>
    public string Reasoning { get; init; } = "";

    /// <summary>Gets the text after the reasoning; partial if the chain was cut.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the answer, or <see langword="null"/> unless the chain <see cref="ChainOutcome.Answered"/> or was <see cref="ChainOutcome.Rescued"/>.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Gets where in the text the answer was found, or <see langword="null"/> if there is none.</summary>
    public AnswerSource? AnswerSource { get; init; }

    /// <summary>Gets what verification found; <see langword="null"/> if the chain was not verified.</summary>
    public ChainVerification? Verification { get; init; }

    /// <summary>Gets how confident the model was; <see langword="null"/> if its log-probabilities are not known.</summary>
    public ChainConfidence? Confidence { get; init; }

    /// <summary>
    /// Gets the text with which the chain's thought was closed and its answer asked for after it had been truncated, the reply included;
    /// <see langword="null"/> if that was not done.
    /// </summary>
    public string? Rescue { get; init; }

    /// <summary>Gets why the model stopped, as the inner client reported it.</summary>
    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>Gets the usage as the inner client reported it, or <see langword="null"/> if it reported none.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>
    /// Gets the number of tokens drawn: the reported output tokens, or, where none were reported, the number of streamed updates
    /// that carried text, which is exact for clients that stream token by token and an estimate for others.
    /// </summary>
    public required long TokensDrawn { get; init; }

    /// <summary>Gets the time from the start of the sample to its end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Gets why the chain failed, or <see langword="null"/> unless it <see cref="ChainOutcome.Failed"/>.</summary>
    public string? Error { get; init; }

    /// <summary>Gets the exception with which the chain failed. JSON leaves it out; <see cref="Error"/> remains.</summary>
    [JsonIgnore]
    public Exception? Exception { get; init; }
}
