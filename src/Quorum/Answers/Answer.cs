using System.Text.Json.Serialization;

namespace Quorum;

/// <summary>What a chain concludes, in a form that can be compared with what other chains conclude.</summary>
/// <remarks>
/// <para>
/// Two answers are equivalent exactly when their <see cref="Key"/>s are equal, so equivalence is reflexive, symmetric and
/// transitive by construction; nothing is compared with a tolerance.
/// </para>
/// <para>How every form is read, debatable ones included, is written down at <see cref="MathAnswer"/>.</para>
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
