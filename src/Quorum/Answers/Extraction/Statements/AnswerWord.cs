using System.Buffers;

namespace Quorum;

/// <summary>The words with which texts announce an answer.</summary>
internal static class AnswerWord
{
    private static readonly string[] _words = ["answer", "ответ", "antwort", "réponse", "respuesta", "risposta", "resposta", "答案", "答え", "ans"];

    private static readonly SearchValues<string> _search = SearchValues.Create(_words, StringComparison.OrdinalIgnoreCase);

    private static readonly string[] _endings = ["", "s", "ы", "ом", "ами", "е", "а"];

    /// <summary>What may stand between the word and the answer, longest first.</summary>
    private static readonly string[] _copulas =
    [
        "comes out to be", "comes out to", "turns out to be", "works out to be", "works out to", "comes to", "would be", "will be",
        "should be", "must be", "has to be", "therefore is", "thus is", "then is", "is", "are", "equals", "becomes", "'s", "’s",
        "составляет", "составит", "получается", "получаем", "получилось", "получили", "является", "таков", "равняется", "равен", "равна", "равно", "равны", "будет", "есть", "это",
        "lautet", "ist", "est", "es", "è", "é", "是", "为", "は", "—", "–", "-", "=", "→", "⇒", "―",
    ];

    /// <summary>The next announcing word in a line, as it stands there with its ending.</summary>
    public static bool TryFind(string text, int start, int end, out Extent word)
    {
        for (int i = start; i < end; i++)
        {
            int next = text.AsSpan(i, end - i).IndexOfAny(_search);
            if (next < 0)
                break;

            i += next;
            if (TryRead(text, i, start, end, out word))
                return true;
        }

        word = default;
        return false;
    }

    /// <summary>Whether the answer may follow the word at once, as in Russian.</summary>
    public static bool NeedsNoCopula(string text, Extent word, Extent rest) =>
        word.Of(text).Equals("ответ", StringComparison.OrdinalIgnoreCase) && !rest.IsEmpty
        && (char.IsDigit(text[rest.Start]) || text[rest.Start] is '$' or '\\' or '-' or '−' or '(' or '[' or '{' || ChoiceLetter.Find(text, rest) is not null
            || rest.Of(text).StartsWith("не ", StringComparison.OrdinalIgnoreCase) || rest.Of(text).StartsWith("под ", StringComparison.OrdinalIgnoreCase));

    /// <summary>The end of the copula that begins a part of a text, or -1 if none does.</summary>
    public static int CopulaEnd(string text, int start, int end)
    {
        foreach (string copula in _copulas)
        {
            int after = start + copula.Length;
            if (after <= end && string.Compare(text, start, copula, 0, copula.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (after == end || !char.IsLetter(copula[^1]) || copula[^1] > '\u3000' || !char.IsLetterOrDigit(text[after])))
            {
                return after;
            }
        }

        return -1;
    }

    private static bool TryRead(string text, int at, int start, int end, out Extent word)
    {
        word = default;
        if (at > start && char.IsLetter(text[at - 1]) && text[at] < '\u3000')
            return false;

        foreach (string stem in _words)
        {
            if (string.Compare(text, at, stem, 0, stem.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;

            foreach (string ending in _endings)
            {
                int after = at + stem.Length + ending.Length;
                if (after <= end && string.Compare(text, at + stem.Length, ending, 0, ending.Length, StringComparison.OrdinalIgnoreCase) == 0
                    && (after == end || !char.IsLetter(text[after]) || stem[0] > '\u3000'))
                {
                    word = new(at, after);
                    return true;
                }
            }
        }

        return false;
    }
}
