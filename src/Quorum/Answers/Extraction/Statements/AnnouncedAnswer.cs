using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads an answer where it was announced: the first sentence, without markup, introduction and explanation.</summary>
internal static partial class AnnouncedAnswer
{
    // What is longer explains the answer rather than being it.
    private const int MaximumLength = 400;

    /// <summary>Reads the answer at the start of a part of a text.</summary>
    public static AnswerReading Read(ConcludingText conclusion, Extent extent, AnswerFreedom freedom)
    {
        string text = conclusion.Text;
        Extent rest = SkipIntroduction(text, AfterContrast(text, extent.TrimMarkupStart(text)));
        if (Correction.FindReplacement(text, rest) is { } replaced)
            return new(replaced, false);

        int limit = Math.Min(rest.End, rest.Start + MaximumLength);
        int end = SentenceEnd.Find(text, rest.Start, limit);
        if ((end == limit && limit < rest.End) || (end < rest.End && text[end] == '?') || Hedge().IsMatch(rest.Of(text)))
            return AnswerReading.None;

        bool ended = end < rest.End;
        Extent sentence = new(rest.Start, end < limit && text[end] == '!' && IsFactorial(text, rest.Start, end) ? end + 1 : end);
        Extent answer = WithoutExplanation(text, sentence, out bool explained);
        bool touchesEnd = !ended && !explained && sentence.End >= conclusion.Extent.End;
        if (touchesEnd && GoesOn(answer.Of(text)))
            return AnswerReading.Cut;

        answer = answer.TrimMarkupEnd(text, ".,;:");
        answer = Markup.WithoutHalf(text, WithoutStrayBracket(text, answer.TrimMarkup(text)));
        if (Verdict(text, answer) is { } verdict)
            return new(verdict, false);
        if (answer.IsEmpty)
            return touchesEnd ? AnswerReading.Cut : AnswerReading.None;

        if (MathObject.IsOpen(sentence.TrimMarkupEnd(text, ".;:,").Of(text)) || MathObject.IsOpen(answer.Of(text)) || HasOpenDelimiter(text, answer))
            return touchesEnd ? AnswerReading.Cut : AnswerReading.None;

        Extent inner = WithoutDelimiters(text, answer);
        bool matrix = inner != answer && inner.Of(text).StartsWith(@"\begin{");
        return new(matrix ? inner : Reduce(text, inner, freedom), false);
    }

    /// <summary>Whether the exclamation mark at the end of a sentence belongs to its value: of <c>n!</c>, or where the text has spoken of <c>15!</c> before.</summary>
    private static bool IsFactorial(string text, int start, int mark)
    {
        ReadOnlySpan<char> value = text.AsSpan(start, mark + 1 - start).Trim();
        bool letter = value.Length == 2 && char.IsAsciiLetterLower(value[0]);
        return letter || (value.Length is > 1 and < 20 && text.AsSpan(0, start).Contains(value, StringComparison.Ordinal));
    }

    /// <summary>Of "not 12 but 15" and "не 12, а 15" leaves what is not denied.</summary>
    private static Extent AfterContrast(string text, Extent rest)
    {
        foreach (ValueMatch match in Contrast().EnumerateMatches(new Extent(rest.Start, Math.Min(rest.End, rest.Start + 80)).Of(text)))
            rest = new Extent(rest.Start + match.Length, rest.End).TrimMarkupStart(text);

        return rest;
    }

    /// <summary>The "yes" or "no" that words follow which repeat it: "Да, существует".</summary>
    private static Extent? Verdict(string text, Extent answer)
    {
        foreach (ValueMatch match in YesOrNo().EnumerateMatches(answer.Of(text)))
            return new(answer.Start, answer.Start + match.Length);

        return null;
    }

    /// <summary>Takes the delimiters away that enclose the whole answer.</summary>
    public static Extent WithoutDelimiters(string text, Extent answer)
    {
        while (answer.Length > 2 && MathDelimiter.At(text, answer.Start) is { } delimiter)
        {
            int close = delimiter.FindClose(text, answer.Start, answer.End);
            if (close < 0 || close + delimiter.Close.Length != answer.End)
                break;

            answer = new Extent(answer.Start + delimiter.Open.Length, close).Trim(text).TrimEnd(text, ".,;");
        }

        return answer;
    }

