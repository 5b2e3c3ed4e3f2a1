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

        Reading? reading = (Has(AnswerSigns.Separator) ? ReadAlternatives(start, end) ?? ReadConjunction(start, end) : null) ?? ReadElement(start, end);
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

        bool named = FindTop(start, end, token => token.Is("∨") || token.IsWord && IsAlternative(token)) < 0 && elements.TrueForAll(element => element.Name is not null);
        return Combine(elements, alternatives: !named || elements.Select(element => element.Name).Distinct(StringComparer.Ordinal).Count() < elements.Count);
    }

    private Reading? ReadConjunction(int start, int end)
    {
        List<(int Start, int End)> parts = Split(start, end, IsSeparator);
        if (parts.Count < 2)
            return null;

        Reading[] elements = [.. parts.Select(part => ReadAny(part.Start, part.End))];
        int exclusion = parts.FindIndex(part => FindTop(part.Start, part.End, token => token.Is("≠")) >= 0);
        if (exclusion >= 0 && elements.Take(exclusion + 1).All(element => element.Kind == AnswerKind.Interval) && Excluded(elements) is { } excluded)
            return excluded;

        return Combine(elements, alternatives: false);
    }

    /// <summary>x ≠ 1, 2 excludes both.</summary>
    private static Reading? Excluded(Reading[] elements)
    {
        if (!HaveOneName(elements))
            return null;

        RealSet? rest = elements[0].Region;
        foreach (Reading element in elements.Skip(1))
        {
            if (element.Region is { } region && element.Kind == AnswerKind.Interval)
                rest = rest?.Intersect(region);
            else
                rest = Endpoint.Of(element) is { } point ? rest?.Except(RealSet.Point(point)) : null;
        }

        return rest?.ToReading();
    }

    /// <summary>
    /// Words alone are one text. Assignments to several names are a tuple in the order of the names, regions are joined, everything else
    /// is a set.
    /// </summary>
    private static Reading? Combine(IReadOnlyList<Reading> elements, bool alternatives)
    {
        if (elements.Any(element => element.Problem is not null && element.Kind == AnswerKind.Text)
            || (elements.All(element => element.Kind == AnswerKind.Text) && !elements.All(IsOneWord)))
        {
            return null;
        }

        if (elements.All(element => element is { Kind: AnswerKind.Interval, Region: not null }) && HaveOneName(elements))
            return Join([.. elements.Select(element => element.Region!)], alternatives).ToReading();

        if (alternatives && HaveOneName(elements) && elements.Any(element => element.Kind == AnswerKind.Interval))
        {
            RealSet?[] regions = [.. elements.Select(element => element.Region ?? (Endpoint.Of(element) is { } point ? RealSet.Point(point) : null))];
            if (Array.TrueForAll(regions, region => region is not null))
                return Join([.. regions.Select(region => region!)], alternatives).ToReading();
        }

        string[] names = [.. elements.Select(element => element.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (!alternatives && names.Length == elements.Count && names.Length > 1 && !names.All(name => SameLetter(name, names[0])))
            return Reading.TupleOf([.. elements.OrderBy(element => element.Name, StringComparer.Ordinal)]);

        return Reading.SetOf(elements.SelectMany(element => IsExpanded(element) ? element.Elements : [element]));
    }

    /// <summary>Conditions on one variable can be joined, those on several cannot.</summary>
    private static bool HaveOneName(IEnumerable<Reading> elements) =>
        elements.Select(element => element.Name).OfType<string>().Distinct(StringComparer.Ordinal).Count() <= 1;

    private static bool IsOneWord(Reading element) => element.Key.AsSpan(element.Key.IndexOf(':', StringComparison.Ordinal) + 1).IndexOfAnyExcept(_letters) < 0;

    private static readonly System.Buffers.SearchValues<char> _letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя");

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
