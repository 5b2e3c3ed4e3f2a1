using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>Where in a chain's text its answer was found, most reliable first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerSource>))]
public enum AnswerSource
{
    /// <summary>In the last <c>\boxed{…}</c> or <c>\fbox{…}</c>, the form that reasoning models are asked for.</summary>
    Box,

    /// <summary>After "final answer:" or "final answer is", or under such a heading; between tags such as <c>&lt;answer&gt;</c>.</summary>
    FinalAnswer,

    /// <summary>On a line labelled "Answer:" or "Ответ:", or as the value of "answer" in JSON.</summary>
    Label,

    /// <summary>A number or a formula after <c>####</c>, the form of GSM8K.</summary>
    HashMarks,

    /// <summary>After words such as "the answer is", "the correct option is" or "ответ равен" in a sentence, or in the place of a box that is taken back.</summary>
    Statement,

    /// <summary>At the end of the text: display mathematics, a list of values, an object with a "result", or a line that is nothing but a result.</summary>
    LastLine,

    /// <summary>In the closing sentence, which gives one value: "Therefore, x = 5.", "Each eraser costs 35 cents."</summary>
    Conclusion,
}
