using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>The sequences that are not under way, in the order of service.</summary>
/// <remarks>
/// Requests of one prompt, such as the samples of a consensus, take turns with the other requests: the first belongs to the round of service
/// that is under way when it comes, each further one to the round after. A round is as many sequences as are evaluated together. So a single
/// question does not wait for all samples of another, and no sample waits for ever.
/// </remarks>
internal sealed class WaitingLine(int roundSize)
{
    private readonly List<Sequence> _sequences = [];

    // By prompt: how many sequences of it are waiting or under way, and the turn of the last of them.
    private readonly Dictionary<int, (int Count, long Turn)> _prompts = [];
    private long _arrivals;
    private long _ended;

    public int Count => _sequences.Count;

    public Sequence? First => _sequences.Count > 0 ? _sequences[0] : null;

    private long Round => _ended / roundSize;

    /// <summary>Gives a new sequence its rank.</summary>
    public void Enter(Sequence sequence)
    {
        ref var prompt = ref CollectionsMarshal.GetValueRefOrAddDefault(_prompts, sequence.PromptHash, out var exists);
        prompt = (prompt.Count + 1, exists ? Math.Max(Round, prompt.Turn + 1) : Round);
        sequence.Rank = new Rank(sequence.Priority, prompt.Turn, _arrivals++);
    }

    /// <summary>Takes into account that a sequence has ended, wherever it was.</summary>
    public void Leave(Sequence sequence)
    {
        _ended++;
        ref var prompt = ref CollectionsMarshal.GetValueRefOrNullRef(_prompts, sequence.PromptHash);
        if (--prompt.Count == 0)
            _prompts.Remove(sequence.PromptHash);
    }

    public void Add(Sequence sequence)
    {
        var index = _sequences.Count;
        while (index > 0 && sequence.Rank < _sequences[index - 1].Rank)
            index--;
        _sequences.Insert(index, sequence);
    }

    public Sequence Take()
    {
        var first = _sequences[0];
        _sequences.RemoveAt(0);
        return first;
    }

    /// <summary>Takes the first sequence that has the tokens of a branch; null if there is none.</summary>
    public Sequence? TakeSame(Branch branch)
    {
        var index = _sequences.FindIndex(sequence => sequence.HasSameTokens(branch));
        if (index < 0)
            return null;

        var same = _sequences[index];
        _sequences.RemoveAt(index);
        return same;
    }

    public void DropCancelled()
    {
        for (var i = _sequences.Count - 1; i >= 0; i--)
        {
            if (!_sequences[i].IsCancelled)
                continue;

            Leave(_sequences[i]);
            _sequences.RemoveAt(i);
        }
    }

    /// <summary>Takes all out.</summary>
    public List<Sequence> TakeAll()
    {
        List<Sequence> all = [.. _sequences];
        _sequences.Clear();
        return all;
    }
}
