namespace Quorum;

internal sealed partial class AnswerReader
{
    private const int MaximumSigns = 4;

    /// <summary>Reads what stands in one pair of brackets: intervals, pairs, sets, vectors, matrices.</summary>
    private Reading? ReadBracketed(int start, int end)
    {
        if (end - start < 2)
            return null;

        if (ReadInterval(start, end, pairs: false) is { } interval)
            return interval.ToReading();

        bool transposed = TakeTransposition(start, ref end);

        if (ReadOpenSystem(start, end) is { } system)
            return system;

        if (_brackets.PartnerOf(start) != end - 1)
            return null;

        string open = _tokens[start].Text;
        switch (open)
        {
            case "⦃":
                return ReadSet(start + 1, end - 1);
            case "{":
                return FindTop(start + 1, end - 1, token => token.Is(",") || token.Is(";")) >= 0 ? ReadSet(start + 1, end - 1) : null;
            case "⟨":
                return ReadTuple(start + 1, end - 1);
            case "(":
                if (FindTop(start + 1, end - 1, token => token.Is(",") || token.Is(";")) >= 0)
                    return ReadTuple(start + 1, end - 1);

                return IsExpressionLike(start, end) ? null : ReadList(start + 1, end - 1);
            case "[":
                if (FindTop(start + 1, end - 1, token => token.Is(",") || token.Is(";")) < 0)
                    return IsExpressionLike(start, end) ? null : ReadList(start + 1, end - 1);

                return ReadNestedMatrix(start + 1, end - 1) ?? ReadSquare(start + 1, end - 1);
        }

        return open.StartsWith(@"\begin:", StringComparison.Ordinal) ? ReadEnvironment(open[7..], start + 1, end - 1, null, transposed) : null;
    }

    /// <summary>Takes ^T off the end.</summary>
    private bool TakeTransposition(int start, ref int end)
    {
        int sign = _tokens[end - 1].Is("}") ? end - 2 : end - 1;
        int caret = sign == end - 1 ? sign - 1 : sign - 2;
        if (caret <= start + 1 || !_tokens[caret].Is("^") || _tokens[sign] is not ({ IsWord: true, Text: "T" } or { Text: @"\top" or @"\intercal" }))
            return false;

        end = caret;
        return true;
    }

    private bool IsExpressionLike(int start, int end) => new ExpressionParser(_tokens, _policy).Parse(start, end) is not null;

    private Reading ReadSet(int start, int end)
    {
        if (start >= end)
            return Reading.Empty;

        if (ReadDescribed(start, end) is { } described)
            return described;

        List<(int Start, int End)> parts = Split(start, end, token => token.Is(",") || token.Is(";"));
        Reading[] elements = [.. parts.Select(part => ReadMember(part.Start, part.End, alone: parts.Count == 1))];
        if (elements is [{ IsBraced: true } only])
            return Nested(only);

        // {x = 2, y = 3}
        if (elements.Length > 1 && Array.TrueForAll(elements, element => element.Name is not null) && elements.DistinctBy(element => element.Name).Count() == elements.Length)
            return Combine(elements, alternatives: false) ?? Reading.SetOf(elements);

        Reading set = Reading.SetOf(elements.SelectMany(element => IsExpanded(element) ? element.Elements : [element]));
        return elements.Length > 1 ? set with { IsBraced = true } : set;
    }

    /// <summary>An element of a set; a set of one within a set stays a set. Braces around all of a set only group.</summary>
    private Reading ReadMember(int start, int end, bool alone)
    {
        bool braced = (_tokens[start].Is("⦃") || (_tokens[start].Is("{") && !alone)) && end - start > 2 && _brackets.PartnerOf(start) == end - 1 && ++_depth < MaximumDepth;
        if (!braced)
            return ReadAny(start, end);

        Reading set = ReadSet(start + 1, end - 1);
        _depth--;
        return set.IsBraced || set.Key == Reading.Empty.Key ? set : Nested(set);
    }

    /// <summary>Reads a set by the condition of its elements: {x | x > 2}, {2k : k ∈ ℤ}, {(x, y) | x = y}.</summary>
    private Reading? ReadDescribed(int start, int end)
    {
        int bar = FindTop(start, end, token => token.Is("|") || token.Is(":"));
        if (bar <= start || FindTop(bar + 1, end, IsRelation) < 0)
            return null;

        // {x ∈ ℝ | x > 2} has the name before the first sign only.
        int membership = FindTop(start, bar, token => token.Is("∈"));
        int nameEnd = membership < 0 ? bar : membership;
        if (membership >= 0 && nameEnd == start + 1 && _tokens[start].IsWord && !_tokens[start].Textual && bar - membership == 2 && _tokens[membership + 1].Text is "ℝ" or "R")
            return ReadList(bar + 1, end);

        if (membership < 0 && nameEnd == start + 1 && _tokens[start].IsWord)
            return ReadList(bar + 1, end);

        if (membership < 0 && ReadApart([.. _tokens[start..bar], _comma, .. _tokens[(bar + 1)..end]], families: true) is { } family)
            return family;

        Reading elements = ReadAny(start, bar);
        return ReadList(bar + 1, end) is { } condition
            ? new($"set:{elements.Key}|{condition.Key}", AnswerKind.Set) { Problem = elements.Problem ?? condition.Problem, IsBraced = true }
            : null;
    }

