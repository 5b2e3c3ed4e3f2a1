using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel;

/// <summary>A call that was made, and what came of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Result">What the function returned.</param>
public sealed record PlanCallResult(PlannedCall Call, FunctionResult Result)
{
    /// <summary>Writes the call and its result for people to read.</summary>
    /// <returns>One line, such as <c>2. orders-price(id: 17) = 12.5</c>.</returns>
    public override string ToString() => $"{Call} = {PlanValue.ToText(Result.GetValue<object>())}";
}
