namespace Quorum.SemanticKernel;

/// <summary>A sample whose plan must not run, or that wrote none.</summary>
/// <param name="Sample">The index of the sample.</param>
/// <param name="Plan">The plan; <see langword="null"/> if the sample wrote none.</param>
/// <param name="Faults">The reasons, at least one.</param>
public sealed record RejectedPlan(int Sample, Plan? Plan, IReadOnlyList<PlanFault> Faults);
