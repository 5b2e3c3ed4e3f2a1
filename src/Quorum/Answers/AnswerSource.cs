using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>Where in a chain's text its answer was found, most reliable first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerSource>))]
public enum AnswerSource
{
    /// <summary>In the last <c>\boxed{…}</c> or <c>\fbox{…}</c>, the form that reasoning models are asked for.</summary>
    Box,

    /// <summary>After "final answer:" or "final answer is", or under such a heading.</summary>
    FinalAnswer,

    /// <summary>On a line labelled "Answer:" or "Ответ:".</summary>
    Label,

    /// <summary>A number after <c>####</c>, the form of GSM8K.</summary>
    HashMarks,

    /// <summary>After the words "answer is" in a sentence.</summary>
    Statement,

    /// <summary>The last line, being nothing but a number or an assignment of one.</summary>
    LastLine,
}
