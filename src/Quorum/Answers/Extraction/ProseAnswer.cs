using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Finds the answer within a sentence that gives it, where there is only one thing it can be.</summary>
internal static partial class ProseAnswer
{
    private const int UnitWords = 3;

    /// <summary>The only thing in bold or in a formula, what the sentence says something is, or its only number.</summary>
    public static Extent? Find(string text, Extent sentence) =>
        OnlyMarked(text, sentence, Bold()) ?? AfterCopula(text, sentence) ?? OnlyFormula(text, sentence) ?? OnlyNumber(text, sentence);

    /// <summary>What the sentence says something is or equals, if that is mathematics to the sentence's end.</summary>
    public static Extent? AfterCopula(string text, Extent sentence)
    {
        Extent? last = null;
        foreach (ValueMatch match in Copula().EnumerateMatches(sentence.Of(text)))
            last = new(sentence.Start + match.Index + match.Length, sentence.End);

        if (last is not { } rest)
            return null;

        Extent value = rest.Trim(text, "*_`");
        Extent answer = AnnouncedAnswer.WithoutDelimiters(text, value);

        // A letter outside a formula is the beginning of a word rather than a name.
        bool formula = answer != value || answer.Of(text).ContainsAnyInRange('0', '9') || answer.Of(text).Contains('\\');
        bool readable = formula && MathObject.IsMatch(answer.Of(text), UnitWords) && !AnnouncedAnswer.HasOpenDelimiter(text, answer);
        return readable && !Negated().IsMatch(sentence.Of(text)) ? answer : null;
    }

    private static Extent? OnlyMarked(string text, Extent sentence, Regex pattern)
    {
        Extent? only = null;
        foreach (ValueMatch match in pattern.EnumerateMatches(sentence.Of(text)))
        {
            if (only is not null)
                return null;

            Extent marked = new(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
            only = AnnouncedAnswer.WithoutDelimiters(text, marked.Trim(text, "*"));
        }

        return only is { } answer && MathObject.IsMatch(answer.Of(text), UnitWords) ? only : null;
    }

    private static Extent? OnlyFormula(string text, Extent sentence)
    {
        Extent? only = null;
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (MathDelimiter.At(text, i) is { } delimiter && delimiter.FindClose(text, i, sentence.End) is >= 0 and int close)
            {
                if (only is not null)
                    return null;

                only = new(i + delimiter.Open.Length, close);
                i = close + delimiter.Close.Length - 1;
            }
            else if (char.IsDigit(text[i]))
            {
                return null;
            }
        }

        return only is { } answer && !Negated().IsMatch(sentence.Of(text)) ? answer.Trim(text) : null;
    }

    private static Extent? OnlyNumber(string text, Extent sentence)
    {
        if (Negated().IsMatch(sentence.Of(text)))
            return null;

        Extent? only = null;
        foreach (ValueMatch match in Number().EnumerateMatches(sentence.Of(text)))
        {
            if (only is not null)
                return null;

            only = new(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
        }

        if (only is not { } number)
            return null;

        foreach (char c in sentence.Of(text))
        {
            if (c is '^' or '=' or '+' or '_' or '\\' or '<' or '>' or '(' or '[' or '/' or '*')
                return null;
        }

        bool alone = number.End == sentence.End || text[number.End] is ' ' or ',' or '%' or '*';
        return alone && (number.Start == sentence.Start || text[number.Start - 1] is ' ' or '*')
            ? new(number.Start, text.AsSpan(number.End).StartsWith("%") ? number.End + 1 : number.End)
            : null;
    }

    [GeneratedRegex(@"\*\*[^*\n]{1,100}\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex(
        @"(?:\b(?:is|are|equals|be|equal to|given by|was|were)\b|(?<= )(?:=|≈)(?= )|\b(?:равен|равна|равно|равны|составляет|составит|будет|получаем|это)\b|(?<= )[—–](?= )):?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Copula();

    [GeneratedRegex(@"\b(?:no|not|cannot|never|none|neither|nor|without|unless|except|n't|нет|не|ни|без|кроме)\b|n['’]t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Negated();

    [GeneratedRegex(@"(?:-|−)?[$€£]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
