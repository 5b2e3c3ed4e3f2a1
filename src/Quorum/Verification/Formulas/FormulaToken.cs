namespace Quorum;

/// <summary>One token of a step.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it starts in the step.</param>
/// <param name="End">Where it ends in the step.</param>
/// <param name="Written">What stands for it in the formula that is read.</param>
/// <param name="Relation">The relation, where it is one.</param>
internal readonly record struct FormulaToken(
    FormulaTokenKind Kind, int Start, int End, string Written, RelationKind Relation = RelationKind.Equal);
