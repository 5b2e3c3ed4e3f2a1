using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>How a chain ended. Only answered chains vote; the others are reported and never counted as an answer of their own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChainOutcome>))]
public enum ChainOutcome
{
    /// <summary>It gave an answer.</summary>
    Answered,

    /// <summary>It was complete, but no answer was found in its text.</summary>
    NoAnswer,

    /// <summary>It reached its token limit before it gave an answer.</summary>
    Truncated,

    /// <summary>It was truncated, and gave its answer when its thought was closed and the answer asked for.</summary>
    Rescued,

    /// <summary>It was terminated because its confidence fell below the threshold.</summary>
    LowConfidence,

    /// <summary>The inner client failed.</summary>
    Failed,

    /// <summary>It was cut because the outcome was already fixed.</summary>
    Cancelled,
}
