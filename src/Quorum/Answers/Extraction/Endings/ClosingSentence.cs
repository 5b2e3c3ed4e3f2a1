using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads the sentence with which a text closes, if it gives one value and ends: "Therefore, x = 5.", "Each eraser costs 35 cents."</summary>
internal static partial class ClosingSentence
{
    private const int MaximumLength = 1_000;
    private const int MaximumCount = 6;

    /// <summary>Reads the last sentence that is neither a heading, nor a courtesy, nor a check.</summary>
    public static Statement? Read(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        bool drawnOnly = false;
        bool check = IsChecked(text, conclusion.Extent);
        int count = 0;
        for (int line = conclusion.Lines.Count - 1; line >= 0; line--)
        {
            List<Extent> sentences = Split(text, conclusion.Lines[line].Extent);
            for (int i = sentences.Count - 1; i >= 0; i--)
            {
                if (++count > MaximumCount)
                    return null;

                Extent sentence = sentences[i].TrimMarkupStart(text);
                ReadOnlySpan<char> span = sentence.Of(text);
                bool aside = span.IsEmpty || span[0] == '#' || Aside().IsMatch(span) || (span.StartsWith("(") && span.EndsWith(")"));
                if (aside || (check && Confirmation().IsMatch(span)))
                {
                    // A check that fails takes back what it checks.
                    if (Failure().IsMatch(span))
                        return null;

                    continue;
                }

                // A reply of one sentence may lack its full stop.
                bool ended = IsEnded(text, sentence);
                if ((!ended && (conclusion.Lines.Count > 1 || sentences.Count > 1)) || span.Contains('?') || span.EndsWith("..") || span.EndsWith("…"))
                    return null;

                Extent inner = sentence.TrimMarkupEnd(text, ".!");
                if (!ended)
                    return ConcludeOpen(text, inner);

                if (!drawnOnly && Conclude(text, inner, requireDrawn: Bullet().IsMatch(conclusion.Lines[line].Extent.Of(text))) is { } answer)
                    return answer;

                if (drawnOnly)
                    return Conclude(text, inner, requireDrawn: true);

                // One sentence without a number may follow the conclusion: "This is the area we were looking for."
                if (span.ContainsAnyInRange('0', '9') || Failure().IsMatch(span))
                    return null;

                drawnOnly = true;
            }
        }

        return null;
    }

    private static Statement? Conclude(string text, Extent sentence, bool requireDrawn)
    {
        if (MathObject.IsOpen(sentence.Of(text)) || AnswerWord.TryFind(text, sentence.Start, sentence.End, out _))
            return null;

        ConcludingClause clause = ConcludingClause.In(text, sentence);
        if ((requireDrawn && !clause.IsDrawn) || Doubtful().IsMatch(clause.Extent.Of(text)) || Task().IsMatch(sentence.Of(text)) || (!clause.IsDrawn && Given().IsMatch(sentence.Of(text))))
            return null;

        if (ClosingPhrase.Read(text, clause) is { } phrase)
            return phrase;

        Extent part = clause.Extent;
        Extent? value = ProseAnswer.OnlyBold(text, part) ?? ProseAnswer.Value(text, part) ?? ProseAnswer.Counted(text, part) ?? ProseAnswer.OfEquation(text, part) ?? ProseAnswer.AtEnd(text, part);
        value ??= ProseAnswer.OnlyNumber(text, part) is { } number
            && (clause.IsDrawn || MathObject.IsMatch(new Extent(number.Start, part.End).Of(text), unitWords: 2) || number.End == part.End) ? number : null;
        value ??= clause.IsDrawn || text.AsSpan(part.End - 1).StartsWith("$") ? ProseAnswer.OnlyFormula(text, part) : null;
        return value is { IsEmpty: false } answer ? new(AnswerSource.Conclusion, answer, false) : null;
    }

