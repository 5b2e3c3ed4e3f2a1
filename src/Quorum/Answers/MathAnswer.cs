namespace Quorum;

/// <summary>Reads and compares mathematical answers.</summary>
/// <remarks>
/// <para>
/// Answers are equal when their keys are, and a key is a function of the meaning: the exact value of a number, the values of a formula at
/// fixed points, the elements of a set. Nothing is rounded, so <c>0.3333</c> is not <c>1/3</c>. These readings are fixed:
/// </para>
/// <list type="bullet">
/// <item>Between digits a comma before groups of exactly three digits is one of thousands (<c>12,345</c>); any other is a decimal comma
/// (<c>0,5</c>). In brackets, before a space, in <c>1,2,3</c>, and after a negative digit (<c>-2,1</c>) it separates a list.</item>
/// <item>A whole number before a proper fraction is a mixed number: <c>2\frac13</c> is 7/3. <c>1/2x</c> is half of x. <c>\log</c> has
/// base 10. <c>φ</c> is the golden ratio, <c>i</c> the imaginary unit, <c>e</c> Euler's number.</item>
/// <item>A percent sign and units follow <see cref="AnswerPolicy"/>. Degrees are units, but inside sin, cos and the like they are angles.</item>
/// <item>What a name is given to is the answer: <c>x = 3</c> is <c>3</c>, <c>y = 2x + 3</c> and <c>f(x) = 2x + 3</c> are <c>2x + 3</c>.
/// An equation in x alone, or in x and y, that is linear is solved (for y); any other is canonical up to a factor, an inequality up to a
/// positive one. Of a chain a = b = c the last part counts, before any ≈.</item>
/// <item>Lists without brackets, lists in braces and both signs of ± are sets: order and repetition do not matter, and a set of one is its
/// element, and so are labelled parts: <c>(a) 5, (b) 7</c>. Lists in round or angle brackets and rows or columns are tuples: order matters. <c>x = 1, y = 2</c> is <c>(1, 2)</c>.</item>
/// <item>Intervals, unions, memberships and inequalities in one variable are parts of the real line. <c>(1, 2)</c> may be a point or an open
/// interval; both are one answer, as they are one spelling. Conditions joined by a comma or "and" must hold together, unless they cannot.</item>
/// <item>A numeral with a base, <c>413_7</c>, is neither 413 nor its value 206, since a question that names a base asks for the digits.
/// <c>3:8</c> is 3/8, but <c>4:45</c>, two digits below 60 last, is a time; p.m. adds twelve hours. <c>14 R 2</c> is a quotient with remainder.</item>
/// <item>Words are compared without case, articles and fonts. A letter alone is a choice: <c>C</c>, <c>(C)</c>, <c>C)</c>, <c>C. text</c>,
/// and so are the first four in lower case; a Cyrillic capital that looks like a Latin one is that one. "No solution" is the empty set;
/// "undefined" is "does not exist".</item>
/// </list>
/// <para>
/// Texts over 2,000 characters, numbers over 1,000 digits or with an exponent beyond ±1,000, nesting beyond 60, and what has no value within
/// the limits of evaluation, which all elements of a list share, have an <see cref="Answer.Problem"/>; they equal only themselves. All members are thread-safe.
/// </para>
/// </remarks>
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
        using WorkBudget budget = WorkBudget.ForText();
        Reading reading = AnswerReader.Read(text, policy ?? AnswerPolicy.Default);
        if (reading is { Name: null, Expression: VariableExpression { Name: [>= 'a' and <= 'd' and var letter] } })
            reading = TextFolding.Letter(char.ToUpperInvariant(letter).ToString());

        AnswerKind kind = reading is { Expression: VariableExpression { Name: [>= 'A' and <= 'Z'] } } ? AnswerKind.Choice : reading.Kind;
        return new Answer(reading.Key, text.Trim(), kind, reading.Problem);
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
