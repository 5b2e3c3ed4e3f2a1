using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>One number for the confidence of a whole chain. Of each, higher is more certain.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConfidenceMeasure>))]
public enum ConfidenceMeasure
{
    /// <summary>See <see cref="ChainConfidence.Mean"/>.</summary>
    Mean,

    /// <summary>See <see cref="ChainConfidence.LowestGroup"/>.</summary>
    LowestGroup,

    /// <summary>See <see cref="ChainConfidence.BottomTenPercent"/>.</summary>
    BottomTenPercent,

    /// <summary>See <see cref="ChainConfidence.Tail"/>.</summary>
    Tail,

    /// <summary>See <see cref="ChainConfidence.SelfCertainty"/>.</summary>
    SelfCertainty,
}
