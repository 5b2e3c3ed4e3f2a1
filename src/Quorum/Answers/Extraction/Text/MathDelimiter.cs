namespace Quorum;

/// <summary>The signs between which a text sets mathematics: <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c> and <c>\[…\]</c>.</summary>
internal readonly record struct MathDelimiter(string Open, string Close)
{
    // What is longer is no answer; the bound keeps the search for a sign that never comes linear.
    private const int MaximumLength = 1_000;
    private static readonly MathDelimiter[] _all = [new("$$", "$$"), new("$", "$"), new(@"\(", @"\)"), new(@"\[", @"\]")];

    /// <summary>Finds out which delimiter opens at a position.</summary>
    public static MathDelimiter? At(string text, int position)
    {
        foreach (MathDelimiter delimiter in _all)
        {
            if (string.CompareOrdinal(text, position, delimiter.Open, 0, delimiter.Open.Length) == 0)
                return delimiter;
        }

        return null;
    }

    /// <summary>The position of the closing sign, or -1 if it is missing or the dollar is money.</summary>
    public int FindClose(string text, int position, int end)
    {
        int start = position + Open.Length;
        int limit = Math.Min(end, start + MaximumLength);
        for (int i = start; i + Close.Length <= limit; i++)
        {
            if (string.CompareOrdinal(text, i, Close, 0, Close.Length) == 0)
                return Open != "$" || IsMathematics(text, start, i) ? i : -1;

            if (text[i] == '\\')
                i++;
        }

        return -1;
    }

    // In "$18 and $20" both dollars are money: no formula ends in a space or an operator when text follows at once.
    private static bool IsMathematics(string text, int start, int close)
    {
        if (close == start)
            return false;

        bool money = char.IsDigit(text[start]) && close + 1 < text.Length && char.IsDigit(text[close + 1]);
        return !money;
    }
}
