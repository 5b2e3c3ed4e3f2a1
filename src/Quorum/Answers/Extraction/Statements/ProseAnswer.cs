using System.Buffers;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Finds the answer within a sentence that gives it, where there is only one thing it can be.</summary>
internal static partial class ProseAnswer
{
    private const int UnitWords = 3;
    private static readonly SearchValues<char> _signs = SearchValues.Create("^=+_\\<>([*");

    /// <summary>The only thing in bold, what the sentence ends in, its only formula, or its only number.</summary>
    public static Extent? Find(string text, Extent sentence) =>
        OnlyBold(text, sentence) ?? AtEnd(text, sentence) ?? OnlyFormula(text, sentence) ?? OnlyNumber(text, sentence);

    /// <summary>The value a sentence ends in, after a word such as "is", "equals", "costs" or "in".</summary>
    public static Extent? AtEnd(string text, Extent sentence)
    {
        if (Negated().IsMatch(sentence.Of(text)))
            return null;

        // Of many such words the last: what stands after the others is no value.
        const int MaximumCount = 8;
        Formulas formulas = Formulas.In(text, sentence);
        var ends = new List<int>();
        foreach (ValueMatch match in Lead().EnumerateMatches(sentence.Of(text)))
        {
            if (!formulas.Contain(sentence.Start + match.Index))
                ends.Add(sentence.Start + match.Index + match.Length);
        }

        foreach (int end in ends.Skip(ends.Count - MaximumCount))
        {
            if (Value(text, new(end, sentence.End)) is { } value)
                return value;
        }

        return null;
    }

    /// <summary>A part of a sentence as a value, its unit included: what its formula comes to.</summary>
    public static Extent? Value(string text, Extent part)
    {
        Extent rest = AnnouncedAnswer.SkipIntroduction(text, part.TrimMarkup(text, ":")).TrimMarkup(text, ".:,;");
        foreach (ValueMatch match in Measure().EnumerateMatches(rest.Of(text)))
            rest = new(rest.Start, rest.Start + match.Index);

        rest = Markup.WithoutHalf(text, AnnouncedAnswer.WithoutStrayBracket(text, rest));
        Extent answer = AnnouncedAnswer.WithoutDelimiters(text, rest);
        if (Date().IsMatch(rest.Of(text)))
            return rest;

        if (NumberWord.FindOnly(text, rest) is { } words && words == rest)
            return words;

        // A letter outside a formula is the beginning of a word rather than a name.
        bool formula = answer != rest || answer.Of(text).ContainsAnyInRange('0', '9') || answer.Of(text).Contains('\\');
        bool readable = formula && !Claim().IsMatch(rest.Of(text)) && MathObject.IsMatch(answer.Of(text), UnitWords) && !AnnouncedAnswer.HasOpenDelimiter(text, answer);
        return readable ? Equality.Result(text, answer) : null;
    }

    /// <summary>The equation that a sentence says to be that of a line, a plane or the like: "the equation of the plane is $2x - y = 4$".</summary>
    public static Extent? OfEquation(string text, Extent sentence)
    {
        if (Formulas.In(text, sentence).Only(text, sentence) is not { } formula || !text.AsSpan(formula.End, sentence.End - formula.End).Trim(".,* ").IsEmpty)
            return null;

        Extent inner = AnnouncedAnswer.WithoutDelimiters(text, formula);
        return NamesEquation().IsMatch(new Extent(sentence.Start, formula.Start).Of(text)) && inner.Of(text).Count('=') == 1 ? inner : null;
    }

    /// <summary>How many there are, in a sentence that then names them: "there are 4 such numbers: 12, 24, 36 and 48".</summary>
    public static Extent? Counted(string text, Extent sentence)
    {
        foreach (ValueMatch match in Count().EnumerateMatches(sentence.Of(text)))
            return new Extent(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);

        return null;
    }

