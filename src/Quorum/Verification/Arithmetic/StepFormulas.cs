namespace Quorum;

/// <summary>A step with its formulas, as the checks are given it.</summary>
internal sealed record StepFormulas(ChainStep Step, IReadOnlyList<Formula> Formulas)
{
    /// <summary>Gets the line of written arithmetic that the step is; <see langword="null"/> if it is none.</summary>
    public WorkLine? Work { get; } = WorkLine.Read(Step, Formulas);

    /// <summary>Gets a value indicating whether the step says that something need not hold: a question, a supposition, a contradiction.</summary>
    public required bool IsHypothetical { get; init; }

    /// <summary>Gets a value indicating whether equalities in the step may be meant by a modulus or in another base.</summary>
    public required bool ReckonsOtherwise { get; init; }

    /// <summary>Gets a value indicating whether a false equality in the step may be meant.</summary>
    public bool IsUncertain => IsHypothetical || ReckonsOtherwise;

    /// <summary>Gets the text of the step after it; empty after the last one.</summary>
    public required string Next { get; init; }

    /// <summary>Whether the word after a formula makes its last side a part of something larger: "half of", "3 and 1/2", but not "3 and then".</summary>
    public bool GoesOn(Formula formula)
    {
        if (formula.After is not { } after || !ClaimWords.Continues(after))
            return false;

        int end = formula.Sides[^1].Span.End - Step.Span.Start;
        int word = after is "and" or "и" ? Step.Text.IndexOf(after, end, StringComparison.Ordinal) : -1;
        return word < 0 || Step.Text.AsSpan(word + after.Length).TrimStart() is [>= '0' and <= '9', ..] or [];
    }

    /// <summary>The text of a side as written.</summary>
    public string Written(FormulaSide side) => Step.Text.Substring(side.Span.Start - Step.Span.Start, side.Span.Length);
}
