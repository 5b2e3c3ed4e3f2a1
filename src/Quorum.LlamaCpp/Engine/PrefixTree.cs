using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// The sequences under way, as the branches of a tree of their tokens: those whose tokens are the same so far are one branch, and part where
/// their draws do.
/// </summary>
internal sealed class PrefixTree(BranchMemory memory, HeldPrefixes held, WaitingLine waiting)
{
    private readonly PrefixSharing _prefixes = new(memory, held);

    // In the order of service.
    private readonly List<Branch> _live = [];
    private readonly List<Branch> _parted = [];
    private int _sequences;
    private int _peakSequences;
    private long _pauses;

    public List<Branch> Live => _live;

    public OutputForecast Forecast { get; } = new();

    public EngineCounters Counters => new()
    {
        TokensReused = _prefixes.TokensReused,
        Pauses = _pauses,
        LiveSequences = _sequences,
        PeakSequences = _peakSequences,
        LiveBranches = _live.Count,
    };

    /// <summary>Finds the branch, live or held, that has most tokens in common with a sequence.</summary>
    public (Branch? Source, int Length) Find(Sequence sequence) => _prefixes.Find(sequence.Tokens, _live);

    /// <summary>Adds a sequence to the branch that has the same tokens, if there is one.</summary>
    public bool TryJoin(Sequence sequence)
    {
        foreach (var branch in _live)
        {
            if (!sequence.HasSameTokens(branch))
                continue;

            Join(branch, sequence);
            _live.Sort(CompareRanks);
            return true;
        }

        return false;
    }

    /// <summary>Makes a branch of the sequence that is first in the line, and of all that have the same tokens.</summary>
    /// <param name="source">The branch that has tokens in common with it.</param>
    /// <param name="length">How many.</param>
    public void AddFirst(Branch? source, int length)
    {
        var branch = memory.Open(waiting.Take());
        Count(1);
        _prefixes.Attach(branch, source, length);
        while (waiting.TakeSame(branch) is { } same)
            Join(branch, same);
        Insert(branch);
    }

    /// <summary>Lets branches that waited for a prefix go on where it is there.</summary>
    public void Advance() => _prefixes.Advance(_live);

    public void DropCancelled()
    {
        foreach (var branch in _live)
            DropMembers(branch, static sequence => sequence.IsCancelled);
        DropEmpty();
    }

    /// <summary>Counts tokens of a branch that were evaluated.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="count">How many.</param>
    /// <param name="isCompact">Whether their cells lie close together.</param>
    public void Take(Branch branch, int count, bool isCompact)
    {
        memory.Take(branch, count, isCompact);
        _prefixes.Count(branch, count);
    }

    /// <summary>
    /// After a draw: members that have drawn the same stay together; each other group goes on in a branch of its own, which has all cells in
    /// common with this one.
    /// </summary>
    public void Part(Branch branch)
    {
        foreach (var member in branch.Members)
        {
            if (member.IsEnded)
                Forecast.Learn(member.Tokens.Count - member.PromptLength);
        }

        DropMembers(branch, static member => member.IsEnded);
        _parted.Clear();
        for (var i = branch.Members.Count - 1; i > 0; i--)
        {
            var member = branch.Members[i];
            if (HasSameEnd(member, branch.Members[0], branch.Evaluated))
                continue;

            branch.Members.RemoveAt(i);
            if (FindParted(member, branch.Evaluated) is { } group)
                group.Add(member);
            else if (held.TryFreeSlot())
                Open(member, branch);
            else
                Wait(member);
        }

        branch.Update();
    }

    /// <summary>Removes the branches that all sequences have left, and puts the others in order again.</summary>
    public void DropEmpty()
    {
        _live.RemoveAll(static branch => branch.IsHeld);
        for (var i = 1; i < _live.Count; i++)
        {
            if (CompareRanks(_live[i - 1], _live[i]) > 0)
            {
                _live.Sort(CompareRanks);
                return;
            }
        }
    }

    /// <summary>Stops the sequences of a branch, which will be evaluated again later, and frees its cells.</summary>
    public void Pause(Branch branch)
    {
        _live.Remove(branch);
        memory.Close(branch);
        branch.Members.ForEach(Wait);

        // Those who waited for it look for another source.
        Advance();
    }

    /// <summary>The last in the order of service that gives any cells back when it is paused; others share all of theirs.</summary>
    public Branch Youngest()
    {
        for (var i = _live.Count - 1; i > 0; i--)
        {
            if (memory.Cells.WouldFree(_live[i].Cells))
                return _live[i];
        }

        return _live[^1];
    }

    /// <summary>Takes all sequences out and frees all branches.</summary>
    public List<Sequence> TakeAll()
    {
        List<Sequence> all = [.. _live.SelectMany(static branch => branch.Members)];
        foreach (var branch in _live)
        {
            // One that failed on its way to be held is held.
            if (!branch.IsHeld)
                memory.Close(branch);
        }

        _live.Clear();
        _sequences = 0;
        return all;
    }

    private static int CompareRanks(Branch left, Branch right) => left.Rank.CompareTo(right.Rank);

    private static bool HasSameEnd(Sequence left, Sequence right, int from) =>
        CollectionsMarshal.AsSpan(left.Tokens)[from..].SequenceEqual(CollectionsMarshal.AsSpan(right.Tokens)[from..]);

    private Branch? FindParted(Sequence member, int from)
    {
        foreach (var group in _parted)
        {
            if (HasSameEnd(member, group.Members[0], from))
                return group;
        }

        return null;
    }

    private void Open(Sequence member, Branch source)
    {
        var group = memory.Open(member);
        memory.Share(source, group, source.Evaluated);
        _parted.Add(group);
        Insert(group);
    }

    private void Join(Branch branch, Sequence sequence)
    {
        _prefixes.Join(branch, sequence);
        Count(1);
    }

    // What a branch without members has evaluated is held, where those who wait for it will find it as well.
    private void DropMembers(Branch branch, Predicate<Sequence> isGone)
    {
        var count = branch.Members.Count;
        for (var i = count - 1; i >= 0; i--)
        {
            if (!isGone(branch.Members[i]))
                continue;

            waiting.Leave(branch.Members[i]);
            branch.Members.RemoveAt(i);
        }

        if (branch.Members.Count == count)
            return;

        Count(branch.Members.Count - count);
        if (!branch.Update())
            held.Add(branch);
    }

    private void Wait(Sequence sequence)
    {
        Count(-1);
        waiting.Add(sequence);
        _pauses++;
    }

    private void Insert(Branch branch)
    {
        var index = _live.Count;
        while (index > 0 && branch.Rank < _live[index - 1].Rank)
            index--;
        _live.Insert(index, branch);
    }

    private void Count(int sequences)
    {
        _sequences += sequences;
        _peakSequences = Math.Max(_peakSequences, _sequences);
    }
}
