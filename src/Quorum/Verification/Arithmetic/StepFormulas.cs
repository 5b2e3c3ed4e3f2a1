namespace Quorum;

/// <summary>A step with its formulas, as the checks are given it.</summary>
internal sealed record StepFormulas(ChainStep Step, IReadOnlyList<Formula> Formulas)
{
    /// <summary>Gets a value indicating whether the step says that something need not hold: a question, a supposition, a contradiction.</summary>
    public required bool IsHypothetical { get; init; }

    /// <summary>The text of a side as written.</summary>
    public string Written(FormulaSide side) => Step.Text.Substring(side.Span.Start - Step.Span.Start, side.Span.Length);
}
