using System.Text;

namespace Quorum;

/// <summary>The one spelling of words: lower case, single spaces, no articles, no quotation marks.</summary>
internal static class TextFolding
{
    // А, В, Е and their like look the same in both alphabets, and models mix them; Б, Г and Д remain letters of their own.
    private const string Cyrillic = "АВЕКМНОРСТХ";
    private const string Latin = "ABEKMHOPCTX";

    /// <summary>Folds tokens into one spelling.</summary>
    public static string Fold(ReadOnlySpan<NotationToken> tokens)
    {
        var folded = new StringBuilder();
        for (int i = 0; i < tokens.Length; i++)
        {
            NotationToken token = tokens[i];
            if (token.Kind == NotationTokenKind.Symbol && token.Text is "{" or "}" or "\"" or "“" or "”" or "«" or "»")
                continue;

            string text = token.IsWord && token.Text.Length > 1 ? token.Text.ToLowerInvariant().Replace('ё', 'е') : token.Text;
            bool capital = text == "A" && i == 0 && tokens.Length > 1 && tokens[1] is { IsWord: true, Text.Length: > 1 };
            if (token.IsWord && (capital || text is "the" or "a" or "an") && tokens.Length > 1)
                continue;

            bool glued = token.Kind == NotationTokenKind.Symbol || folded.Length == 0 || !char.IsLetterOrDigit(folded[^1]);
            folded.Append(glued ? "" : " ").Append(text);
        }

        return folded.ToString();
    }

    /// <summary>Reads words. What has signs of mathematics besides is a text with a problem.</summary>
    public static Reading ToReading(ReadOnlySpan<NotationToken> tokens)
    {
        string folded = Fold(tokens);
        foreach (NotationToken token in tokens)
        {
            if (token.Kind == NotationTokenKind.Symbol && (token.Text[0] == '\\' || "=<>≤≥≠^_*+√|∪∩∖[]∈±∞π…".Contains(token.Text[0], StringComparison.Ordinal)))
                return new($"unread:{folded}", AnswerKind.Text) { Problem = "It looks like mathematics but could not be read." };
        }

        return new($"text:{folded}", AnswerKind.Text);
    }

    /// <summary>A letter alone, which is a choice as well as a variable.</summary>
    public static Reading Letter(string letter) => Reading.Of(new VariableExpression(letter), letter) with { Kind = AnswerKind.Choice };

    /// <summary>The Latin letter that a capital letter looks like.</summary>
    public static string Latinised(string letter)
    {
        int lookalike = Cyrillic.IndexOf(letter, StringComparison.Ordinal);
        return lookalike < 0 ? letter : Latin[lookalike].ToString();
    }
}
