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
        int first = Array.FindIndex(verdicts, verdict => verdict.Stop);
        return first < 0
            ? verdicts[0] with { UsesArrived = false, Reason = string.Join(" ", verdicts.Select(verdict => verdict.Reason)) }
            : verdicts[first] with { UsesArrived = false, Rule = verdicts[first].Rule ?? rules[first].Name, Certainty = Merge(verdicts) };
    }

    /// <summary>All that is certified by those that stop: they looked at the same votes.</summary>
    private static Certainty? Merge(StoppingVerdict[] verdicts)
    {
        Certainty[] certified = [.. verdicts.Where(verdict => verdict.Stop).Select(verdict => verdict.Certainty).OfType<Certainty>()];
        return certified.Length == 0 ? null : certified[0] with
        {
            CertifiedAt = certified.Min(certainty => certainty.CertifiedAt),
            IsLocked = certified.Any(certainty => certainty.IsLocked),
        };
    }
}
