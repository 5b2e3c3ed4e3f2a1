using System.Collections.Frozen;

namespace Quorum;

/// <summary>Tells words from products: which runs of letters outside of <c>\text{…}</c> are prose all the same.</summary>
internal static class WordRuns
{
    private static readonly FrozenSet<string> _words = new[]
    {
        "yes", "no", "even", "odd", "true", "false", "none", "both", "east", "west", "is", "an", "of", "to", "on", "at", "by", "it", "he", "the", "and", "or", "are",
        "per", "for", "not", "all", "any", "never", "always", "am", "pm", "sq", "cu", "base", "choose", "rem", "usd", "eur", "gbp", "rub", "if", "as", "with", "than", "may", "june", "july",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Marks the runs that are words.</summary>
    public static void Mark(List<NotationToken> tokens, int start, int end)
    {
        bool prose = true;
        for (int i = start; i < end; i++)
            prose &= tokens[i].IsWord || (tokens[i].Kind == NotationTokenKind.Symbol && tokens[i].Text is "," or "." or ";" or ":" or "-" or "'" or "(" or ")" or "?" or "!" or "\"");

        for (int i = start; i < end; i++)
        {
            NotationToken token = tokens[i];
            if (!token.IsWord || token.Textual)
                continue;

            if (IsWord(token.Text, prose) || IsUnit(tokens, start, i, end))
                tokens[i] = token with { Textual = true };
        }
    }

    private static bool IsWord(string run, bool prose)
    {
        if (run.Length == 1)
            return run[0] is >= 'а' and <= 'я' or 'ё';

        if (!char.IsAscii(run[0]) && run is not ("î" or "ĵ" or "k̂"))
            return true;

        if (_words.Contains(run) || run.Length > 4 || NumberWords.Read([run]) is not null || ScaleWords.Read(run) is not null)
            return true;

        // III and IV are the numbers of statements.
        if (run.AsSpan().IndexOfAnyExcept('I', 'V') < 0)
            return true;

        bool capitals = run.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0;
        return prose && run.Length > 2 && !capitals && !IsAlphabetical(run) && HasVowel(run);
    }

    private static bool HasVowel(string run) => run.Any(letter => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'A' or 'E' or 'I' or 'O' or 'U');

    private static bool IsAlphabetical(string run) => run.Zip(run.Skip(1), (first, second) => second - first).All(step => step == 1);

    /// <summary>A unit stands after a number, or after another unit.</summary>
    private static bool IsUnit(List<NotationToken> tokens, int start, int at, int end)
    {
        if (at == start)
            return false;

        NotationToken token = tokens[at];
        NotationToken previous = tokens[at - 1];
        if (previous.IsNumber && (token.Spaced || token.Text is "μ" or "Ω") && IsUnitProduct(tokens, at, end))
        {
            for (int i = at; i < end; i++)
            {
                if (tokens[i].IsWord)
                    tokens[i] = tokens[i] with { Textual = true };
            }

            return true;
        }

        if (token.Text.Length == 1)
            return IsUnitLetter(tokens, start, at, end);

        bool after = previous.IsNumber || previous.Textual || previous is { Kind: NotationTokenKind.Symbol, Text: ")" or "}" or "π" or "/" or "." or "°" or "*" };
        return after && (UnitTable.Find(token.Text) is not null
            || (token.Text.Length > 2 && token.Spaced && previous.IsNumber && HasVowel(token.Text)));
    }

    /// <summary>Whether all that follows are units with signs between them: N·m, kg·m^2/s, Ω, μF.</summary>
    private static bool IsUnitProduct(List<NotationToken> tokens, int at, int end)
    {
        int units = 0;
        bool signs = false;
        for (int i = at; i < end; i++)
        {
            NotationToken token = tokens[i];
            bool exponent = token.IsInteger && token.Text.Length == 1 && (tokens[i - 1].Is("^") || tokens[i - 1].Is("{") || tokens[i - 1].Is("-"));
            if (token.Kind == NotationTokenKind.Symbol ? token.Text is not ("*" or "/" or "^" or "{" or "}" or "-" or "(" or ")" or ".") : !exponent && !IsUnitName(token.Text))
                return false;

            units += token.IsWord ? 1 : 0;
            signs |= token.Is("*") || token.Is("/");
        }

        return tokens[at].Text is "Ω" or "Ом" || (tokens[at].Text == "μ" && units == 2) || (signs && units > 1) || (units == 1 && tokens[at].Text.Length > 1);
    }

    private static bool IsUnitName(string text) => UnitTable.Find(text) is not null || text is "μ" or "F" or "C" or "T" or "Ω" or "k" or "Н" or "В";

    /// <summary>One letter is a unit after a numeral and a space, or as the divisor of a unit: 5 m/s.</summary>
    private static bool IsUnitLetter(List<NotationToken> tokens, int start, int at, int end)
    {
        string letter = tokens[at].Text;
        if (letter is not ("m" or "g" or "s" or "h" or "L" or "l" or "N" or "J" or "W" or "V" or "K"))
            return false;

        if (tokens[at - 1].Is("/"))
            return at - 2 >= start && (tokens[at - 2].Textual || (tokens[at - 2].IsNumber && at - 4 >= start && tokens[at - 4].Textual));

        // What follows must belong to a unit as well: 5 m^2 does, 5 m + 1 does not.
        bool ends = at + 1 == end || tokens[at + 1] is { Kind: NotationTokenKind.Symbol, Text: "/" or "^" or "." or "," };
        return ends && tokens[at].Spaced && tokens[at - 1].IsNumber && at - 1 == start;
    }
}
