namespace Quorum;

/// <summary>The sentences of a line of prose.</summary>
internal static class Sentences
{
    private static readonly string[] _abbreviations =
        ["e.g", "i.e", "vs", "approx", "fig", "no", "cf", "dr", "mr", "mrs", "ms", "st", "eq", "sec", "resp", "etc", "rem", "т.е", "т.к", "т", "рис", "см", "стр", "ост", "руб"];

    /// <summary>Finds the sentences of a line, in order, without white space at their ends.</summary>
    public static IEnumerable<TextSpan> Of(string text, TextSpan line)
    {
        int start = line.Start;
        bool inFormula = false;
        for (int i = line.Start; i < line.End; i++)
        {
            char c = text[i];
            if (c == '$' && IsFormulaSign(text, i, line, inFormula))
                inFormula = !inFormula;
            else if (!inFormula && c is '.' or '!' or '?' && EndsSentence(text, i, start, line.End))
            {
                yield return StepBlocks.Trim(text, start, i + 1);
                start = i + 1;
            }
        }

        TextSpan last = StepBlocks.Trim(text, start, line.End);
        if (last.Length > 0)
            yield return last;
    }

    /// <summary>Whether a dollar sign opens or closes a formula; otherwise it is money.</summary>
    internal static bool IsFormulaSign(string text, int index, TextSpan line, bool inFormula)
    {
        if (index > 0 && text[index - 1] == '\\')
            return false;

        if (inFormula)
            return true;

        if (index + 1 >= line.End || text[index + 1] == ' ')
            return false;

        for (int i = index + 1; i < line.End; i++)
        {
            if (text[i] == '$' && text[i - 1] != '\\')
                return text[i - 1] != ' ' && !(i + 1 < line.End && char.IsAsciiDigit(text[i + 1]));
        }

        return false;
    }

    private static bool EndsSentence(string text, int index, int start, int end)
    {
        if (text[index] == '!' && index > start && (char.IsAsciiDigit(text[index - 1]) || text[index - 1] == ')'))
            return false; // a factorial

        int after = index + 1;
        while (after < end && text[after] is ')' or '"' or '”' or '*' or '\'')
            after++;

        if (after >= end || !char.IsWhiteSpace(text[after]))
            return false;

        while (after < end && char.IsWhiteSpace(text[after]))
            after++;

        if (after >= end || char.IsLower(text[after]))
            return false;

        return text[index] != '.' || !(IsListNumber(text, start, index) || IsAbbreviation(text, start, index));
    }

    private static bool IsListNumber(string text, int start, int dot)
    {
        ReadOnlySpan<char> head = text.AsSpan(start, dot - start).Trim(" *#(");
        return head.Length is > 0 and <= 3 && (head.IndexOfAnyExceptInRange('0', '9') < 0 || (head.Length == 1 && char.IsLetter(head[0])));
    }

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        int word = dot;
        while (word > start && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
            word--;

        ReadOnlySpan<char> head = text.AsSpan(word, dot - word);
        foreach (string abbreviation in _abbreviations)
        {
            if (head.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
