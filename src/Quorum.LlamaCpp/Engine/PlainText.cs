using System.Globalization;

namespace Quorum.LlamaCpp.Engine;

/// <summary>Cuts text into parts that can be tokenized one by one without harm.</summary>
/// <remarks>
/// llama.cpp turns user-defined tokens (such as <c>&lt;/think&gt;</c>) found in a text into their ids even where special tokens are not
/// wanted, so each such text is cut after its first character. And some of its pre-tokenizers match with std::regex, whose recursion overflows
/// the stack on tens of thousands of characters of one kind, so such a run is cut as well.
/// </remarks>
internal sealed class PlainText(IReadOnlyList<string> userDefinedTokens)
{
    private const int LongestRun = 4096;

    // A token of one character cannot be cut.
    private readonly string[] _tokens = [.. userDefinedTokens.Where(token => new StringInfo(token).LengthInTextElements > 1)];

    public IEnumerable<string> Split(string text)
    {
        var start = 0;
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var size = char.IsSurrogatePair(text, i) ? 2 : 1;
            run = i > 0 && Kind(text[i]) == Kind(text[i - 1]) ? run + 1 : 1;
            if (run < LongestRun && !StartsToken(text.AsSpan(i)))
            {
                i += size - 1;
                continue;
            }

            yield return text[start..(i + size)];
            start = i + size;
            i = start - 1;
            run = 0;
        }

        yield return text[start..];
    }

    private static int Kind(char c) => char.IsWhiteSpace(c) ? 0 : char.IsLetter(c) ? 1 : char.IsDigit(c) ? 2 : 3;

    private bool StartsToken(ReadOnlySpan<char> text)
    {
        foreach (var token in _tokens)
        {
            if (text.StartsWith(token, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
