namespace Quorum;

/// <summary>The chains that gave equivalent answers.</summary>
public sealed record AnswerGroup
{
    /// <summary>Gets the answer, in the form in which the group's first member wrote it.</summary>
    public required Answer Answer { get; init; }

    /// <summary>Gets the indices of the group's chains, those whose votes count, in ascending order.</summary>
    public required IReadOnlyList<int> Members { get; init; }

    /// <summary>
    /// Gets the indices of the rescued chains that gave the answer too (<see cref="ChainOutcome.Rescued"/>), in ascending order. They are counted
    /// apart: they add neither votes nor weight.
    /// </summary>
    public IReadOnlyList<int> RescuedMembers { get; init; } = [];

    /// <summary>Gets the number of votes: one for each member.</summary>
    public int Votes => Members.Count;

    /// <summary>Gets the sum of the members' weights, by which the decision was made; with plain majority, the number of votes.</summary>
    public required double Weight { get; init; }
}
