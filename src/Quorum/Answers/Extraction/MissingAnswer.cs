using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>Why a text gives no answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingAnswer>))]
public enum MissingAnswer
{
    /// <summary>The text says nothing, or nothing after its reasoning.</summary>
    Empty,

    /// <summary>The text ends within its reasoning: in its tags, or before it announced an answer where it is known to be cut.</summary>
    ThoughtCut,

    /// <summary>The text ends within its answer: in a box that is open, a formula, a list, or after the words that announce it.</summary>
    AnswerCut,

    /// <summary>The last box holds nothing, or only shows where an answer would stand.</summary>
    EmptyBox,

    /// <summary>The text is whole, but states no answer, takes it back, or leaves it open.</summary>
    NotStated,
}
