using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What a percent sign means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PercentPolicy>))]
public enum PercentPolicy
{
    /// <summary>20 % is 0.2.</summary>
    Hundredths,

    /// <summary>20 % is 20, as where a question asks for a percentage and answers leave out the sign.</summary>
    Ignore,

    /// <summary>20 % is neither 0.2 nor 20.</summary>
    Distinct,
}