    /// <summary>Reads a sentence that may go on, of which only its end can be the answer: "The value of x is 12".</summary>
    private static Statement? ConcludeOpen(string text, Extent sentence) =>
        Conclude(text, sentence, requireDrawn: false) is { } statement && text.AsSpan(statement.Answer.End, sentence.End - statement.Answer.End) is "" or ")"
            && (!statement.Answer.Of(text).ContainsAnyInRange('0', '9') || MathObject.IsMatch(statement.Answer.Of(text), unitWords: 1))
            && !AnnouncedAnswer.GoesOn(statement.Answer.Of(text)) ? statement : null;

    /// <summary>Whether a text ends in a check, after which "Correct." is no answer.</summary>
    private static bool IsChecked(string text, Extent conclusion)
    {
        const int Near = 300;
        return Check().IsMatch(new Extent(Math.Max(conclusion.Start, conclusion.End - Near), conclusion.End).Of(text));
    }

    private static List<Extent> Split(string text, Extent line)
    {
        var sentences = new List<Extent>();
        Extent near = line.Length <= MaximumLength ? line : new(line.End - MaximumLength, line.End);
        for (int start = near.Start, end; start < near.End; start = end)
        {
            end = Math.Min(SentenceEnd.Find(text, start, near.End) + 1, near.End);
            while (end < near.End && text[end] is '.' or ')' or '*' or '!' or '"' or '»' or '”')
                end++;

            sentences.Add(new Extent(start, end).Trim(text));
        }

        if (near != line && sentences.Count > 0)
            sentences.RemoveAt(0); // its beginning is not there

        return sentences;
    }

    private static bool IsEnded(string text, Extent sentence)
    {
        Extent bare = sentence.TrimMarkupEnd(text);
        if (bare.IsEmpty)
            return false;

        return bare.Of(text) is [.., '.' or '!' or '$'] or [.., '\\', ')' or ']'] || bare.End < sentence.End;
    }

    [GeneratedRegex(@"\b(?:check|verif\w+|проверка|проверим)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Check();

    [GeneratedRegex(@"^(?:вс[её]\s)?(?:верно|правильно|сходится|correct|true|this works|that works|it works|(?:it|this) checks(?: out)?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Confirmation();

    [GeneratedRegex(@"\b(?:not|wrong|incorrect|mistake|fails?|contradicts?|contradiction|не (?:сходится|верно|подходит|равно|выполняется)|неверно|ошиб\w+|противореч\w+)\b|≠|\\neq?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Failure();

    // What is known rather than found, and what is asked.
    [GeneratedRegex(@"^(?:we(?: are|['’]re) (?:given|told)|it is given|given that|дано|нам дано|по условию|известно)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:we|you) (?:need|have|want) to (?:find|determine|compute|calculate)\b|\b(?:нужно|надо|требуется|необходимо) (?:найти|определить|вычислить)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Task();

    [GeneratedRegex(@"^(?:[-*•–]\s|\d{1,2}[.)](?:\s|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^(?:let me know|please|feel free|i hope|hope (?:this|that|it)|if you|would you|thank|you(?:'re| are) welcome|verification|check(?:ing)?\b|indeed|this (?:was|is) (?:checked|correct|verified)|надеюсь|если (?:у вас|вам|хотите|нужно|что)|обращайтесь|проверка|дайте знать|спасибо)|^[✓✔✅.\s]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex(
        """
        \b(?: if|whether|let|suppose|assume|maybe|perhaps|might|could|either|next|unsure|depends?|asks?|asked|cannot|can['’]?t|unable|decimal\ places|remains\ to|need\ to|needs\ to|have\ to
            | если|пусть|либо|возможно|может|предположим|допустим|нельзя|не\ могу|не\ уверен|надо|оста[её]тся(?!\ [\d$−-])|приступим|решить )\b
        | ^(?: to\ \w+|add|multiply|subtract|divide|round|give|use|step|note|recall|consider|we\ start )\b
        | \b(?: we|you|let\ us|now|then|first)\ (?:\w+ly\ )?(?: add|multiply|subtract|divide|compute|calculate|need|use|substitute|set|consider|choose|count|start|begin|take|apply|solve|round|have\ to|must )\b
        | (?: сложим|умножим|разделим|вычтем|найдём|найдем|подставим|обозначим|вычислим|решим )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Doubtful();
}
