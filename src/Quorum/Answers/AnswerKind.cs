using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What kind of thing an answer is. Answers of different kinds are different, but for the pairs that <see cref="AnswerPolicy"/> names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerKind>))]
public enum AnswerKind
{
    /// <summary>Words: a name, a day, "even".</summary>
    Text,

    /// <summary>One number, exact or given by a formula without variables, real or complex.</summary>
    Number,

    /// <summary>A formula with variables.</summary>
    Expression,

    /// <summary>A relation between formulas: an equation, an inequality, a membership.</summary>
    Relation,

    /// <summary>Several answers of which the order does not matter: a list, a set, both signs of ±.</summary>
    Set,

    /// <summary>Several answers in order: a point, a vector.</summary>
    Tuple,

    /// <summary>A part of the real line: an interval, a union of such, an inequality in one variable.</summary>
    Interval,

    /// <summary>A matrix.</summary>
    Matrix,

    /// <summary>A time of day or a duration written with colons.</summary>
    Time,

    /// <summary>A letter out of the choices of a question.</summary>
    Choice,
}
