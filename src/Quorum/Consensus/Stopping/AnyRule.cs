namespace Quorum;

/// <summary>Stops when the first of several rules does.</summary>
/// <remarks>
/// All are judged in sample order, those that could use what has arrived too: which of them stops first must not depend on timing, for they need
/// not stop on the same answer.
/// </remarks>
internal sealed class AnyRule(IStoppingRule[] rules) : IStoppingRule
{
    public string Name { get; } = rules.Length == 1 ? rules[0].Name : $"any({string.Join(", ", rules.Select(rule => rule.Name))})";

    public StoppingVerdict Judge(Standing standing)
    {
        Standing inOrder = standing with { Arrived = standing.InOrder };
        StoppingVerdict[] verdicts = [.. rules.Select(rule => rule.Judge(inOrder))];
        StoppingVerdict verdict = verdicts.FirstOrDefault(verdict => verdict.Stop)
            ?? verdicts[0] with { Reason = string.Join(" ", verdicts.Select(verdict => verdict.Reason)) };
        return verdict with { UsesArrived = false };
    }
}
