using Fractions;

namespace Quorum;

/// <summary>Solving of equations and inequalities that are linear.</summary>
internal static class Equations
{
    private const string Zero = "0";
    private const int MaximumDepth = 60;

    /// <summary>Writes an expression as slope · variable + constant.</summary>
    /// <returns>The slope and the constant, both without the variable; null if the expression is not linear in it.</returns>
    public static (Expression Slope, Expression Constant)? Linear(Expression expression, string variable)
    {
        if (Read(expression, variable, 0) is var (factor, rest))
        {
            return factor is NumberExpression { Value.IsZero: true } || ExpressionKey.Of(factor).Text is null or Zero ? null : (factor, rest);
        }

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

    /// <summary>Takes sums and products apart; <see langword="null"/> if that does not show that the expression is linear.</summary>
    private static (Expression Slope, Expression Constant)? Read(Expression expression, string variable, int depth)
    {
        switch (expression)
        {
            case VariableExpression { Name: var name } when name == variable:
                return (ExpressionForms.Number(Fraction.One), ExpressionForms.Number(Fraction.Zero));
            case SumExpression sum when depth < MaximumDepth:
                Expression slope = ExpressionForms.Number(Fraction.Zero);
                Expression constant = slope;
                foreach (Expression term in sum.Terms)
                {
                    if (Read(term, variable, depth + 1) is not var (factor, rest))
                        return null;

                    (slope, constant) = (Add(slope, factor), Add(constant, rest));
                }

                return (slope, constant);
            case ProductExpression product when depth < MaximumDepth:
                (Expression Slope, Expression Constant) all = (ExpressionForms.Number(Fraction.Zero), ExpressionForms.Number(Fraction.One));
                foreach (Expression factor in product.Factors)
                {
                    if (Read(factor, variable, depth + 1) is not var (inner, outer))
                        return null;

                    bool isFree = inner is NumberExpression { Value.IsZero: true };
                    if (!isFree && all.Slope is not NumberExpression { Value.IsZero: true })
                        return null;

                    all = (Add(Multiply(all.Slope, outer), Multiply(all.Constant, inner)), Multiply(all.Constant, outer));
                }

                return all;
            default:
                return ExpressionVariables.In(expression).Contains(variable) ? null : (ExpressionForms.Number(Fraction.Zero), expression);
        }
    }

    private static Expression Add(Expression left, Expression right) => (left, right) switch
    {
        (NumberExpression one, NumberExpression other) => ExpressionForms.Number(one.Value + other.Value),
        (NumberExpression { Value.IsZero: true }, _) => right,
        (_, NumberExpression { Value.IsZero: true }) => left,
        _ => new SumExpression([left, right]),
    };

    private static Expression Multiply(Expression left, Expression right) => (left, right) switch
    {
        (NumberExpression one, NumberExpression other) => ExpressionForms.Number(one.Value * other.Value),
        (NumberExpression { Value.IsZero: true }, _) => left,
        (_, NumberExpression { Value.IsZero: true }) => right,
        _ => new ProductExpression([left, right]),
    };

    private static Expression At(Expression expression, string variable, int value) =>
        ExpressionVariables.Substitute(expression, name => name == variable ? ExpressionForms.Number(value) : null);
}
