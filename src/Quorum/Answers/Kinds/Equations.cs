namespace Quorum;

/// <summary>Solving of equations and inequalities that are linear.</summary>
internal static class Equations
{
    private const string Zero = "0";

    /// <summary>Writes an expression as slope · variable + constant.</summary>
    /// <returns>The slope and the constant, both without the variable; null if the expression is not linear in it.</returns>
    public static (Expression Slope, Expression Constant)? Linear(Expression expression, string variable)
    {
        Expression constant = At(expression, variable, 0);
        Expression slope = ExpressionForms.Difference(At(expression, variable, 1), constant);
        Expression remainder = new SumExpression(
        [
            expression,
            ExpressionForms.Negate(new ProductExpression([slope, new VariableExpression(variable)])),
            ExpressionForms.Negate(constant),
        ]);
        return ExpressionKey.Of(remainder).Text == Zero && ExpressionKey.Of(slope).Text is { } text && text != Zero ? (slope, constant) : null;
    }

    private static Expression At(Expression expression, string variable, int value) =>
        ExpressionVariables.Substitute(expression, name => name == variable ? ExpressionForms.Number(value) : null);
}
