using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>The parts of a chain.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChainPart>))]
public enum ChainPart
{
    /// <summary><see cref="Chain.Reasoning"/>.</summary>
    Reasoning,

    /// <summary><see cref="Chain.Text"/>.</summary>
    Text,
}
