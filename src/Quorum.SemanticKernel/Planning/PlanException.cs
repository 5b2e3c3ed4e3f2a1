namespace Quorum.SemanticKernel;

/// <summary>A plan was not run, or not to its end.</summary>
public sealed class PlanException : Exception
{
    internal PlanException(Plan plan, IReadOnlyList<PlanFault> faults)
        : base($"The plan was not run. {string.Join(" ", faults)}")
    {
        Plan = plan;
        Faults = faults;
        Call = faults[0].Call;
    }

    internal PlanException(Plan plan, int call, string reason, IReadOnlyList<PlanCallResult> results, Exception? inner = null)
        : base($"Call {call} of the plan, {plan.Calls[call - 1]}, {reason}", inner)
    {
        Plan = plan;
        Faults = [];
        Call = call;
        Results = results;
    }

    /// <summary>Gets the plan.</summary>
    public Plan Plan { get; }

    /// <summary>Gets the number of the call that failed or is wrong, from 1; <see langword="null"/> if it is the plan as a whole.</summary>
    public int? Call { get; }

    /// <summary>Gets what verification found, in which case nothing was called; empty if the plan failed while it ran.</summary>
    public IReadOnlyList<PlanFault> Faults { get; }

    /// <summary>Gets the results of the calls before the one that failed.</summary>
    public IReadOnlyList<PlanCallResult> Results { get; } = [];
}
