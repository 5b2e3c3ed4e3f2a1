using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What a chain concludes, in a form that can be compared with what other chains conclude.</summary>
/// <remarks>
/// <para>
/// Two answers are equivalent exactly when their <see cref="Key"/>s are equal, so equivalence is reflexive, symmetric and
/// transitive by construction; nothing is compared with a tolerance.
/// </para>
/// <para>
/// Numbers are exact rationals: <c>0.5</c>, <c>1/2</c>, <c>\frac12</c> and <c>5e-1</c> are one answer. The reading of the ambiguous
/// forms is fixed: <c>12,345</c> is twelve thousand (a comma before groups of exactly three digits, after one to three digits that do not
/// begin with 0), every other comma between digits is a decimal comma (<c>0,5</c>), and a comma followed by a space separates
/// a list. <c>2\frac13</c> is two and one third. A percentage differs from a plain number (<c>35%</c> is neither <c>35</c> nor
/// <c>0.35</c>). Dollars and degrees are notation (<c>$18</c>, <c>18 dollars</c> and <c>18</c> are one answer, so are <c>90°</c> and
/// <c>90</c>), since a question leaves no choice of them; any other unit belongs to the answer (<c>5 cm</c>, <c>5 m</c> and <c>5</c>
/// are three). An assignment to a name counts as its right-hand side (<c>x = 3</c> is <c>3</c>). A quotient with remainder,
/// <c>14 R 2</c>, is an answer of its own kind.
/// </para>
/// <para>
/// Everything else is compared as text once spacing, sizing, fonts, math delimiters and the case of words are set aside.
/// A number of more than 1,000 digits, or with a decimal exponent beyond ±1,000, is text.
/// </para>
/// </remarks>
public sealed record Answer
{
    [JsonConstructor]
    internal Answer(string key, string display, AnswerKind kind, string? problem = null)
    {
        Key = key;
        Display = display;
        Kind = kind;
        Problem = problem;
    }

    /// <summary>Gets the canonical form: equal for equivalent answers, different for all others. Not meant to be shown.</summary>
    public string Key { get; }

    /// <summary>Gets the answer as it was written, trimmed.</summary>
    public string Display { get; }

    /// <summary>Gets what kind of thing the answer is.</summary>
    public AnswerKind Kind { get; }

    /// <summary>
    /// Gets why the answer could not be read or evaluated, so that only the same spelling counts as equal; <see langword="null"/> if it was.
    /// </summary>
    public string? Problem { get; }

    /// <summary>Tells whether two answers are equivalent.</summary>
    /// <param name="other">The other answer.</param>
    /// <returns><see langword="true"/> if the keys are equal.</returns>
    public bool Equals(Answer? other) => other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>Returns <see cref="Display"/>.</summary>
    /// <returns>The answer as it was written.</returns>
    public override string ToString() => Display;
}
