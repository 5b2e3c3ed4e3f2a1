using System.Numerics;

namespace Quorum;

/// <summary>A formula in a step: one side alone, or several with relations between them.</summary>
/// <param name="Sides">The sides, at least one.</param>
/// <param name="Relations">The relations: each stands before the side with the next index.</param>
/// <param name="Before">The word directly before the formula; <see langword="null"/> if it starts a sentence or follows punctuation.</param>
/// <param name="After">The word directly after it; <see langword="null"/> if punctuation or the end follows.</param>
/// <param name="ContinuesPrevious">Whether it starts with a relation, so that its first side is the last side of the formula before.</param>
internal sealed record Formula(
    IReadOnlyList<FormulaSide> Sides, IReadOnlyList<RelationKind> Relations, string? Before, string? After, bool ContinuesPrevious)
{
    /// <summary>Gets the relation before the first side of a formula that continues the one before.</summary>
    public RelationKind LeadingRelation { get; init; }

    /// <summary>Gets a value indicating whether it is only the rest of a formula, as "(Y - 7) = 37" is in "4 (Y - 7) = 37".</summary>
    public bool IsRest => Before is not null && ClaimWords.TakesOperand(Before);

    /// <summary>Gets the modulus by which the sides are congruent; <see langword="null"/> if none is stated.</summary>
    public BigInteger? Modulus { get; init; }
}
