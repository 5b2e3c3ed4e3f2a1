using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads what a text says about its answer around the word "answer".</summary>
internal static partial class AnswerStatement
{
    private const string Markup = "*_`\"";

    /// <summary>Reads the statement made with the word at a place in a line.</summary>
    public static Statement? Read(ConcludingText conclusion, int line, Extent word)
    {
        string text = conclusion.Text;
        Extent whole = conclusion.Lines[line].Extent;
        Extent lead = new(whole.Start, word.Start);
        if (AnswerLead.Judge(text, lead) is not { } source)
            return null;

        Extent rest = new Extent(word.End, whole.End).TrimStart(text, Markup);
        if (rest.IsEmpty)
            return ReadHeading(conclusion, line, lead, source) ?? AnswerBefore.Read(text, lead);

        rest = SkipParenthesis(text, rest).TrimStart(text, Markup);
        if (!rest.IsEmpty && text[rest.Start] is ':' or '：' or '=')
            return ReadAfterMark(conclusion, line, new(rest.Start + 1, rest.End), source);

        if (!rest.IsEmpty && text[rest.Start] == '|')
            return ReadCell(conclusion, rest, source);

        if (AnswerWord.CopulaEnd(text, rest.Start, rest.End) is >= 0 and int copula)
            return ReadAfterCopula(conclusion, line, new(copula, rest.End), source);

        if (Preposition().IsMatch(new Extent(rest.Start, Math.Min(rest.End, rest.Start + 12)).Of(text)))
            return ReadDescribed(conclusion, line, rest, source);

        return AnswerBefore.Read(text, lead);
    }

    private static Statement? ReadAfterMark(ConcludingText conclusion, int line, Extent rest, AnswerSource source)
    {
        Extent value = rest.Trim(conclusion.Text, "*_`\"");
        AnswerFreedom freedom = source == AnswerSource.Statement ? AnswerFreedom.FewWords : AnswerFreedom.Words;
        return value.IsEmpty
            ? ToStatement(source, AnswerBelow.Read(conclusion, line, freedom))
            : ToStatement(source, ReadHere(conclusion, line, value, freedom));
    }

    private static Statement? ReadAfterCopula(ConcludingText conclusion, int line, Extent rest, AnswerSource source)
    {
        string text = conclusion.Text;
        AnswerSource stated = source == AnswerSource.Label ? AnswerSource.Statement : source;
        Extent value = rest.Trim(text, Markup + ":");
        bool colon = rest.Of(text).TrimStart(" *_").StartsWith(":");
        return value.IsEmpty
            ? ToStatement(stated, AnswerBelow.Read(conclusion, line, AnswerFreedom.FewWords))
            : ToStatement(stated, ReadHere(conclusion, line, value, colon ? AnswerFreedom.Words : AnswerFreedom.FewWords));
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
                return ToStatement(stated, direct);
        }

        int end = SentenceEnd.Find(text, rest.Start, Math.Min(rest.End, rest.Start + MaximumLength));
        if (end < rest.End && text[end] == '?')
            return null;

        Extent sentence = new(rest.Start, end);
        int colon = sentence.Of(text).IndexOf(": ");
        if (colon is > 0 and < 60)
        {
            AnswerReading marked = AnnouncedAnswer.Read(conclusion, new(rest.Start + colon + 1, rest.End), AnswerFreedom.FewWords);
            return ToStatement(stated, marked);
        }

        if (ProseAnswer.AfterCopula(text, sentence.TrimEnd(text, "*_`.:,;")) is { } answer)
            return new(stated, answer, false);

        return sentence.Of(text).TrimEnd(" *_").EndsWith(":") || sentence.Of(text).EndsWith(" is")
            ? ToStatement(stated, AnswerBelow.Read(conclusion, line, AnswerFreedom.FewWords))
            : null;
    }

    /// <summary>Reads an answer that begins on this line; display mathematics may go on below.</summary>
    private static AnswerReading ReadHere(ConcludingText conclusion, int line, Extent value, AnswerFreedom freedom) =>
        AnswerBelow.TryReadDisplay(conclusion, line, value, out AnswerReading display) ? display : AnnouncedAnswer.Read(conclusion, value, freedom);

    private static Statement? ReadHeading(ConcludingText conclusion, int line, Extent lead, AnswerSource source)
    {
        bool heading = source != AnswerSource.Statement && lead.Length <= 40;
        return heading ? ToStatement(source, AnswerBelow.Read(conclusion, line, AnswerFreedom.Words)) : null;
    }

    private static Statement? ReadCell(ConcludingText conclusion, Extent rest, AnswerSource source)
    {
        int close = rest.Of(conclusion.Text)[1..].IndexOf('|');
        int end = close < 0 ? rest.End : rest.Start + 1 + close;
        Extent cell = new(rest.Start + 1, end);
        return source == AnswerSource.Statement ? null : ToStatement(source, AnnouncedAnswer.Read(conclusion, cell, AnswerFreedom.Words));
    }

    private static Statement? ToStatement(AnswerSource source, AnswerReading reading) =>
        reading.IsCut ? new(source, default, true) : reading.Answer is { IsEmpty: false } answer ? new(source, answer, false) : null;

    private static Extent SkipParenthesis(string text, Extent rest)
    {
        const int MaximumLength = 40;
        if (rest.IsEmpty || text[rest.Start] != '(')
            return rest;

        int close = text.IndexOf(')', rest.Start, Math.Min(MaximumLength, rest.Length));
        return close < 0 ? rest : new(close + 1, rest.End);
    }

    [GeneratedRegex(@"^(?:to|for|of|in|on|here|на|к|для|в|задачи)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preposition();
}