    private static Extent? Reduce(string text, Extent answer, AnswerFreedom freedom)
    {
        if (ChoiceLetter.Find(text, answer) is { } letter)
            return letter;

        if (Rejected().IsMatch(answer.Of(text)))
            return null;

        int unitWords = answer.Of(text).Contains('=') ? 1 : 3;
        if (MathObject.IsMatch(answer.Of(text), unitWords))
            return Calculation().IsMatch(answer.Of(text)) ? Equality.Result(text, answer) : answer;

        if (answer.IsEmpty)
            return null;

        if (PartLabels.AreIn(answer.Of(text).ToString()))
            return answer;

        if (ProseAnswer.Find(text, answer) is { } inner)
            return inner;

        int words = Word().Count(answer.Of(text));
        int allowed = freedom switch { AnswerFreedom.Words => 12, AnswerFreedom.FewWords => 4, _ => 0 };
        return words > 0 && words <= allowed && !NoAnswer().IsMatch(answer.Of(text)) ? answer : ClosingPhrase.FindStanding(text, answer);
    }

    /// <summary>Of <c>9)</c> or <c>9]</c>, where the whole statement stands in brackets, leaves the 9.</summary>
    public static Extent WithoutStrayBracket(string text, Extent answer) =>
        answer.Of(text) is [.., not '\\', ')' or ']'] && !answer.Of(text).ContainsAny('(', '[') && ChoiceLetter.Find(text, answer) is null
            ? new Extent(answer.Start, answer.End - 1).TrimMarkup(text, ".:") : answer;

    /// <summary>Whether a formula was begun in an answer and not ended; the dollar of an amount begins none.</summary>
    public static bool HasOpenDelimiter(string text, Extent answer)
    {
        for (int i = answer.Start; i < answer.End; i++)
        {
            if (MathDelimiter.At(text, i) is { } delimiter)
            {
                int close = delimiter.FindClose(text, i, answer.End);
                if (close >= 0)
                    i = close + delimiter.Close.Length - 1;
                else if (delimiter.Open != "$" || !Money().IsMatch(text.AsSpan(i, answer.End - i)))
                    return true;
                else
                    i += delimiter.Open.Length - 1;
            }
            else if (text[i] == '\\')
            {
                i++;
            }
        }

        return false;
    }

    /// <summary>Whether an answer that nothing closes, at the end of a text, reads as a whole expression.</summary>
    public static bool IsWhole(string text, Extent answer)
    {
        const int MaximumLength = 200;
        return answer.Length is > 0 and <= MaximumLength && !answer.Of(text).Contains('\n') && MathObject.IsMatch(answer.Of(text), unitWords: 0) && !GoesOn(answer.Of(text));
    }

    /// <summary>Whether a list goes on: it ends in a comma or "and".</summary>
    public static bool GoesOn(ReadOnlySpan<char> answer) => Unfinished().IsMatch(answer);

    /// <summary>Leaves out words such as "about", "the number" or "option" before an answer.</summary>
    public static Extent SkipIntroduction(string text, Extent rest)
    {
        const int MaximumWords = 6;
        for (int i = 0; i < MaximumWords; i++)
        {
            int length = 0;
            foreach (ValueMatch match in Introduction().EnumerateMatches(new Extent(rest.Start, Math.Min(rest.End, rest.Start + 60)).Of(text)))
                length = match.Length;

            if (length == 0)
                break;

            rest = new Extent(rest.Start + length, rest.End).TrimMarkupStart(text);
        }

        return rest;
    }

