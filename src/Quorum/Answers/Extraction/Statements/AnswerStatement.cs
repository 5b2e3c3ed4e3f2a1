using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads what a text says about its answer around the word "answer".</summary>
internal static partial class AnswerStatement
{
    /// <summary>Reads the statement made with the word at a place in a line.</summary>
    public static Statement? Read(ConcludingText conclusion, int line, Extent word)
    {
        string text = conclusion.Text;
        Extent whole = conclusion.Lines[line].Extent;
        Extent lead = new(whole.Start, word.Start);
        if (AnswerLead.Judge(text, lead) is not { } source)
            return null;

        Extent rest = WithoutClose(text, lead, new(word.End, whole.End)).TrimMarkupStart(text, "}");
        if (rest.IsEmpty)
            return AnswerBefore.Read(text, lead) ?? ReadHeading(conclusion, line, lead, source);

        rest = SkipParenthesis(text, rest).TrimMarkupStart(text);
        bool dotted = !rest.IsEmpty && text[rest.Start] == '.' && source != AnswerSource.Statement && !new Extent(rest.Start, rest.End).Of(text)[1..].Trim().IsEmpty;
        if (!rest.IsEmpty && (text[rest.Start] is ':' or '：' or '=' || dotted))
            return ReadAfterMark(conclusion, line, new(rest.Start + 1, rest.End), source);

        if (!rest.IsEmpty && text[rest.Start] == '|')
            return ReadCell(conclusion, rest, source);

        if (AnswerWord.CopulaEnd(text, rest.Start, rest.End) is >= 0 and int copula)
            return ReadAfterCopula(conclusion, line, new(copula, rest.End), source);

        if (Preposition().IsMatch(new Extent(rest.Start, Math.Min(rest.End, rest.Start + 12)).Of(text)))
            return ReadDescribed(conclusion, line, rest, source);

        if (AnswerWord.NeedsNoCopula(text, word, rest) || (source == AnswerSource.Label && rest.TrimEnd(text, ".") is { Length: 1 } && ChoiceLetter.Find(text, rest) is not null))
        {
            // "Итак, ответ 20"
            AnswerSource stated = source == AnswerSource.Label ? AnswerSource.Statement : source;
            if (Statement.Of(stated, AnnouncedAnswer.Read(conclusion, rest, AnswerFreedom.Mathematics)) is { } direct)
                return direct;
        }

        return AnswerBefore.Read(text, lead);
    }

    /// <summary>Of <c>$\text{The answer is } 7$</c>, where the word stands in the formula of the answer, leaves the closing sign out.</summary>
    private static Extent WithoutClose(string text, Extent lead, Extent rest)
    {
        ReadOnlySpan<char> before = lead.Of(text);
        int command = before.LastIndexOf(@"\text", StringComparison.Ordinal);
        bool within = command >= 0 && !before[command..].Contains('}') && before[..command].TrimEnd() is [.., '$'] or [.., '\\', '(' or '['];
        return within ? rest.TrimEnd(text, "$.)]\\") : rest;
    }

    private static Statement? ReadAfterMark(ConcludingText conclusion, int line, Extent rest, AnswerSource source)
    {
        Extent value = rest.TrimMarkupStart(conclusion.Text, "}").TrimMarkupEnd(conclusion.Text);
        if (value.Of(conclusion.Text) is "\\")
            value = default; // a line break of Markdown

        AnswerFreedom freedom = source == AnswerSource.Statement ? AnswerFreedom.FewWords : AnswerFreedom.Words;
        return value.IsEmpty
            ? AnswerBelow.Read(conclusion, line, source, freedom)
            : Statement.Of(source, AnswerBelow.Here(conclusion, value, freedom));
    }

