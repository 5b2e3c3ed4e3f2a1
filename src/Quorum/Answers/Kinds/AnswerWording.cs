namespace Quorum;

/// <summary>Replaces words that stand for signs, and sets aside what only surrounds an answer.</summary>
internal static class AnswerWording
{
    /// <summary>Rewrites the tokens of a whole answer.</summary>
    public static NotationToken[] Rewrite(List<NotationToken> tokens)
    {
        int start = 0;
        int end = tokens.Count;
        while (end > start && (tokens[end - 1] is { Kind: NotationTokenKind.Symbol, Text: "." or "," or ";" or "?" or "^" or "\"" or "”" or "»" or "\\\\" }
            || (tokens[end - 1].Is("*") && tokens[start].Is("*"))))
        {
            end--;
        }

        start = SkipAnnouncement(tokens, start, end);
        while (start < end && (IsHedge(tokens, start, end) || tokens[start] is { Kind: NotationTokenKind.Symbol, Text: "*" or "≈" or "~" or ":" or "\"" or "“" or "«" or "\\\\" } || IsEmphasis(tokens, start, end)))
            start++;

        WordRuns.Mark(tokens, start, end);
        if (end - start > 4 && tokens[start].Is("<") && tokens[end - 1].Is(">"))
        {
            tokens[start] = Symbol("⟨", tokens[start]);
            tokens[end - 1] = Symbol("⟩", tokens[end - 1]);
        }

        var rewritten = new List<NotationToken>(end - start);
        for (int i = start; i < end; i++)
            i += Add(rewritten, tokens, i, end);

        return [.. rewritten];
    }

    private static bool IsHedge(List<NotationToken> tokens, int at, int end)
    {
        if (!tokens[at].IsWord)
            return false;

        NotationToken next = at + 1 < end ? tokens[at + 1] : default;
        return tokens[at].Text.ToLowerInvariant() switch
        {
            "about" or "approximately" or "exactly" or "only" or "roughly" or "примерно" or "около" or "ровно" or "приблизительно" or "approx" => true,
            "option" or "choice" or "вариант" or "choices" or "options" => next is { IsWord: true, Text.Length: 1 } || next.Is("("),
            "point" or "точка" or "points" or "точки" => next.Is("(") || next is { IsWord: true, Text.Length: 1 },
            "the" => next.IsWord,
            _ => false,
        };
    }

    /// <summary>Two asterisks before an answer are emphasis; a raised number before a letter is not.</summary>
    private static bool IsEmphasis(List<NotationToken> tokens, int at, int end) =>
        tokens[at].Is("^") && !(at + 2 < end && tokens[at + 1].IsInteger && tokens[at + 2] is { IsWord: true, Text: "C" or "P" or "A" });

    /// <summary>"The answer is" and "Answer:" before an answer.</summary>
    private static int SkipAnnouncement(List<NotationToken> tokens, int start, int end)
    {
        int at = start;
        while (at < end && at - start < 3 && tokens[at].IsWord && tokens[at].Text.ToLowerInvariant() is "the" or "final" or "correct" or "окончательный" or "правильный")
            at++;

        if (at + 2 >= end || !(tokens[at].IsWord && tokens[at].Text.ToLowerInvariant() is "answer" or "ответ"))
            return start;

        at++;
        if (tokens[at].Is(":") || tokens[at].Is("-") || tokens[at] is { IsWord: true, Text: "is" })
            return at + (tokens[at + 1].Is(":") && at + 2 < end ? 2 : 1);

        return start;
    }

