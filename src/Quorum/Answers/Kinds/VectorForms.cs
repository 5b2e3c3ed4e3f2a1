namespace Quorum;

/// <summary>Vectors written with unit vectors: 3<b>i</b> + 2<b>j</b>.</summary>
internal static class VectorForms
{
    private static readonly string[] _units = ["î", "ĵ", "k̂"];

    /// <summary>The components along i, j and, where it occurs, k; null if there are no unit vectors.</summary>
    public static Expression[]? Components(Expression expression)
    {
        SortedSet<string> variables = ExpressionVariables.In(expression);
        int dimension = variables.Contains(_units[2]) ? 3 : variables.Contains(_units[0]) || variables.Contains(_units[1]) ? 2 : 0;
        return dimension == 0 ? null : [.. _units.Take(dimension).Select(unit => Component(expression, unit))];
    }

    private static Expression Component(Expression expression, string unit) => ExpressionVariables.Substitute(
        expression, name => Array.IndexOf(_units, name) < 0 ? null : ExpressionForms.Number(name == unit ? 1 : 0));
}
