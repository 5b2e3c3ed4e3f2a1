namespace Quorum;

internal sealed partial class AnswerReader
{
    private static bool IsAlternative(NotationToken token) =>
        token.Is(";") || token.Is("∨") || (token.IsWord && token.Text is "or" or "или" or "либо" or "OR" or "Or");

    private static bool IsSeparator(NotationToken token) =>
        token.Is(",") || token.Is("∧") || (token.IsWord && token.Text is "and" or "и" or "AND" or "And") || (token.Is("&"));

    /// <summary>Reads a list without brackets, or the single element that a range is.</summary>
    private Reading? ReadList(int start, int end)
    {
        if (++_depth > MaximumDepth)
            return null;

        Reading? reading = ReadAlternatives(start, end) ?? ReadConjunction(start, end) ?? ReadElement(start, end);
        _depth--;
        return reading;
    }

    private Reading? ReadAlternatives(int start, int end)
    {
        List<(int Start, int End)> parts = Split(start, end, IsAlternative);
        if (parts.Count < 2)
            return null;

        var elements = new List<Reading>();
        foreach ((int from, int to) in parts)
        {
            if (ReadConjunction(from, to) is { } inner)
                elements.AddRange(inner.Kind == AnswerKind.Set && inner.Elements.Length > 0 ? inner.Elements : [inner]);
            else
                elements.Add(ReadAny(from, to));
        }

        return Combine(elements, alternatives: true);
    }

    private Reading? ReadConjunction(int start, int end)
    {
        List<(int Start, int End)> parts = Split(start, end, IsSeparator);
        if (parts.Count < 2)
            return null;

        Reading[] elements = [.. parts.Select(part => ReadAny(part.Start, part.End))];
        return Combine(elements, alternatives: false);
    }

    /// <summary>
    /// Words alone are one text. Assignments to several names are a tuple in the order of the names, regions are joined, everything else
    /// is a set.
    /// </summary>
    private static Reading? Combine(IReadOnlyList<Reading> elements, bool alternatives)
    {
        if (elements.Any(element => element.Problem is not null && element.Kind == AnswerKind.Text)
            || elements.All(element => element.Kind == AnswerKind.Text))
        {
            return null;
        }

        if (elements.All(element => element is { Kind: AnswerKind.Interval, Region: not null }))
            return Join([.. elements.Select(element => element.Region!)], alternatives).ToReading();

        if (elements.All(element => element.Region is not null) && elements.Any(element => element.Kind == AnswerKind.Interval) && alternatives)
            return Join([.. elements.Select(element => element.Region!)], alternatives).ToReading();

        string[] names = [.. elements.Select(element => element.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (!alternatives && names.Length == elements.Count && names.Length > 1 && !names.All(name => SameLetter(name, names[0])))
            return Reading.TupleOf([.. elements.OrderBy(element => element.Name, StringComparer.Ordinal)]);

        return Reading.SetOf(elements.SelectMany(element => IsExpanded(element) ? element.Elements : [element]));
    }

    /// <summary>Both signs of ±, and lists given to one name.</summary>
    private static bool IsExpanded(Reading element) => element is { Kind: AnswerKind.Set, Elements.Length: > 0, IsBraced: false };

    /// <summary>x_1 and x_2 are values of x.</summary>
    private static bool SameLetter(string name, string other) =>
        name.Contains('_', StringComparison.Ordinal) && name.Split('_')[0] == other.Split('_')[0];

    /// <summary>Conditions that exclude each other are alternatives.</summary>
    private static RealSet Join(RealSet[] regions, bool alternatives)
    {
        RealSet union = regions.Aggregate((all, region) => all.Union(region));
        if (alternatives)
            return union;

        RealSet common = regions.Aggregate((all, region) => all.Intersect(region));
        return common.IsEmpty ? union : common;
    }
}
