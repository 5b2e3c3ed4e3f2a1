namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Counts the cells of the unified KV cache exactly as llama.cpp fills them: a token evaluated takes one, a shared token takes none, and a
/// cell is free again when its last owner goes. So the engine knows before every step whether it fits.
/// </summary>
internal sealed class KvCells(int total)
{
    private readonly int[] _owners = new int[total];
    private readonly Stack<int> _free = new(Enumerable.Range(0, total).Reverse());

    public int Total => total;

    public int Free => _free.Count;

    public int Used => total - _free.Count;

    /// <summary>Takes a cell for the next position of a sequence.</summary>
    public void Take(List<int> cells)
    {
        var cell = _free.Pop();
        _owners[cell] = 1;
        cells.Add(cell);
    }

    /// <summary>Makes a sequence without cells a further owner of another's first <paramref name="count"/> cells.</summary>
    public void Share(List<int> source, List<int> cells, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _owners[source[i]]++;
            cells.Add(source[i]);
        }
    }

    /// <summary>Gives all cells of a sequence back.</summary>
    public void Release(List<int> cells)
    {
        foreach (var cell in cells)
        {
            if (--_owners[cell] == 0)
                _free.Push(cell);
        }

        cells.Clear();
    }
}
