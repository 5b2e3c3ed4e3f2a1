using System.Text;

namespace Quorum;

/// <summary>Sets aside what notation alone adds to an answer: LaTeX spacing, fonts, sizes and delimiters, and the case of words.</summary>
internal static class AnswerNotation
{
    /// <summary>Reduces a text to one spelling in a single pass, linear in its length.</summary>
    public static string Normalize(string text)
    {
        var reader = new NotationReader(text.AsSpan().Trim().Trim("*`").TrimEnd('.'));
        return reader.Read().Replace("^°", "°", StringComparison.Ordinal).TrimEnd('.');
    }

    /// <summary>Turns <c>name=value</c> into <c>value</c>; leaves every other use of the equals sign alone.</summary>
    public static string WithoutAssignment(string notation)
    {
        int equals = notation.IndexOf('=', StringComparison.Ordinal);
        bool single = equals > 0 && equals < notation.Length - 1 && equals == notation.LastIndexOf('=');
        return single && IsName(notation.AsSpan(0, equals)) ? notation[(equals + 1)..] : notation;
    }

    /// <summary>The form in which answers that are no numbers are compared: words in lower case, <c>(C)</c> as <c>C</c>.</summary>
    public static string FoldText(string notation) =>
        notation is ['(', >= 'A' and <= 'Z', ')']
            ? notation[1..2]
            : FoldWords(notation.Replace(", ", ",", StringComparison.Ordinal), shortestWord: 2);

    /// <summary>Lowers the case of words, not of LaTeX commands nor of shorter runs, which are symbols: <c>x</c> is not <c>X</c>.</summary>
    public static string FoldWords(string notation, int shortestWord)
    {
        var folded = new StringBuilder(notation.Length);
        for (int start = 0, end; start < notation.Length; start = end)
        {
            end = start + 1;
            if (char.IsLetter(notation[start]))
            {
                while (end < notation.Length && char.IsLetter(notation[end]))
                    end++;
            }

            bool command = start > 0 && notation[start - 1] == '\\';
            string run = notation[start..end];
            folded.Append(!command && run.Length >= shortestWord ? run.ToLowerInvariant() : run);
        }

        return folded.ToString();
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        int subscript = text.IndexOf('_');
        ReadOnlySpan<char> index = subscript < 0 ? default : text[(subscript + 1)..].Trim("{}");
        ReadOnlySpan<char> name = (subscript < 0 ? text : text[..subscript]).TrimStart('\\');
        if (name.IsEmpty || !char.IsLetter(name[0]) || (subscript >= 0 && index.IsEmpty))
            return false;

        foreach (char c in name)
        {
            if (!char.IsLetter(c) && c != ' ')
                return false;
        }

        foreach (char c in index)
        {
            if (!char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }
}
