using System.Collections.Immutable;

namespace Quorum;

internal sealed partial class AnswerReader
{
    /// <summary>Reads sums of multiples of vectors or matrices: <c>\frac12 \begin{pmatrix} … \end{pmatrix}</c>, (1, 2) + t(3, 4).</summary>
    private Reading? ReadCombination(int start, int end)
    {
        ImmutableArray<ImmutableArray<Expression>>? total = null;
        bool isMatrix = false;
        int from = start;
        for (int i = start; i <= end; i = i < end ? _brackets.After(i) : i + 1)
        {
            bool splits = i == end || ((_tokens[i].Is("+") || _tokens[i].Is("-")) && i > start && !(_tokens[i - 1].Is("*") || _tokens[i - 1].Is("/")));
            if (!splits)
                continue;

            if (ReadMultiple(from, i) is not var (rows, matrix))
                return null;

            if (total is not { } sum)
                total = rows;
            else if (sum.Length != rows.Length || sum[0].Length != rows[0].Length || matrix != isMatrix)
                return null;
            else
                total = [.. sum.Select((row, r) => row.Select((cell, c) => (Expression)new SumExpression([cell, rows[r][c]])).ToImmutableArray())];

            isMatrix = matrix;
            from = i;
        }

        if (total is not { } cells)
            return null;

        string spelling = Spelling(start, end);
        Reading[][] readings = [.. cells.Select(row => row.Select(cell => Reading.Of(cell, spelling)).ToArray())];
        return isMatrix ? Reading.MatrixOf(readings) : Reading.TupleOf([.. readings.SelectMany(row => row)]);
    }

    /// <summary>One vector or matrix with a factor before or after it.</summary>
    private (ImmutableArray<ImmutableArray<Expression>> Rows, bool IsMatrix)? ReadMultiple(int start, int end)
    {
        bool negative = start < end && _tokens[start].Is("-");
        if (start < end && (negative || _tokens[start].Is("+")))
            start++;

        int vector = FindTop(start, end, IsVectorOpening);
        while (vector >= 0 && RowsOf(vector) is null)
            vector = FindTop(_brackets.After(vector), end, IsVectorOpening);

        if (vector < 0 || RowsOf(vector) is not { } rows || rows.Any(row => row.Length != rows[0].Length))
            return null;

        int close = _brackets.PartnerOf(vector) + 1;
        Expression factor = ExpressionForms.Number(negative ? -1 : 1);
        int before = vector > start && _tokens[vector - 1].Is("*") ? vector - 1 : vector;
        if (before > start)
        {
            if (Expression((start, before)) is not { } scalar)
                return null;

            factor = new ProductExpression([factor, scalar]);
        }

        if (close < end)
        {
            bool divided = _tokens[close].Is("/");
            if (Expression((divided || _tokens[close].Is("*") ? close + 1 : close, end)) is not { } scalar)
                return null;

            factor = new ProductExpression([factor, divided ? ExpressionForms.Reciprocal(scalar) : scalar]);
        }

        bool isMatrix = rows.Length > 1 && rows[0].Length > 1;
        return ([.. rows.Select(row => row.Select(cell => (Expression)new ProductExpression([factor, cell])).ToImmutableArray())], isMatrix);
    }

    private static bool IsVectorOpening(NotationToken token) =>
        token.Kind == NotationTokenKind.Symbol && (token.Text is "(" or "⟨" or "[" || token.Text.StartsWith(@"\begin:", StringComparison.Ordinal));

    private ImmutableArray<ImmutableArray<Expression>>? RowsOf(int open)
    {
        int close = _brackets.PartnerOf(open);
        if (close < 0)
            return null;

        string name = _tokens[open].Text;
        List<(int Start, int End)>[] rows = name is "(" or "⟨" or "["
            ? [Split(open + 1, close, token => token.Is(",") || token.Is(";"))]
            : name[7..] is "pmatrix" or "bmatrix" or "matrix" or "smallmatrix" or "array" ? RowsOf(open + 1, close) : [];
        rows = [.. rows.Where(row => row.Count > 0)];
        if (rows.Length == 0 || (rows.Length == 1 && rows[0].Count < 2))
            return null;

        var cells = ImmutableArray.CreateBuilder<ImmutableArray<Expression>>();
        foreach (List<(int Start, int End)> row in rows)
        {
            Expression?[] entries = [.. row.Select(Expression)];
            if (entries.Any(entry => entry is null))
                return null;

            cells.Add([.. entries.Select(entry => entry!)]);
        }

        // A row and a column are one vector.
        return cells.All(row => row.Length == 1) ? [[.. cells.Select(row => row[0])]] : cells.ToImmutable();
    }

    /// <summary>Reads <c>\det</c> of a matrix, and an array between bars.</summary>
    private Reading? ReadDeterminant(int start, int end)
    {
        bool bars = _tokens[start].Is("|") && _tokens[end - 1].Is("|");
        int open = bars || _tokens[start].Is(@"\det") ? start + 1 : -1;
        int close = bars ? end - 1 : end;
        if (open < 0 || open >= close || _brackets.PartnerOf(open) != close - 1)
            return null;

        if (_tokens[open].Is("(") && open + 1 < close && _brackets.PartnerOf(open + 1) == close - 2)
            (open, close) = (open + 1, close - 1);

        if (!_tokens[open].Text.StartsWith(@"\begin:", StringComparison.Ordinal))
            return null;

        Expression?[][] cells = [.. RowsOf(open + 1, close - 1).Where(row => row.Count > 0).Select(row => row.Select(Expression).ToArray())];
        return Determinant.Of(cells) is { } determinant ? Reading.Of(determinant, Spelling(start, end)) : null;
    }

    /// <summary>Reads a point with its name: A(1, 2). C(9, 4) counts selections, N(0, 1) is a distribution.</summary>
    private Reading? ReadNamedPoint(int start, int end)
    {
        if (end - start < 6 || _tokens[start] is not { IsWord: true, Text: [>= 'A' and <= 'Z'] } || _tokens[start].Text is "N" || !_tokens[start + 1].Is("(")
            || _brackets.PartnerOf(start + 1) != end - 1 || FindTop(start + 2, end - 1, token => token.Is(",") || token.Is(";")) < 0)
        {
            return null;
        }

        bool counts = _tokens[start].Text == "C" && end - start == 6 && _tokens[start + 2].IsInteger && _tokens[start + 4].IsInteger && _tokens[start + 2].Value >= _tokens[start + 4].Value;
        return counts || _tokens[start + 2].IsWord && _tokens[start].Text == "C" ? null : ReadTuple(start + 2, end - 1);
    }
}
