using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>A plan that ran to its end.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Results">The results of all calls, in their order.</param>
public sealed record PlanRun(Plan Plan, IReadOnlyList<PlanCallResult> Results)
{
    /// <summary>Gets the result of the plan: that of the last call.</summary>
    public FunctionResult Result => Results[^1].Result;
}
