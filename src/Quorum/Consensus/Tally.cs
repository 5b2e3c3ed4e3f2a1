namespace Quorum;

/// <summary>The votes counted so far, and whether those still to come can matter.</summary>
/// <remarks>
/// Chains may be recorded in any order: neither the outcome nor the moment from which it counts as fixed favours chains that end
/// early, which are the short ones.
/// </remarks>
internal sealed class Tally(int sampleCount)
{
    private readonly Dictionary<Answer, SortedList<int, Answer>> _groups = [];
    private readonly SortedSet<int> _open = [.. Enumerable.Range(0, sampleCount)];

    /// <summary>The groups so far, most votes first, ties in the order of their first members.</summary>
    public IReadOnlyList<AnswerGroup> Groups =>
    [
        .. _groups.Values
            .OrderByDescending(members => members.Count)
            .ThenBy(members => members.Keys[0])
            .Select(members => new AnswerGroup { Answer = members.Values[0], Members = [.. members.Keys], Weight = members.Count }),
    ];

    /// <summary>Whether the winner is the same whatever the open samples answer.</summary>
    /// <remarks>
    /// The leader has most to fear from all open samples voting for one rival, an existing group or a new one. The rival then wins
    /// with more votes, or with as many if its first member comes before the leader's.
    /// </remarks>
    public bool IsDecided
    {
        get
        {
            if (_open.Count == 0)
                return true;

            if (_groups.Count == 0)
                return false;

            SortedList<int, Answer> leader = _groups.Values.MaxBy(members => (members.Count, -members.Keys[0]))!;
            return Holds(leader, 0, _open.Min)
                && _groups.Values.All(rival => rival == leader || Holds(leader, rival.Count, Math.Min(rival.Keys[0], _open.Min)));
        }
    }

    /// <summary>Records how a sample ended: with an answer, which is its vote, or without.</summary>
    public void Record(int index, Answer? answer)
    {
        _open.Remove(index);
        if (answer is null)
            return;

        if (!_groups.TryGetValue(answer, out SortedList<int, Answer>? members))
            _groups.Add(answer, members = []);

        members.Add(index, answer);
    }

    private bool Holds(SortedList<int, Answer> leader, int rivalVotes, int rivalFirst)
    {
        int most = rivalVotes + _open.Count;
        return leader.Count > most || (leader.Count == most && leader.Keys[0] < rivalFirst);
    }
}
