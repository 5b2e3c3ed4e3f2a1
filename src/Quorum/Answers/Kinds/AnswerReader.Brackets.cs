namespace Quorum;

internal sealed partial class AnswerReader
{
    /// <summary>Reads what stands in one pair of brackets: intervals, pairs, sets, vectors, matrices.</summary>
    private Reading? ReadBracketed(int start, int end)
    {
        if (end - start < 2)
            return null;

        if (ReadInterval(start, end, pairs: false) is { } interval)
            return interval.ToReading();

        if (end - start > 3 && _tokens[end - 2].Is("^") && _tokens[end - 1] is { IsWord: true, Text: "T" })
            end -= 2;

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

        return open.StartsWith(@"\begin:", StringComparison.Ordinal) ? ReadEnvironment(open[7..], start + 1, end - 1, null) : null;
    }

    private bool IsExpressionLike(int start, int end) => new ExpressionParser(_tokens, _policy).Parse(start, end) is not null;

    private Reading ReadSet(int start, int end)
    {
        if (start >= end)
            return Reading.Empty;

        int condition = FindTop(start, end, token => token.Is("|") || token.Is(":"));
        if (condition > start && (_tokens[start].IsWord || _tokens[start].Is("(")) && FindTop(condition + 1, end, IsRelation) >= 0 && ReadList(condition + 1, end) is { } described)
            return described;

        Reading[] elements = [.. Split(start, end, token => token.Is(",") || token.Is(";")).Select(part => ReadAny(part.Start, part.End))];
        Reading set = Reading.SetOf(elements.SelectMany(element => IsExpanded(element) ? element.Elements : [element]));
        return elements.Length > 1 ? set with { IsBraced = true } : set;
    }

    private Reading ReadTuple(int start, int end) =>
        Reading.TupleOf([.. Split(start, end, token => token.Is(",") || token.Is(";")).Select(part => ReadAny(part.Start, part.End))]);

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
    private Reading? ReadEnvironment(string name, int start, int end, Expression? factor)
    {
        List<(int Start, int End)>[] rows =
            [.. Split(start, end, token => token.Is(@"\\")).Select(row => Split(row.Start, row.End, token => token.Is("&")))];
        switch (name)
        {
            case "pmatrix" or "bmatrix" or "matrix" or "smallmatrix" or "array" or "Bmatrix":
                return ReadMatrix(rows, factor);
            case "vmatrix":
                Expression?[][] cells = [.. rows.Select(row => row.Select(Expression).ToArray())];
                return Determinant.Of(cells) is { } determinant ? Reading.Of(determinant, Spelling(start, end)) : null;
            default:
                return ReadList(start, end);
        }
    }

    private Reading? ReadMatrix(List<(int Start, int End)>[] rows, Expression? factor)
    {
        if (rows.Length == 0 || rows.Any(row => row.Count != rows[0].Count))
            return null;

        Reading[][] cells = [.. rows.Select(row => row.Select(cell => ReadCell(cell, factor)).ToArray())];
        if (cells.Length == 1 || cells[0].Length == 1)
            return Reading.TupleOf([.. cells.SelectMany(row => row)]);

        string key = string.Join("],[", cells.Select(row => string.Join(';', row.Select(cell => cell.Key))));
        return new($"[[{key}]]", AnswerKind.Matrix) { Problem = Reading.ProblemOf(cells.SelectMany(row => row)) };
    }

    private Reading ReadCell((int Start, int End) cell, Expression? factor) => factor is not null && Expression(cell) is { } entry
        ? Reading.Of(new ProductExpression([factor, entry]), Spelling(cell.Start, cell.End))
        : ReadAny(cell.Start, cell.End);

    /// <summary>Reads a number times a vector or a matrix: <c>\frac12 \begin{pmatrix} … \end{pmatrix}</c>.</summary>
    private Reading? ReadCofactored(int start, int end)
    {
        int matrix = FindTop(start, end, token => token.Kind == NotationTokenKind.Symbol && token.Text.StartsWith(@"\begin:", StringComparison.Ordinal));
        if (matrix < start || _brackets.PartnerOf(matrix) != end - 1)
            return null;

        int factorEnd = matrix > start && _tokens[matrix - 1].Is("*") ? matrix - 1 : matrix;
        Expression? factor = factorEnd == start ? null
            : factorEnd == start + 1 && _tokens[start].Is("-") ? ExpressionForms.Number(-1) : Expression((start, factorEnd));
        return factor is null ? null : ReadEnvironment(_tokens[matrix].Text[7..], matrix + 1, end - 1, factor);
    }
}
