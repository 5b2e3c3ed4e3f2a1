namespace Quorum;

/// <summary>Which bracket of a row of tokens closes which; round and square ones may pair with each other, as those of intervals do.</summary>
internal sealed class TokenBrackets
{
    private readonly int[] _partners;

    public TokenBrackets(IReadOnlyList<NotationToken> tokens)
    {
        _partners = new int[tokens.Count];
        Array.Fill(_partners, -1);
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != NotationTokenKind.Symbol)
                continue;

            string text = tokens[i].Text;
            if (text is "(" or "[" or "{" or "⦃" or "⟨" or "⌊" or "⌈" || text.StartsWith(@"\begin:", StringComparison.Ordinal))
            {
                open.Push(i);
            }
            else if (text is ")" or "]" or "}" or "⦄" or "⟩" or "⌋" or "⌉" || text.StartsWith(@"\end:", StringComparison.Ordinal))
            {
                if (open.TryPeek(out int start) && Pair(tokens[start].Text, text))
                {
                    open.Pop();
                    _partners[start] = i;
                    _partners[i] = start;
                }
                else
                {
                    IsBalanced = false;
                }
            }
        }

        IsBalanced &= open.Count == 0;
    }

    public bool IsBalanced { get; } = true;

    /// <summary>The place of the bracket that pairs with the one at a place; -1 if there is none.</summary>
    public int PartnerOf(int index) => _partners[index];

    /// <summary>The next place outside of the bracket that may open at a place.</summary>
    public int After(int index) => _partners[index] > index ? _partners[index] + 1 : index + 1;

    private static bool Pair(string open, string close) => open switch
    {
        "(" or "[" => close is ")" or "]",
        "{" => close == "}",
        "⦃" => close == "⦄",
        "⟨" => close == "⟩",
        "⌊" => close == "⌋",
        "⌈" => close == "⌉",
        _ => close.StartsWith(@"\end:", StringComparison.Ordinal),
    };
}
