using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>Where in a chain's text its answer was found, most reliable first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerSource>))]
public enum AnswerSource
{
    /// <summary>In the last <c>\boxed{…}</c> or <c>\fbox{…}</c>, the form that reasoning models are asked for.</summary>
    Box,

    /// <summary>After "final answer:" or "final answer is", or under such a heading; between <c>&lt;answer&gt;</c> tags.</summary>
    FinalAnswer,

    /// <summary>On a line labelled "Answer:" or "Ответ:", or as the value of "answer" in JSON.</summary>
    Label,

    /// <summary>A number or a formula after <c>####</c>, the form of GSM8K.</summary>
    HashMarks,

    /// <summary>After words such as "the answer is", "the correct option is" or "ответ равен" in a sentence.</summary>
    Statement,

    /// <summary>The last line, being nothing but a mathematical object, such as a number or an assignment of one.</summary>
    LastLine,

    /// <summary>In the last sentence, which draws a conclusion: "Therefore, x = 5.", "So the total is 42."</summary>
    Conclusion,
}