    private static Statement? ReadAfterCopula(ConcludingText conclusion, int line, Extent rest, AnswerSource source)
    {
        string text = conclusion.Text;
        AnswerSource stated = source == AnswerSource.Label ? AnswerSource.Statement : source;
        Extent value = rest.TrimMarkupStart(text, ":}").TrimMarkupEnd(text, ":");
        bool colon = rest.Of(text).TrimStart(" *_").StartsWith(":");
        return value.IsEmpty
            ? AnswerBelow.Read(conclusion, line, stated, AnswerFreedom.FewWords)
            : Statement.Of(stated, AnswerBelow.Here(conclusion, value, colon ? AnswerFreedom.Words : AnswerFreedom.FewWords));
    }

    /// <summary>Reads "the answer to the question … is X", where only mathematics can be told from the description.</summary>
    private static Statement? ReadDescribed(ConcludingText conclusion, int line, Extent rest, AnswerSource source)
    {
        const int MaximumLength = 300;
        string text = conclusion.Text;
        AnswerSource stated = source == AnswerSource.Label ? AnswerSource.Statement : source;
        if (AnswerWord.CopulaEnd(text, rest.Start, rest.End) < 0 && rest.Of(text).StartsWith("of ", StringComparison.OrdinalIgnoreCase))
        {
            AnswerReading direct = AnnouncedAnswer.Read(conclusion, new(rest.Start + 3, rest.End), AnswerFreedom.Mathematics);
            if (direct.Answer is not null)
                return Statement.Of(stated, direct);
        }

        int end = SentenceEnd.Find(text, rest.Start, Math.Min(rest.End, rest.Start + MaximumLength));
        if (end < rest.End && text[end] == '?')
            return null;

        Extent sentence = new(rest.Start, end);
        int colon = sentence.Of(text).IndexOf(": ");
        if (colon is > 0 and < 60)
        {
            AnswerReading marked = AnnouncedAnswer.Read(conclusion, new(rest.Start + colon + 1, rest.End), AnswerFreedom.FewWords);
            return Statement.Of(stated, marked);
        }

        if (ProseAnswer.AtEnd(text, sentence.TrimEnd(text, "*_`.:,;")) is { } answer)
            return new(stated, answer, false);

        return sentence.Of(text).TrimEnd(" *_").EndsWith(":") || sentence.Of(text).EndsWith(" is")
            ? AnswerBelow.Read(conclusion, line, stated, AnswerFreedom.FewWords)
            : null;
    }

    private static Statement? ReadHeading(ConcludingText conclusion, int line, Extent lead, AnswerSource source)
    {
        bool heading = source != AnswerSource.Statement && lead.Length <= 40;
        return heading ? AnswerBelow.Read(conclusion, line, source, AnswerFreedom.Words) : null;
    }

    private static Statement? ReadCell(ConcludingText conclusion, Extent rest, AnswerSource source)
    {
        int close = rest.Of(conclusion.Text)[1..].IndexOf('|');
        int end = close < 0 ? rest.End : rest.Start + 1 + close;
        Extent cell = new(rest.Start + 1, end);
        return source == AnswerSource.Statement ? null : Statement.Of(source, AnnouncedAnswer.Read(conclusion, cell, AnswerFreedom.Words));
    }

    private static Extent SkipParenthesis(string text, Extent rest)
    {
        const int MaximumLength = 40;
        if (rest.IsEmpty || text[rest.Start] is not ('(' or ','))
            return rest;

        // "The answer, then, is 42"
        if (text[rest.Start] == ',')
        {
            int comma = text.IndexOf(',', rest.Start + 1, Math.Min(MaximumLength, rest.Length) - 1);
            Extent after = comma < 0 ? rest : new Extent(comma + 1, rest.End).TrimStart(text);
            return AnswerWord.CopulaEnd(text, after.Start, after.End) >= 0 ? after : rest;
        }

        int close = text.IndexOf(')', rest.Start, Math.Min(MaximumLength, rest.Length));
        return close < 0 ? rest : new(close + 1, rest.End);
    }

    [GeneratedRegex(@"^(?:to|for|of|in|on|here|на|к|для|в|задачи)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preposition();
}