    /// <summary>The only thing in bold, if it is mathematics.</summary>
    public static Extent? OnlyBold(string text, Extent sentence)
    {
        Extent? only = null;
        foreach (ValueMatch match in Bold().EnumerateMatches(sentence.Of(text)))
        {
            if (only is not null)
                return null;

            only = new(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
        }

        return only is { } bold ? Value(text, bold) : null;
    }

    /// <summary>The only formula, if no number stands beside it.</summary>
    public static Extent? OnlyFormula(string text, Extent sentence)
    {
        if (Negated().IsMatch(sentence.Of(text)) || Formulas.In(text, sentence).Only(text, sentence) is not { } formula)
            return null;

        Extent inner = AnnouncedAnswer.WithoutDelimiters(text, formula);
        return inner.IsEmpty ? null : Equality.Result(text, inner);
    }

    /// <summary>The only number, in figures or in words.</summary>
    public static Extent? OnlyNumber(string text, Extent sentence)
    {
        ReadOnlySpan<char> span = sentence.Of(text);
        if (Negated().IsMatch(span) || span.ContainsAny(_signs))
            return null;

        Extent? only = null;
        foreach (ValueMatch match in Number().EnumerateMatches(span))
        {
            if (only is not null)
                return null;

            only = new(sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
        }

        if (only is not { } number)
            return NumberWord.FindOnly(text, sentence);

        // "Plimpton 322", "Theorem 3"
        if (Numbered().IsMatch(text.AsSpan(sentence.Start, number.Start - sentence.Start)))
            return null;

        bool alone = number.End == sentence.End || text[number.End] is ' ' or ',' or '%' or '*';
        return alone && (number.Start == sentence.Start || text[number.Start - 1] is ' ' or '*')
            ? new(number.Start, text.AsSpan(number.End).StartsWith("%") ? number.End + 1 : number.End)
            : null;
    }

    [GeneratedRegex(@"\b(?:equation (?:of|for)|уравнение \p{L}+)\b.{0,80}?(?:\bis|\bis given by|имеет вид|[:—–])[\s*]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamesEquation();

    // The solutions themselves are asked for, other things are counted.
    [GeneratedRegex(
        @"(?<=^(?:there (?:are|is) |exactly |всего |существует |имеется |есть )*)\d{1,6}(?= (?!(?:\p{L}+ )?(?:solutions?|roots?|values?|zeros|answers?|pairs?|points?|решени|корн|значени|пар|точ))(?:\p{L}+ ){0,4}\p{L}+: )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    // "√2 is irrational" says something about a value.
    [GeneratedRegex(@"\b(?:is|are)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Claim();

    [GeneratedRegex(@"\s\p{Lu}\p{Ll}{2,} $", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    // Words after a value that are no part of it: "$24 more", "5 left".
    [GeneratedRegex(@"(?<=\d) (?:more|less|left|each|remaining|больше|меньше)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Measure();

    [GeneratedRegex(@"\*\*[^*\n]{1,100}(?:\*\*|$)|<(?:b|strong)>[^<\n]{1,100}</(?:b|strong)>", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex(
        """
        (?: \b(?: is|are|equals|be|equal\ to|given\ by|was|were|costs?|takes?|makes?|gives?|yields?|leaves?|gets?|becomes?|measures?|has|have|had|pays?|paid|earns?|earned
                | sold|sells|needs?|needed|spends?|spent|saves?|saved|travels?|covers?|remains?|contains?|produces?|obtain|obtains|find|get|conclude\ that|shows?\ that|rounds\ to
                | looking\ for\ is|ratio(?:\ of)?|by|in|at|when|point )\b
          | (?<=\ )(?:=|≈)(?=\ )
          | \b(?: равен|равна|равно|равны|составляет|составят|составит|составила?|будет|получаем|получим|получится|это|стоит|стоят|выведет|нужно|понадобится|остаётся|остается|относ\w+\ как|потребуется|заплатит|заплатили
                | за|в|на|при|через|является )\b
          | (?<=\ )[—–](?=\ ) | (?<=\w):(?=\ )
        ):?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(?:no|not|cannot|never|none|neither|nor|without|unless|except|n't|нет|не|ни|без|кроме)\b|n['’]t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Negated();

    [GeneratedRegex(@"(?:-|−|\b(?:minus|negative|минус)\s+)?[$€£]?(?:\d{1,3}(?:[,  ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+|/\d+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
