namespace Quorum.SemanticKernel;

/// <summary>A plan that samples voted for.</summary>
/// <param name="Plan">The plan, as the first of them wrote it.</param>
/// <param name="Members">The samples that planned the same, by their indices.</param>
/// <param name="Weight">The sum of their votes.</param>
public sealed record PlanCandidate(Plan Plan, IReadOnlyList<int> Members, double Weight);
