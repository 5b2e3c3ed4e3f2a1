using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What a unit means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitPolicy>))]
public enum UnitPolicy
{
    /// <summary>5 cm is 5, since a question leaves no choice of the unit and answers often leave it out. Then 5 cm is 5 m as well.</summary>
    Ignore,

    /// <summary>5 m is 500 cm, and neither 5 cm nor 5.</summary>
    Compare,
}
