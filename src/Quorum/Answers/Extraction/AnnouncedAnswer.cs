using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads an answer where it was announced: the first sentence, without markup, introduction and explanation.</summary>
internal static partial class AnnouncedAnswer
{
    // What is longer explains the answer rather than being it.
    private const int MaximumLength = 400;
    private const string Markup = "*_`\"“”«»";

    /// <summary>Reads the answer at the start of a part of a text.</summary>
    public static AnswerReading Read(ConcludingText conclusion, Extent extent, AnswerFreedom freedom)
    {
        string text = conclusion.Text;
        Extent rest = extent.TrimStart(text, Markup);
        rest = SkipIntroduction(text, rest);
        int limit = Math.Min(rest.End, rest.Start + MaximumLength);
        int end = SentenceEnd.Find(text, rest.Start, limit);
        if ((end == limit && limit < rest.End) || (end < rest.End && text[end] == '?'))
            return AnswerReading.None;

        bool ended = end < rest.End;
        Extent sentence = new(rest.Start, end < limit && text[end] == '!' && freedom != AnswerFreedom.FewWords ? end + 1 : end);
        Extent answer = WithoutExplanation(text, sentence, out bool explained);
        answer = answer.TrimEnd(text, Markup + ".,;:");
        if (freedom == AnswerFreedom.FewWords)
            answer = answer.TrimEnd(text, "!");

        answer = WithoutHalfBold(text, answer.Trim(text, Markup));
        bool touchesEnd = !ended && !explained && sentence.End >= conclusion.Extent.End;
        if (answer.IsEmpty)
            return touchesEnd ? AnswerReading.Cut : AnswerReading.None;

        if (MathObject.IsOpen(sentence.Of(text).TrimEnd(".;:,*_`\" ")) || MathObject.IsOpen(answer.Of(text)) || HasOpenDelimiter(text, answer))
            return touchesEnd ? AnswerReading.Cut : AnswerReading.None;

        return new(Reduce(text, WithoutDelimiters(text, answer), freedom), false);
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

        int unitWords = answer.Of(text).Contains('=') ? 1 : 3;
        if (MathObject.IsMatch(answer.Of(text), unitWords))
            return answer;

        if (answer.IsEmpty)
            return null;

        if (ProseAnswer.Find(text, answer) is { } inner)
            return inner;

        int words = Word().Count(answer.Of(text));
        int allowed = freedom switch { AnswerFreedom.Words => 12, AnswerFreedom.FewWords => 4, _ => 0 };
        return words > 0 && words <= allowed && !NoAnswer().IsMatch(answer.Of(text)) ? answer : null;
    }

    /// <summary>Of <c>42** apples</c>, whose opening asterisks were markup before the answer, leaves what was bold.</summary>
    private static Extent WithoutHalfBold(string text, Extent answer)
    {
        const string Bold = "**";
        ReadOnlySpan<char> span = answer.Of(text);
        int close = span.IndexOf(Bold, StringComparison.Ordinal);
        bool half = close > 0 && span.Count(Bold) == 1 && !span[close..].ContainsAnyInRange('0', '9');
        return half ? new Extent(answer.Start, answer.Start + close).Trim(text, Markup + ".,;:") : answer;
    }

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

    private static Extent SkipIntroduction(string text, Extent rest)
    {
        const int MaximumWords = 6;
        for (int i = 0; i < MaximumWords; i++)
        {
            int length = 0;
            foreach (ValueMatch match in Introduction().EnumerateMatches(new Extent(rest.Start, Math.Min(rest.End, rest.Start + 60)).Of(text)))
                length = match.Length;

            if (length == 0)
                break;

            rest = new Extent(rest.Start + length, rest.End).TrimStart(text, Markup);
        }

        return rest;
    }

    private static Extent WithoutExplanation(string text, Extent sentence, out bool explained)
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
            if (text[i] is ' ' or ',' or ';' && i > sentence.Start && Explanation().IsMatch(text.AsSpan(i, Math.Min(30, sentence.End - i))))
            {
                explained = true;
                return new(sentence.Start, i);
            }
        }

        explained = false;
        return sentence;
    }

    [GeneratedRegex(
        @"^(?:approximately|approx\.?|about|roughly|exactly|simply|just|equal to|given by|therefore|thus|then|indeed|clearly|actually|in fact|found to be|to be|the number|the value|option|choice|answer choice|the letter|letter|приблизительно|примерно|около|ровно|просто|вариант ответа|вариант|под буквой|буква|число|это|равен|равно|≈|:)(?![\p{L}\d])[\s:*]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();

    [GeneratedRegex(
        @"^(?:,? +(?:because|since|which|as (?:the|we|a|it|there|required|expected|desired|shown)|where|so that|thus|therefore|i\.e\.|that is|or (?:approximately|about|roughly|equivalently|simply)|but|while|when|так как|потому что|поскольку|который|которая|которое|где|то есть|т\. ?е\.|или примерно)\b|, (?:not|so|and (?:the|this|it|so|we)|а не|что|as)\b| [—–] | \((?:since|because|as|approximately|about|or|that|which|i\.e\.|≈|так как|то есть|примерно)\b| (?:≈|\\approx))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Explanation();

    // Words after "the answer is" that judge or describe the answer and do not give it.
    [GeneratedRegex(
        @"^(?:(?:in|of|expressed|given|written|an?|the|to|that|correct|incorrect|right|wrong|ready|clear|unclear|below|above|as|not|also|therefore|still|obtained|found|unknown|based|now|then|what|how|we|let|вот|в|верный|неверный|правильный|неправильный|не|следующий)(?![\p{L}])|n/a\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoAnswer();

    [GeneratedRegex(@"^\$\s?[\d,.]*\d(?![\d^_\\{+*/=])", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"[\p{L}\d]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
