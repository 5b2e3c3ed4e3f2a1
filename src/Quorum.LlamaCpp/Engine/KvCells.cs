using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Counts the cells of the unified KV cache exactly as llama.cpp fills them: a token evaluated takes one, a shared token takes none, and a
/// cell is free again when its last owner goes. So the engine knows before every step whether it fits.
/// </summary>
internal sealed class KvCells(int total)
{
    private readonly int[] _owners = new int[total];
    private readonly int[] _holders = new int[total];
    private readonly Stack<int> _free = new(Enumerable.Range(0, total).Reverse());

    public int Total => total;

    public int Free => _free.Count;

    /// <summary>The cells of branches under way.</summary>
    public int Used => total - _free.Count - Held;

    /// <summary>The cells that only held prefixes own.</summary>
    public int Held { get; private set; }

    /// <summary>Takes a cell for the next position of a branch.</summary>
    public void Take(List<int> cells)
    {
        var cell = _free.Pop();
        _owners[cell] = 1;
        cells.Add(cell);
    }

    /// <summary>Makes a branch without cells a further owner of another's first <paramref name="count"/> cells.</summary>
    public void Share(List<int> source, List<int> cells, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (_owners[source[i]]++ == 0)
                Held--;
            cells.Add(source[i]);
        }
    }

    /// <summary>Turns the owner of cells into a holder.</summary>
    public void Hold(List<int> cells)
    {
        foreach (var cell in cells)
        {
            _holders[cell]++;
            if (--_owners[cell] == 0)
                Held++;
        }
    }

    /// <summary>Gives cells of a branch back.</summary>
    /// <param name="cells">The cells of the branch.</param>
    /// <param name="from">The first that it gives back, with all that follow.</param>
    /// <param name="isHeld">Whether the branch holds them, or owns them.</param>
    public void Release(List<int> cells, int from, bool isHeld = false)
    {
        foreach (var cell in CollectionsMarshal.AsSpan(cells)[from..])
        {
            if (isHeld)
            {
                if (--_holders[cell] == 0 && _owners[cell] == 0)
                {
                    Held--;
                    _free.Push(cell);
                }
            }
            else if (--_owners[cell] == 0)
            {
                if (_holders[cell] == 0)
                    _free.Push(cell);
                else
                    Held++;
            }
        }

        cells.RemoveRange(from, cells.Count - from);
    }

    /// <summary>Whether a branch that owns these cells would free any by giving them back: who shares the last shares them all.</summary>
    public bool WouldFree(List<int> cells) => cells.Count > 0 && _owners[cells[^1]] == 1;
}
