namespace Quorum;

/// <summary>Reads and compares mathematical answers.</summary>
public static class MathAnswer
{
    /// <summary>Reads an answer from its written form: plain text, a number or LaTeX.</summary>
    /// <param name="text">The answer alone, such as the content of a box. Any text is accepted.</param>
    /// <param name="policy">How debatable forms are read; by default <see cref="AnswerPolicy.Default"/>.</param>
    /// <returns>The answer; equal to every other answer with the same <see cref="Answer.Key"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static Answer Parse(string text, AnswerPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        string notation = AnswerNotation.WithoutAssignment(AnswerNotation.Normalize(text));
        return Numeral.TryRead(notation, out Numeral numeral)
            ? new Answer($"number:{numeral}", text.Trim(), AnswerKind.Number)
            : new Answer($"text:{AnswerNotation.FoldText(notation)}", text.Trim(), AnswerKind.Text);
    }

    /// <summary>Tells whether two answers mean the same.</summary>
    /// <param name="first">One answer as written.</param>
    /// <param name="second">Another answer as written.</param>
    /// <param name="policy">How debatable forms are read; by default <see cref="AnswerPolicy.Default"/>.</param>
    /// <returns><see langword="true"/> if they are equal; <see langword="false"/> if they are different or could not be compared.</returns>
    /// <exception cref="ArgumentNullException">An answer is <see langword="null"/>.</exception>
    public static bool AreEquivalent(string first, string second, AnswerPolicy? policy = null) =>
        Parse(first, policy).Equals(Parse(second, policy));

    /// <summary>Compares two answers read under the same policy.</summary>
    /// <param name="first">One answer.</param>
    /// <param name="second">Another answer.</param>
    /// <returns>Equal, different, or undecided with the reason.</returns>
    /// <exception cref="ArgumentNullException">An answer is <see langword="null"/>.</exception>
    public static AnswerComparison Compare(Answer first, Answer second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Equals(second))
            return new(ComparisonOutcome.Equal, null);

        return (first.Problem ?? second.Problem) is { } problem
            ? new(ComparisonOutcome.Undecided, problem)
            : new(ComparisonOutcome.Different, null);
    }
}
