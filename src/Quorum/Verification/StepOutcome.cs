using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What a verifier found about a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepOutcome>))]
public enum StepOutcome
{
    /// <summary>Nothing in the step can be checked, or no verifier understood it.</summary>
    NotCheckable,

    /// <summary>What was checked holds.</summary>
    Correct,

    /// <summary>Something in the step is false.</summary>
    Wrong,
}