    /// <summary>Adds a token, or what stands for it.</summary>
    /// <returns>How many more tokens were used up.</returns>
    private static int Add(List<NotationToken> rewritten, List<NotationToken> tokens, int at, int end)
    {
        NotationToken token = tokens[at];
        NotationToken previous = rewritten.Count > 0 ? rewritten[^1] : default;
        bool afterNumber = previous.IsNumber || previous.Kind == NotationTokenKind.Symbol && previous.Text is ")" or "}" or "π" or "°";
        NotationToken next = at + 1 < end ? tokens[at + 1] : default;
        NotationToken third = at + 2 < end ? tokens[at + 2] : default;
        // 6.1 x 10^{-4}
        if (token is { IsWord: true, Text: "x" or "х" } && previous.IsNumber && next is { IsInteger: true, Text: "10" } && third.Is("^"))
        {
            rewritten.Add(Symbol("*", token));
            return 0;
        }

        if (!token.IsWord)
        {
            // 12-й, 12^{th}
            if (token.Is("-") && previous.IsInteger && !token.Spaced && next is { IsWord: true, Spaced: false, Text: "й" or "я" or "е" or "го" or "ый" or "ая" or "ое" or "х" or "ти" or "ми" or "м" })
                return 1;

            if (token.Is("^") && previous.IsInteger && next.Is("{") && IsOrdinal(third.Text) && at + 3 < end && tokens[at + 3].Is("}"))
                return 3;

            if (token.Is("^") && previous.IsInteger && next.IsWord && IsOrdinal(next.Text))
                return 1;

            // 15 min
            if (token.Is(@"\min") && previous.IsNumber && (at + 1 == end || next.IsNumber || (next.Kind == NotationTokenKind.Symbol && next.Text is "/" or "," or "." or ")" or "}")))
            {
                rewritten.Add(token with { Kind = NotationTokenKind.Word, Text = "min", Textual = true });
                return 0;
            }

            // 90^o
            bool braced = next.Is("{") && at + 3 < end && tokens[at + 3].Is("}");
            if (token.Is("^") && afterNumber && (braced ? third : next) is { IsWord: true, Text: "o" })
            {
                rewritten.Add(Symbol("°", token));
                return braced ? 3 : 1;
            }

            // 5 °C, 5^{\circ}C
            if ((token.Is("°") || (token.Is("}") && previous.Is("°"))) && next is { IsWord: true, Text: "C" or "F" or "С" } && at + 2 == end)
            {
                rewritten.Add(token);
                rewritten.Add(next with { Textual = true });
                return 1;
            }

            if (token.Is("-") && previous.Text == "ℝ" && (next.Is("⦃") || next.Is("{")))
                token = Symbol("∖", token);

            rewritten.Add(token);
            return 0;
        }

        if (token.Text.ToLowerInvariant() is "except" or "besides" or "кроме" && at + 1 < end && IsEverything(rewritten))
        {
            rewritten.Clear();
            rewritten.Add(Symbol("ℝ", token));
            rewritten.Add(Symbol("∖", token));
            rewritten.Add(Symbol("⦃", token));
            for (int i = at + 1; i < end; i++)
            {
                NotationToken excluded = tokens[i];
                rewritten.Add(excluded is { IsWord: true, Text: "and" or "и" or "or" } ? Symbol(",", excluded) : excluded);
            }

            rewritten.Add(Symbol("⦄", token));
            return end - at;
        }

        string text = token.Text;
        if (text.Length == 1 && !previous.IsNumber)
        {
            rewritten.Add(token with { Text = TextFolding.Latinised(text) });
            return 0;
        }

        if (previous.IsInteger && !token.Spaced && IsOrdinal(text))
            return 0;

        switch (text.ToLowerInvariant())
        {
            case "да":
                rewritten.Add(token with { Text = "yes" });
                return 0;
            case "percent" or "pct" or "percents" or "процент" or "процента" or "процентов" or "percentage" when afterNumber:
                rewritten.Add(Symbol("%", token));
                return 0;
            case "per" when afterNumber && next is { IsWord: true, Text: "cent" }:
                rewritten.Add(Symbol("%", token));
                return 1;
            case "degrees" or "degree" or "deg" or "градусов" or "градуса" or "градус" when afterNumber:
                rewritten.Add(Symbol("°", token));
                return 0;
            case "целых" or "целая" or "целые" when previous.IsInteger && (next.IsInteger || next.Is(@"\frac")):
                return 0;
            case "infinity":
                rewritten.Add(Symbol("∞", token));
                return 0;
            case "pi" when token.Textual:
                rewritten.Add(Symbol("π", token));
                return 0;
            case "square" or "cube" when next is { IsWord: true, Text: "root" } && third is { IsWord: true, Text: "of" }:
                rewritten.Add(Symbol(text.StartsWith('s') ? "√" : "∛", token));
                return 2;
            case "корень" when next is { IsWord: true, Text: "из" }:
                rewritten.Add(Symbol("√", token));
                return 1;
            case "in" when previous.IsWord && previous.Text.Length == 1 && next.Kind == NotationTokenKind.Symbol && next.Text is "(" or "[" or "⦃" or "ℝ" or "{":
                rewritten.Add(Symbol("∈", token));
                return 0;
            case "negative" or "minus" or "минус" when next.IsNumber || next.Is(@"\frac") || next.Is("√") || next.Is("∞") || next.Text == "infinity":
                rewritten.Add(Symbol("-", token));
                return 0;
            case "plus" or "плюс" when next.IsNumber:
                rewritten.Add(Symbol("+", token));
                return 0;
            case "to" or "к" when previous.IsInteger && next.IsInteger && at + 2 == end && rewritten.Count == 1:
                rewritten.Add(Symbol(":", token));
                return 0;
            case "equals":
                rewritten.Add(Symbol("=", token));
                return 0;
        }

        rewritten.Add(token);
        return 0;
    }

    private static bool IsEverything(List<NotationToken> words) => words is [{ IsWord: true }, ..]
        && KnownPhrases.Find([.. words]) is { Kind: AnswerKind.Interval };

    private static bool IsOrdinal(string text) => text is "st" or "nd" or "rd" or "th";

    private static NotationToken Symbol(string symbol, NotationToken token) => new(NotationTokenKind.Symbol, symbol, token.Start) { Spaced = token.Spaced };
}
