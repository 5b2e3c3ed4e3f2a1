using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>Whether a chain votes, and if not, why.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoteStatus>))]
public enum VoteStatus
{
    /// <summary>The chain's answer counts.</summary>
    Counted,

    /// <summary>The chain has no answer.</summary>
    NoAnswer,

    /// <summary>An error leads to its answer (<see cref="ChainVerification.IsRefuted"/>).</summary>
    Refuted,

    /// <summary>Its confidence is too low.</summary>
    LowConfidence,

    /// <summary>Its answer was asked for after it had been truncated; counted apart.</summary>
    Rescued,

    /// <summary>It ended, but the stopping rule had already decided on the samples before it.</summary>
    Surplus,
}
