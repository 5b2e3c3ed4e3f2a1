using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Prefixes whose sequences have ended, held for requests that begin like them, such as the next turn of a conversation. The least recently
/// used goes first: when they are more than the limit, and whenever a sequence needs its slot or its cells. Only what lies close together is
/// held: every step looks past all cells up to the last one in use, so a few that are scattered would slow down all that comes after.
/// </summary>
/// <param name="memory">Where their slots and cells are.</param>
/// <param name="limit">The most cells that are held for nothing else.</param>
internal sealed class HeldPrefixes(BranchMemory memory, int limit)
{
    // What follows a prompt and is rewritten when the prompt is part of a longer one, such as the opening tag of the reasoning.
    private const int Tail = 8;

    // The least recently used first.
    private readonly List<Branch> _held = [];

    public IReadOnlyList<Branch> All => _held;

    /// <summary>Holds a branch that its last sequence has left, in place of older ones that have only an output of their own beside it.</summary>
    public void Add(Branch branch)
    {
        memory.Trim(branch);
        memory.Cells.Hold(branch.Cells);
        branch.Hold();
        if (branch.Evaluated == 0)
        {
            memory.Close(branch);
            return;
        }

        for (var i = _held.Count - 1; i >= 0; i--)
        {
            var other = _held[i];
            var common = CollectionsMarshal.AsSpan(branch.Tokens).CommonPrefixLength(CollectionsMarshal.AsSpan(other.Tokens));
            if (common >= Math.Min(other.PromptLength, other.Evaluated) - Tail)
                RemoveAt(i);
        }

        _held.Add(branch);
        while (memory.Cells.Held > limit)
            RemoveAt(0);
    }

    /// <summary>Notes that a sequence has taken a prefix over.</summary>
    public void Use(Branch branch)
    {
        _held.Remove(branch);
        _held.Add(branch);
    }

    /// <summary>Gives up prefixes until so many cells are free.</summary>
    /// <returns>Whether they are.</returns>
    public bool TryFreeCells(int count)
    {
        while (memory.Cells.Free < count && _held.Count > 0)
            RemoveAt(0);
        return memory.Cells.Free >= count;
    }

    /// <summary>Gives up a prefix if no slot is free.</summary>
    /// <returns>Whether one is.</returns>
    public bool TryFreeSlot()
    {
        if (!memory.HasFreeSlot && _held.Count > 0)
            RemoveAt(0);
        return memory.HasFreeSlot;
    }

    /// <summary>Gives all up.</summary>
    public void Clear()
    {
        while (_held.Count > 0)
            RemoveAt(_held.Count - 1);
    }

    private void RemoveAt(int index)
    {
        memory.Close(_held[index]);
        _held.RemoveAt(index);
    }
}
