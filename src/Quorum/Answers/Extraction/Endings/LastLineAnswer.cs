using System.Globalization;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reads a last line that is nothing but an answer.</summary>
internal static partial class LastLineAnswer
{
    private const int MaximumLength = 200;

    /// <summary>Reads the last line, if it can be told from a line that has only begun.</summary>
    public static Statement? Read(ConcludingText conclusion)
    {
        if (DisplayMath.ReadLast(conclusion) is { } display)
            return Result(conclusion.Text, display) is { } shown ? new(AnswerSource.LastLine, shown, false) : null;

        if ((JsonAnswer.ReadLast(conclusion) ?? ListedAnswer.ReadLast(conclusion)) is { } structured)
            return structured;

        string text = conclusion.Text;
        Line last = conclusion.Lines[^1];
        if (conclusion.Lines.Count == 1 && OpeningAnswer(text, last.Extent) is { } first)
            return new(AnswerSource.LastLine, first, false);

        if (last.Extent.Length > MaximumLength || (conclusion.Lines.Count > 1 && Check().IsMatch(conclusion.Lines[^2].Extent.Of(text))))
            return null;

        if (ReadQuantity(conclusion) is { } quantity)
            return quantity;

        Extent line = WithoutLabel(text, last.Extent.TrimMarkupStart(text, ">"), out bool labelled);
        bool opened = line != last.Extent;
        Extent inner = line.TrimMarkupEnd(text, ".");
        if (opened && !labelled && inner == line)
            return null; // bold that was not closed yet

        Extent answer = AnnouncedAnswer.WithoutDelimiters(text, inner).TrimEnd(text, ".");
        bool marked = opened || answer.Start > inner.Start;
        ReadOnlySpan<char> span = answer.Of(text);
        bool alone = marked || last.StartsParagraph || IsBelowFormulas(conclusion);
        if (!alone || span.IsEmpty || AnnouncedAnswer.HasOpenDelimiter(text, answer) || (!labelled && (Bullet().IsMatch(last.Extent.Of(text)) || text[last.Extent.Start] == '|')) || (!marked && IsListMark(conclusion, span)))
            return null;

        if (labelled)
            return Statement.Of(AnswerSource.LastLine, AnnouncedAnswer.Read(conclusion, line, AnswerFreedom.Mathematics));

        if (conclusion.Lines.Count > 1 && Option().IsMatch(span) && Option().IsMatch(conclusion.Lines[^2].Extent.Of(text)))
            return null; // the options of a question

        bool letter = ChoiceLetter.Find(text, answer) == answer && (opened || text[answer.Start] == '(' || conclusion.Lines.Count == 1);
        return letter || ChoiceLetter.AreSeveral(span) ? new(AnswerSource.LastLine, answer, false) : Result(text, answer) is { } result ? new(AnswerSource.LastLine, result, false) : null;
    }

    /// <summary>The answer that a reply of one line begins with and then explains: "4 (since 2 + 2 = 4)", "A. The graph opens upward".</summary>
    private static Extent? OpeningAnswer(string text, Extent line)
    {
        Match match = Explained().Match(text, line.Start, Math.Min(line.Length, MaximumLength));
        if (!match.Success)
            return null;

        // "8. The cube has 8 vertices": a number before a full stop might number a step.
        Group answer = match.Groups["answer"];
        Extent rest = new(match.Index + match.Length, line.End);
        bool repeated = !match.Groups["stop"].Success || char.IsLetter(answer.ValueSpan[0]) || rest.Of(text).Contains(answer.ValueSpan, StringComparison.Ordinal);
        return repeated ? new Extent(answer.Index, answer.Index + answer.Length) : null;
    }

    /// <summary>What a line comes to that is a formula, with at most a word of unit.</summary>
    private static Extent? Result(string text, Extent formula)
    {
        ReadOnlySpan<char> span = formula.Of(text);
        bool readable = (span.ContainsAnyInRange('0', '9') || span.Contains('\\')) && !Opening().IsMatch(span)
            && (MathObject.IsMatch(span, unitWords: 1) || NamedResult(text, formula) is not null);
        return readable ? NamedResult(text, formula) ?? Equality.Result(text, formula) : null;
    }

