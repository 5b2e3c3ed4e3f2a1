namespace Quorum.LlamaCpp.Engine;

/// <summary>
/// A path of the prefix tree: sequences whose tokens are the same so far, evaluated once in one slot of llama.cpp's memory. They part where
/// their draws do. A branch without sequences is a prefix that is held for later requests.
/// </summary>
internal sealed class Branch(int slot)
{
    /// <summary>The number of the branch in llama.cpp's memory, or -1 once that is given back.</summary>
    public int Slot { get; set; } = slot;

    public List<Sequence> Members { get; } = [];

    public List<int> Tokens { get; private set; } = [];

    /// <summary>The tokens of the longest prompt among the members.</summary>
    public int PromptLength { get; private set; }

    /// <summary>The KV cells of the evaluated tokens.</summary>
    public List<int> Cells { get; } = [];

    public int Evaluated => Cells.Count;

    /// <summary>
    /// How many of the first cells lie close together: those of a prompt do, those of an output that others were drawn beside do not.
    /// </summary>
    public int CompactLength { get; set; }

    public int Remaining => Tokens.Count - Cells.Count;

    /// <summary>The rank of the member that ranks first.</summary>
    public Rank Rank { get; private set; }

    /// <summary>The branch that is evaluating the prefix which this one waits to share.</summary>
    public Branch? PrefixSource { get; set; }

    /// <summary>The number of tokens that this one has in common with <see cref="PrefixSource"/>.</summary>
    public int PrefixLength { get; set; }

    /// <summary>The row of the current batch that gives the logits of the last token, or -1.</summary>
    public int OutputRow { get; set; } = -1;

    public bool IsHeld { get; private set; }

    /// <summary>Adds a sequence that has the same tokens.</summary>
    public void Add(Sequence sequence)
    {
        Members.Add(sequence);
        if (Members.Count == 1 || sequence.Rank < Rank)
            Rank = sequence.Rank;
        if (Members.Count == 1)
            Tokens = sequence.Tokens;
        PromptLength = Math.Max(PromptLength, sequence.PromptLength);
    }

    /// <summary>After members have left: the tokens and the rank are those of the others.</summary>
    /// <returns>Whether there are others.</returns>
    public bool Update()
    {
        if (Members.Count == 0)
            return false;

        Tokens = Members[0].Tokens;
        Rank = Members[0].Rank;
        foreach (var member in Members)
        {
            if (member.Rank < Rank)
                Rank = member.Rank;
        }

        return true;
    }

    /// <summary>Turns a branch that all sequences have left into a held prefix: what was evaluated.</summary>
    public void Hold()
    {
        IsHeld = true;
        PrefixSource = null;
        Tokens = Tokens[..Evaluated];
    }
}