    /// <summary>Leaves out what a sentence says about its answer after it: "because …", "which …", "(not 12)".</summary>
    public static Extent WithoutExplanation(string text, Extent sentence, out bool explained)
    {
        int depth = 0;
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (MathDelimiter.At(text, i) is { } delimiter && delimiter.FindClose(text, i, sentence.End) is >= 0 and int close)
            {
                i = close + delimiter.Close.Length - 1;
                continue;
            }

            depth += text[i] is '(' or '{' or '[' ? 1 : text[i] is ')' or '}' or ']' ? -1 : 0;
            if (depth <= 0 && text[i] is ' ' or ',' or ';' && i > sentence.Start && Explanation().IsMatch(text.AsSpan(i, Math.Min(30, sentence.End - i))))
            {
                explained = true;
                Extent before = new(sentence.Start, i);
                Extent after = new(i, sentence.End);
                bool dash = text.AsSpan(i).StartsWith(" —") || text.AsSpan(i).StartsWith(" –");

                // "The smallest number — 12" names the answer before it gives it.
                return dash && !before.Of(text).ContainsAnyInRange('0', '9') && after.Of(text).ContainsAnyInRange('0', '9')
                    ? after.TrimMarkupStart(text, "—–") : before;
            }
        }

        explained = false;
        return sentence;
    }

    [GeneratedRegex(
        @"^(?:the numbers|the point|a total of|only|→|⇒|➜|➔|―|…|в размере|(?-i:при|во?|at|on)(?=\s)|approximately|approx\.?|about|roughly|exactly|simply|just|equal to|the interval|the set|interval|set|промежуток|интервал|отрезок|луч|множество|given by|therefore|thus|then|indeed|clearly|actually|in fact|found to be|to be|the number|the value|option|choice|answer choice|the letter|letter|приблизительно|примерно|около|ровно|просто|вариант ответа|вариант|под буквой|под номером|вместе|всего|буква|число|это|равен|равно|≈|:)(?![\p{L}])[\s:*]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();

    [GeneratedRegex(
        @"^(?:,? +(?:because|since|which|as (?:the|we|a|it|there|required|expected|desired|shown)|where|so that|thus|therefore|i\.e\.|that is|or (?:approximately|about|roughly|equivalently|simply)|but|while|when|так как|потому что|поскольку|который|которая|которое|где|то есть|т\. ?е\.|или примерно)\b|, (?:not|so|although|though|and (?:the|this|it|so|we)|а не|что|as|from|rather than|instead of|из них)\b| [—–] | \([a-z-]+\)$| \((?!(?:mod|sin|cos|tan|cot|log|ln|sqrt|pi|exp|arc\p{L}+)\b)\p{Ll}{2,},? \p{L}| \((?:since|а не|not|as|because|as|approximately|about|or|или|that|which|i\.e\.|≈|так как|то есть|примерно)\b| (?:≈|\\approx))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Explanation();

    // Words after "the answer is" that judge or describe the answer and do not give it.
    [GeneratedRegex(
        @"^(?:(?:in|of|expressed|given|written|an?|the|to|that|correct|incorrect|right|wrong|ready|clear|unclear|below|above|as|not(?! defined)|also|therefore|still|obtained|found|unknown|based|now|then|what|how|we|let|вот|в|верный|неверный|правильный|неправильный|не(?! существ| опред| имеет)|следующий)(?![\p{L}])|n/a\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoAnswer();

    [GeneratedRegex(@"^\$\s?[\d,.]*\d(?![\d^_\\{+*/=])", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"[\p{L}\d]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:(?:certainly|definitely|probably|surely)\s+)?(?:not|не)\b[^.;,\n]{1,40}[,;]?\s+(?:but(?: rather)?|а|it is|it['’]s)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contrast();

    [GeneratedRegex(
        @"^(?:(?:certainly|definitely|probably|surely|strictly)\s+)?(?:not\s+(?=[\d$\\(])|certainly not|either|between|greater|less|more|fewer|larger|smaller|something|somewhere|unknown|либо|между|больше|меньше)\b|^не\s+(?=[\d$\\(])|^\[(?:your|insert|ваш)\b|^\$ANSWER",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"\b(?:wrong|incorrect|неверен|неверный|неправильный|ошибочный)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rejected();

    [GeneratedRegex(@"^(?:yes|no|да|нет)(?=, \p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"(?:,|\b(?:and|or|и|или))\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    // "5 + 6 = 11 apples", "3 * 8 = 24": figures on both sides.
    [GeneratedRegex(@"^[\d\s.,+\-*/×·÷()−$]+=[^=]*(?:=[^=]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Calculation();
}