    // "Total cost = 3": words that name what is a formula.
    private static Extent? NamedResult(string text, Extent line)
    {
        int equals = line.Of(text).IndexOf('=');
        bool named = equals > 0 && Name().IsMatch(line.Of(text)[..equals]);
        return named && MathObject.IsMatch(line.Of(text)[(equals + 1)..], unitWords: 1) && !line.Of(text)[(equals + 1)..].Contains('=') ? line : null;
    }

    /// <summary>Whether the lines above it in the paragraph are formulas, as in a solution that is written line by line.</summary>
    private static bool IsBelowFormulas(ConcludingText conclusion)
    {
        for (int i = conclusion.Lines.Count - 2; i >= 0; i--)
        {
            Extent line = conclusion.Lines[i].Extent;
            if (line.Length > MaximumLength || !MathObject.IsMatch(line.Of(conclusion.Text), unitWords: 0))
                return false;

            if (conclusion.Lines[i].StartsParagraph)
                return true;
        }

        return false;
    }

    /// <summary>Reads a last line that names a quantity and its value, "Number of zeros: 3", if the line above is no such one.</summary>
    private static Statement? ReadQuantity(ConcludingText conclusion)
    {
        string text = conclusion.Text;
        if (conclusion.Lines.Count > 1 && Quantity().IsMatch(conclusion.Lines[^2].Extent.Of(text)))
            return null;

        foreach (ValueMatch name in Quantity().EnumerateMatches(conclusion.Lines[^1].Extent.Of(text)))
        {
            Extent value = new(conclusion.Lines[^1].Extent.Start + name.Length, conclusion.Lines[^1].Extent.End);
            return ProseAnswer.Value(text, value) is { IsEmpty: false } answer ? new(AnswerSource.LastLine, answer, false) : null;
        }

        return null;
    }

    /// <summary>Leaves out a label such as "Result:", "Total:" or "Итого".</summary>
    private static Extent WithoutLabel(string text, Extent line, out bool labelled)
    {
        labelled = false;
        foreach (ValueMatch match in Label().EnumerateMatches(line.Of(text)))
        {
            labelled = true;
            return new Extent(line.Start + match.Length, line.End).TrimMarkupStart(text);
        }

        return line;
    }

    // "1" or "3" below "2. Multiply" is the next item of a list of which no more than the number was written.
    private static bool IsListMark(ConcludingText conclusion, ReadOnlySpan<char> line)
    {
        if (line.Length > 2 || !int.TryParse(line, out int number) || conclusion.Lines.Count < 2)
            return false;

        if (number == 1)
            return true;

        string before = (number - 1).ToString(CultureInfo.InvariantCulture);
        foreach (Line other in conclusion.Lines)
        {
            ReadOnlySpan<char> span = other.Extent.Of(conclusion.Text).TrimStart("*#_ ");
            if (span.StartsWith(before) && span.Length > before.Length && span[before.Length] is '.' or ')' or ':')
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"box|^\s*(?:let|if|for|where|when|then|so|thus|hence|therefore|since|and|with|put|set|пусть|если|при|где|тогда|так)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^(?:[-*•|]\s*\**)?(?:(?:the|final|end|my)\s+)?(?:results?|solutions?(?: set)?|roots?|total|sum|final|conclusion|value|после всего|итого|итог|результат|решение|корни(?: уравнения)?|окончательно|всего)\**(?:\s*(?::|=|—|–|\||is\b|are\b)|(?<=итого|всего)(?=\s+\d))\**\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[*#_\s]*(?:check(?:ing)?|verification|проверка)\b[^.\d]{0,40}:[*_\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Check();

    [GeneratedRegex(
        @"^\**(?:the )?(?:total )?(?:number|count|sum|product|area|volume|perimeter|probability|количество|число|сумма|произведение|площадь|объ[её]м|периметр|вероятность)(?: \p{L}+){1,6}\**:\**\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^(?:[-*•+]\s|\d{1,2}[.)](?:\s|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(?:\\?[A-Za-zА-Яа-я]+(?:_\{?\w{1,12}\}?)?(?:\s[A-Za-zА-Яа-я]+){0,2}|\([a-z](?:, ?[a-z]){1,4}\)|[a-zA-Z]\([a-zA-Z0-9]+\))\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-JА-Е][).:]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"\G(?<answer>[A-J]|[-−]?\$?\d+(?:[.,/]\d+)?%?)(?:(?<stop>\.\s+)(?=\p{Lu})|,?\s*\(?(?=since|because))", RegexOptions.CultureInvariant)]
    private static partial Regex Explained();
}
