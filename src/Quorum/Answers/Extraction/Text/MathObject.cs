using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Tells mathematics from prose, by its looks.</summary>
internal static partial class MathObject
{
    private const string Operators = "+-*/^_=<>≤≥≠±×·÷−–√∪∩∈&\\,";

    private static readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase)
    {
        "pi", "sqrt", "sin", "cos", "tan", "cot", "sec", "csc", "tg", "ctg", "arcsin", "arccos", "arctan", "log", "ln", "lg", "exp", "abs",
        "min", "max", "gcd", "lcm", "mod", "inf", "infinity", "and", "or", "и", "или", "deg", "theta", "alpha", "beta", "phi",
    };

    /// <summary>Whether a text is a number, formula, list or the like, with at most so many words of unit after it.</summary>
    public static bool IsMatch(ReadOnlySpan<char> text, int unitWords)
    {
        text = text.Trim();
        if (text.IsEmpty || IsOpen(text))
            return false;

        bool substance = false;
        bool quantity = false; // what a unit may follow: "5 cm", not "a number"
        int words = 0;
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (c == '\\' && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))
            {
                int end = i + 1 + LetterRun(text[(i + 1)..]);
                bool upright = text[(i + 1)..end] is "text" or "textbf" or "textit" or "mathrm" or "mathbf" or "operatorname" or "color" or "textcolor" or "colorbox";
                i = upright ? AfterGroup(text, end) : end;
                substance |= words == 0;
                quantity |= words == 0;
            }
            else if (c is '\\')
            {
                i += 2;
            }
            else if (char.IsLetter(c))
            {
                int length = LetterRun(text[i..]);
                bool variables = length == 1 || (length <= 3 && i > 0 && (char.IsDigit(text[i - 1]) || text[i - 1] is ')' or '^'));
                if (variables || _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Slice(i, length)))
                    substance |= length == 1 || words == 0;
                else if (!quantity || ++words > unitWords)
                    return false;

                i += length;
            }
            else if (c is '?' or '"' or '@' or '#' or '~' || (c == ':' && i + 1 < text.Length && !char.IsDigit(text[i + 1]) && text[i + 1] != ' '))
            {
                return false;
            }
            else
            {
                if (char.IsDigit(c) && words > 0)
                    return false;

                quantity |= char.IsDigit(c) || c is '∞' or '∅' or 'π';
                substance |= quantity;
                i++;
            }
        }

        return substance;
    }

    /// <summary>Whether a formula goes on: a bracket is open, or it ends in an operator.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.IsEmpty)
            return true;

        int depth = 0;
        foreach (char c in text)
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;

        bool command = text.Length > 1 && text[^2] == '\\';
        bool trailing = Operators.Contains(text[^1], StringComparison.Ordinal) && !command;
        bool unfinished = UnfinishedCommand().IsMatch(text.Length > 24 ? text[^24..] : text);
        return depth > 0 || trailing || unfinished;
    }

    private static int LetterRun(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;

        return length;
    }

    private static int AfterGroup(ReadOnlySpan<char> text, int start)
    {
        int close = start < text.Length && text[start] == '{' ? text[start..].IndexOf('}') : -1;
        return close < 0 ? start : start + close + 1;
    }

    // A command that needs an argument and has none yet, or that is no command yet.
    [GeneratedRegex(@"\\(?:[dtc]?fr?a?c?(?:\{[^{}]*\})?|sq?r?t?|te?x?t?\w*|left|right|times|cdot|pm|mp|le|ge|leq|geq|cup|cap|in|to|binom|bo|box\w*|fb\w*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex UnfinishedCommand();
}
