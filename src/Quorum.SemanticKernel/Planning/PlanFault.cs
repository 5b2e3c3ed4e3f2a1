namespace Quorum.SemanticKernel;

/// <summary>Why a plan must not run.</summary>
/// <param name="Call">The number of the call that is wrong, from 1; <see langword="null"/> if it is the plan as a whole.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
public sealed record PlanFault(int? Call, string Reason)
{
    /// <summary>Writes the fault for people to read.</summary>
    /// <returns>The reason, after the number of the call.</returns>
    public override string ToString() => Call is { } call ? $"Call {call}: {Reason}" : Reason;
}
