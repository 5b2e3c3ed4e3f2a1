using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Lets a sequence take over what another has already evaluated of the same tokens, or wait for one that is about to. In the unified KV
/// cache the copy touches no data: the cells merely get one more owner.
/// </summary>
internal sealed class PrefixSharing(nint memory, KvCells cells)
{
    // Waiting for fewer tokens than this costs more than evaluating them again.
    private const int MinWait = 8;

    /// <summary>The prefix tokens that sequences took over instead of evaluating them.</summary>
    public long TokensReused { get; private set; }

    /// <summary>Finds the live sequence that has most tokens in common with one that has no cells yet.</summary>
    public static (Sequence? Source, int Length) Find(Sequence sequence, IReadOnlyList<Sequence> live)
    {
        Sequence? source = null;
        var length = 0;
        foreach (var other in live)
        {
            // A sequence that waits itself has nothing to give, and two must never wait for each other.
            if (other == sequence || other.PrefixSource is not null)
                continue;

            var common = CollectionsMarshal.AsSpan(sequence.Tokens).CommonPrefixLength(CollectionsMarshal.AsSpan(other.Tokens));
            if (common > length)
                (source, length) = (other, common);
        }

        return (source, length);
    }

    /// <summary>Gives a sequence without cells what its source has already evaluated of their common prefix, or lets it wait for it.</summary>
    public void Attach(Sequence sequence, Sequence? source, int length)
    {
        sequence.PrefixSource = null;
        sequence.PrefixLength = length;
        if (source is null)
            return;

        if (length - source.Evaluated >= MinWait)
            sequence.PrefixSource = source;
        else
            Share(source, sequence, Math.Min(source.Evaluated, Shareable(sequence)));
    }

    /// <summary>
    /// Sequences whose prefix is there take it, unless one that was just let go is about to evaluate more of it; those whose source is gone look
    /// for another.
    /// </summary>
    public void Advance(IReadOnlyList<Sequence> live)
    {
        foreach (var sequence in live)
        {
            if (sequence.PrefixSource is not { } source || (source.Slot >= 0 && source.Evaluated < sequence.PrefixLength))
                continue;

            var (best, length) = Find(sequence, live);
            Attach(sequence, best, length);
        }
    }

    /// <summary>Before a source is cancelled: what it has evaluated goes to one of those who wait for it, where the others will find it.</summary>
    public void Inherit(Sequence source, IReadOnlyList<Sequence> live)
    {
        foreach (var heir in live)
        {
            if (heir.PrefixSource != source || heir.IsCancelled)
                continue;

            heir.PrefixSource = null;
            Share(source, heir, Math.Min(source.Evaluated, Shareable(heir)));
            return;
        }
    }

    /// <summary>
    /// After a step: a sequence that waits for exactly the tokens which <paramref name="source"/> has evaluated takes all of them, so that
    /// it can draw from the same logits.
    /// </summary>
    public bool TryShareAll(Sequence source, Sequence sequence)
    {
        if (sequence.PrefixSource != source || sequence.PrefixLength != sequence.Tokens.Count || source.Evaluated != sequence.PrefixLength)
            return false;

        sequence.PrefixSource = null;
        Share(source, sequence, sequence.PrefixLength);
        return true;
    }

    // The last token is always evaluated by the sequence itself, which needs its logits.
    private static int Shareable(Sequence sequence) => Math.Min(sequence.PrefixLength, sequence.Tokens.Count - 1);

    private void Share(Sequence source, Sequence sequence, int count)
    {
        if (count == 0)
            return;

        NativeMethods.llama_memory_seq_cp(memory, source.Slot, sequence.Slot, 0, count);
        cells.Share(source.Cells, sequence.Cells, count);
        TokensReused += count;
        if (sequence.Tokens.Count == sequence.PromptLength)
            sequence.ReusedTokens = count;
    }
}
