namespace Quorum;

/// <summary>Stops when no votes of the open samples can change the outcome.</summary>
/// <remarks>
/// The leader has most to fear from all open samples voting for one rival, an existing group or a new one. The rival then wins with a larger
/// weight, or with the same if its first member comes before the leader's.
/// </remarks>
internal sealed class MajorityLockedRule : IStoppingRule
{
    public string Name => "majority-locked";

    public StoppingVerdict Judge(Standing standing)
    {
        VoteCount arrived = standing.Arrived;
        int open = standing.SampleCount - arrived.Votes.Count;
        Certainty? certainty = arrived.Groups.Count == 0 ? null : Certainty.Of(standing.InOrder, arrived.Groups[0].Answer);
        if (open <= 0)
            return new(Stop: true, UsesArrived: true, "All samples have ended.", certainty);

        return IsLocked(arrived, open, standing.LargestVote)
            ? new(Stop: true, UsesArrived: true, $"No votes of the {open} open samples could change the outcome.", certainty! with { IsLocked = true })
            : new(Stop: false, UsesArrived: true, $"The votes of the {open} open samples could change the outcome.");
    }

    private static bool IsLocked(VoteCount arrived, int open, double? largestVote)
    {
        if (largestVote is not { } bound || arrived.IsFallback || arrived.Groups.Count == 0)
            return false;

        AnswerGroup leader = arrived.Groups[0];
        int firstOpen = FirstOpen(arrived.Votes);
        double most = open * bound;
        return Holds(leader, most, firstOpen)
            && arrived.Groups.Skip(1).All(rival => Holds(leader, rival.Weight + most, Math.Min(rival.Members[0], firstOpen)));
    }

    private static bool Holds(AnswerGroup leader, double rivalWeight, int rivalFirst) =>
        leader.Weight > rivalWeight || (leader.Weight == rivalWeight && leader.Members[0] < rivalFirst);

    // The votes are in sample order, so the first gap is where the index runs ahead.
    private static int FirstOpen(IReadOnlyList<Vote> votes)
    {
        int first = 0;
        while (first < votes.Count && votes[first].Sample == first)
            first++;

        return first;
    }
}
