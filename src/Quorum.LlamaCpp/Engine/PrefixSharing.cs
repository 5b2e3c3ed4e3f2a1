using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// Lets a branch take over what another has already evaluated of the same tokens, whether that is under way or held, or wait for one that
/// is about to.
/// </summary>
internal sealed class PrefixSharing(BranchMemory memory, HeldPrefixes held)
{
    // Waiting for fewer tokens than this costs more than evaluating them again.
    private const int MinWait = 8;

    /// <summary>The prefix tokens that sequences took over instead of evaluating them.</summary>
    public long TokensReused { get; private set; }

    /// <summary>Finds the branch that has most tokens in common with one that has no cells yet, or with a sequence.</summary>
    public (Branch? Source, int Length) Find(List<int> tokens, IReadOnlyList<Branch> live)
    {
        (Branch?, int) best = (null, 0);
        FindAmong(live, tokens, ref best);
        FindAmong(held.All, tokens, ref best);
        return best;
    }

    /// <summary>Gives a branch without cells what its source has already evaluated of their common prefix, or lets it wait for it.</summary>
    public void Attach(Branch branch, Branch? source, int length)
    {
        branch.PrefixSource = null;
        branch.PrefixLength = length;
        if (source is null)
            return;

        // Who is served first does not wait for who is served later.
        if (length - source.Evaluated >= MinWait && source.Rank < branch.Rank)
            branch.PrefixSource = source;
        else
            Share(source, branch);
    }

    /// <summary>
    /// Branches whose prefix is there take it, unless one that was just let go is about to evaluate more of it; those whose source is gone look
    /// for another.
    /// </summary>
    public void Advance(IReadOnlyList<Branch> live)
    {
        for (var i = 0; i < live.Count; i++)
        {
            var branch = live[i];
            if (branch.PrefixSource is not { } source || (source is { Slot: >= 0, IsHeld: false } && source.Evaluated < branch.PrefixLength))
                continue;

            var (best, length) = Find(branch.Tokens, live);
            Attach(branch, best, length);
        }
    }

    /// <summary>Adds a sequence to a branch that has the same tokens.</summary>
    public void Join(Branch branch, Sequence sequence)
    {
        branch.Add(sequence);
        sequence.ReusePrompt(sequence.PromptLength);
        TokensReused += branch.Evaluated;
    }

    /// <summary>Counts tokens that were evaluated once for all members of a branch.</summary>
    public void Count(Branch branch, int tokens) => TokensReused += tokens * (branch.Members.Count - 1L);

    private static void FindAmong(IReadOnlyList<Branch> branches, List<int> tokens, ref (Branch? Source, int Length) best)
    {
        for (var i = 0; i < branches.Count; i++)
        {
            // A branch that waits itself has nothing to give, and two must never wait for each other.
            var other = branches[i];
            if (other.PrefixSource is not null || ReferenceEquals(other.Tokens, tokens))
                continue;

            var common = CollectionsMarshal.AsSpan(tokens).CommonPrefixLength(CollectionsMarshal.AsSpan(other.Tokens));
            if (common > best.Length)
                best = (other, common);
        }
    }

    private void Share(Branch source, Branch branch)
    {
        // The last token is always evaluated by the branch itself, which needs its logits.
        var count = Math.Min(source.Evaluated, Math.Min(branch.PrefixLength, branch.Tokens.Count - 1));
        memory.Share(source, branch, count);
        if (source.IsHeld)
            held.Use(source);
        TokensReused += (long)count * branch.Members.Count;
        branch.Members[0].ReusePrompt(count);
    }
}
