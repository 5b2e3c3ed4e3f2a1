using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What kept a consensus from deciding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AbstentionCause>))]
public enum AbstentionCause
{
    /// <summary>The lead is less certain than asked for (<see cref="ConsensusOptions.MinimumProbability"/>).</summary>
    Uncertain,

    /// <summary>The lead is not certified at the level asked for (<see cref="ConsensusOptions.CertifyAt"/>).</summary>
    Uncertified,

    /// <summary>Every chain with an answer was refuted (<see cref="ChainVerification.IsRefuted"/>).</summary>
    Refuted,
}