    private static Reading Nested(Reading element) =>
        new($"{{{element.Key}}}", AnswerKind.Set) { Elements = [element], IsBraced = true, Problem = element.Problem };

    /// <summary>A tuple; with a ± in it, one for each sign.</summary>
    private Reading ReadTuple(int start, int end)
    {
        Reading[] elements = [.. Split(start, end, token => token.Is(",") || token.Is(";")).Select(part => ReadAny(part.Start, part.End))];
        if (!_tokens[start..end].Any(token => token.Is("±")) || !elements.Any(IsExpanded) || elements.Count(IsExpanded) > MaximumSigns)
            return Reading.TupleOf(elements);

        IEnumerable<Reading[]> tuples = [[]];
        foreach (Reading element in elements)
            tuples = [.. tuples.SelectMany(_ => IsExpanded(element) ? [.. element.Elements] : new[] { element }, (all, next) => (Reading[])[.. all, next])];

        return Reading.SetOf(tuples.Select(Reading.TupleOf));
    }

    /// <summary>Square brackets around two numbers in another order than an interval has, or around more.</summary>
    private Reading ReadSquare(int start, int end)
    {
        Reading tuple = ReadTuple(start, end);
        bool interval = tuple.Elements is [{ Kind: AnswerKind.Expression }, _] or [_, { Kind: AnswerKind.Expression }];
        return interval ? tuple with { Key = $"real:[{tuple.Elements[0].Key};{tuple.Elements[1].Key}]", Kind = AnswerKind.Interval } : tuple;
    }

    private Reading? ReadNestedMatrix(int start, int end)
    {
        List<(int Start, int End)> rows = Split(start, end, token => token.Is(",") || token.Is(";"));
        if (rows.Count == 0 || !rows.TrueForAll(row => _tokens[row.Start].Is("[") && _brackets.PartnerOf(row.Start) == row.End - 1))
            return null;

        return ReadMatrix([.. rows.Select(row => Split(row.Start + 1, row.End - 1, token => token.Is(",")))], null);
    }

    /// <summary>Reads a matrix, times a factor.</summary>
    private Reading? ReadEnvironment(string name, int start, int end, Expression? factor, bool transposed = false)
    {
        List<(int Start, int End)>[] rows =
            [.. Split(start, end, token => token.Is(@"\\")).Select(row => Split(row.Start, row.End, token => token.Is("&")))];
        switch (name)
        {
            case "pmatrix" or "bmatrix" or "matrix" or "smallmatrix" or "array" or "Bmatrix":
                return ReadMatrix(rows, factor, transposed);
            case "vmatrix":
                Expression?[][] cells = [.. rows.Select(row => row.Select(Expression).ToArray())];
                return Determinant.Of(cells) is { } determinant ? Reading.Of(determinant, Spelling(start, end)) : null;
            case "cases" or "dcases" or "rcases":
                return ReadPieces(rows) ?? ReadSystem(rows, alternatives: false);
            default:
                return ReadSystem(rows, alternatives: false);
        }
    }

    private Reading? ReadMatrix(List<(int Start, int End)>[] rows, Expression? factor, bool transposed = false)
    {
        rows = [.. rows.Where(row => row.Count > 0)];
        if (rows.Length == 0 || rows.Any(row => row.Count != rows[0].Count))
            return null;

        Reading[][] cells = [.. rows.Select(row => row.Select(cell => ReadCell(cell, factor)).ToArray())];
        if (cells.Length == 1 || cells[0].Length == 1)
            return Reading.TupleOf([.. cells.SelectMany(row => row)]);

        if (transposed)
            cells = [.. Enumerable.Range(0, cells[0].Length).Select(column => cells.Select(row => row[column]).ToArray())];

        return Reading.MatrixOf(cells);
    }

    private Reading ReadCell((int Start, int End) cell, Expression? factor) => factor is not null && Expression(cell) is { } entry
        ? Reading.Of(new ProductExpression([factor, entry]), Spelling(cell.Start, cell.End))
        : ReadAny(cell.Start, cell.End);
}
