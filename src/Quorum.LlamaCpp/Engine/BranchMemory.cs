using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// The slots and KV cells of the branches, in llama.cpp's memory and in the engine's own count. In the unified KV cache a copy touches no
/// data: the cells merely get one more owner.
/// </summary>
internal sealed class BranchMemory(nint memory, int cells)
{
    private readonly Stack<int> _freeSlots = new(Enumerable.Range(0, LlamaEngineOptions.SequenceLimit).Reverse());

    public KvCells Cells { get; } = new(cells);

    public bool HasFreeSlot => _freeSlots.Count > 0;

    /// <summary>Makes a branch of one sequence, without cells.</summary>
    public Branch Open(Sequence sequence)
    {
        var branch = new Branch(_freeSlots.Pop());
        branch.Add(sequence);
        branch.Cells.EnsureCapacity(sequence.Tokens.Capacity);
        return branch;
    }

    /// <summary>Counts the cells that llama.cpp has filled for a branch.</summary>
    public void Take(Branch branch, int count, bool isCompact)
    {
        if (isCompact && branch.CompactLength == branch.Evaluated)
            branch.CompactLength += count;
        for (var i = 0; i < count; i++)
            Cells.Take(branch.Cells);
    }

    /// <summary>Makes a branch without cells share the first cells of another.</summary>
    public void Share(Branch source, Branch branch, int count)
    {
        if (count == 0)
            return;

        NativeMethods.llama_memory_seq_cp(memory, source.Slot, branch.Slot, 0, count);
        Cells.Share(source.Cells, branch.Cells, count);
        branch.CompactLength = Math.Min(source.CompactLength, count);
    }

    /// <summary>Gives back the cells of a branch that lie among those of others.</summary>
    public void Trim(Branch branch)
    {
        if (branch.CompactLength == branch.Evaluated)
            return;

        NativeMethods.llama_memory_seq_rm(memory, branch.Slot, branch.CompactLength, -1);
        Cells.Release(branch.Cells, branch.CompactLength);
    }

    /// <summary>Gives the slot and the cells of a branch back.</summary>
    public void Close(Branch branch)
    {
        NativeMethods.llama_memory_seq_rm(memory, branch.Slot, -1, -1);
        Cells.Release(branch.Cells, 0, branch.IsHeld);
        _freeSlots.Push(branch.Slot);
        branch.Slot = -1;
        branch.PrefixSource = null;
    }

    /// <summary>Empties llama.cpp's memory, whatever state it is in, once all branches are closed.</summary>
    public void Clear() => NativeMethods.llama_memory_clear(memory, data: 0);

    /// <summary>The highest position that llama.cpp itself holds for every slot, -1 for an empty one.</summary>
    public int[] ReadPositions() =>
        [.. Enumerable.Range(0, LlamaEngineOptions.SequenceLimit).Select(slot => NativeMethods.llama_memory_seq_pos_max(memory, slot))];
}
