namespace Quorum;

/// <summary>The blocks of a text: lines, and what is one step whatever lines it has.</summary>
internal static class StepBlocks
{
    private static readonly (string Open, string Close)[] _verbatim =
    [
        ("```", "```"),
        (@"\[", @"\]"),
        ("$$", "$$"),
        ("[asy]", "[/asy]"),
        (@"\begin{align", @"\end{align"),
        (@"\begin{eqnarray", @"\end{eqnarray"),
        (@"\begin{equation", @"\end{equation"),
        (@"\begin{gather", @"\end{gather"),
    ];

    /// <summary>Finds the blocks, in order, without white space at their ends.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        int start = 0;
        int position = 0;
        var neverClosed = new HashSet<string>();
        while (position < text.Length)
        {
            if (text[position] == '\n')
            {
                yield return Trim(text, start, position);
                start = ++position;
            }
            else if (VerbatimEnd(text, position, neverClosed) is { } end)
            {
                yield return Trim(text, start, position);
                yield return Trim(text, position, end);
                start = position = end;
            }
            else
            {
                position++;
            }
        }

        yield return Trim(text, start, text.Length);
    }

    /// <summary>Whether a block is one step as it stands.</summary>
    public static bool IsVerbatim(string text, TextSpan block) => Opener(text, block.Start) is not null;

    /// <summary>Cuts white space from both ends.</summary>
    public static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end - start);
    }

    private static (string Open, string Close)? Opener(string text, int position)
    {
        if (position >= text.Length || text[position] is not ('`' or '\\' or '$' or '['))
            return null;

        foreach (var pair in _verbatim)
        {
            // The line break \\[2pt] of an alignment opens no display.
            if (string.CompareOrdinal(text, position, pair.Open, 0, pair.Open.Length) == 0 && !(position > 0 && text[position - 1] == '\\'))
                return pair;
        }

        return null;
    }

    /// <summary>Where the block that opens here ends; null if none opens. What is never closed ends at the next blank line.</summary>
    private static int? VerbatimEnd(string text, int position, HashSet<string> neverClosed)
    {
        if (Opener(text, position) is not var (open, close))
            return null;

        // What is sought in vain once is not there later either.
        int end = neverClosed.Contains(close) ? -1 : text.IndexOf(close, position + open.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            neverClosed.Add(close);
            int blank = text.IndexOf("\n\n", position, StringComparison.Ordinal);
            return blank < 0 ? text.Length : blank;
        }

        end += close.Length;
        if (close.StartsWith(@"\end", StringComparison.Ordinal))
        {
            int brace = text.IndexOf('}', end);
            end = brace < 0 ? text.Length : brace + 1;
        }

        return end;
    }
}
