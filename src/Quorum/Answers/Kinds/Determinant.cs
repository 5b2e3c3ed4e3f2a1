namespace Quorum;

/// <summary>Determinants of small matrices, by expansion along the first row.</summary>
internal static class Determinant
{
    private const int MaximumSize = 4;

    /// <summary>The determinant; null if the matrix is not square, too large or has an entry that could not be read.</summary>
    public static Expression? Of(Expression?[][] rows)
    {
        if (rows.Length is 0 or > MaximumSize || rows.Any(row => row.Length != rows.Length || row.Any(entry => entry is null)))
            return null;

        return Expand([.. rows.Select(row => row.Select(entry => entry!).ToArray())]);
    }

    private static Expression Expand(Expression[][] rows)
    {
        if (rows.Length == 1)
            return rows[0][0];

        var terms = new List<Expression>();
        for (int column = 0; column < rows.Length; column++)
        {
            Expression minor = Expand([.. rows.Skip(1).Select(row => row.Where((_, index) => index != column).ToArray())]);
            Expression term = new ProductExpression([rows[0][column], minor]);
            terms.Add(column % 2 == 0 ? term : ExpressionForms.Negate(term));
        }

        return new SumExpression([.. terms]);
    }
}
