namespace Quorum;

/// <summary>The variables of an expression.</summary>
internal static class ExpressionVariables
{
    /// <summary>The names of all variables, sorted.</summary>
    public static SortedSet<string> In(Expression expression)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(expression, names);
        return names;
    }

    /// <summary>Replaces variables by expressions.</summary>
    public static Expression Substitute(Expression expression, Func<string, Expression?> replacement) => expression switch
    {
        VariableExpression variable => replacement(variable.Name) ?? variable,
        SumExpression sum => new SumExpression([.. sum.Terms.Select(term => Substitute(term, replacement))]),
        ProductExpression product => new ProductExpression([.. product.Factors.Select(factor => Substitute(factor, replacement))]),
        PowerExpression power => new PowerExpression(Substitute(power.Base, replacement), Substitute(power.Exponent, replacement)),
        FunctionExpression { Function: MathFunction.Unknown } function => new FunctionExpression(
            function.Function, [function.Arguments[0], .. function.Arguments.Skip(1).Select(argument => Substitute(argument, replacement))]),
        FunctionExpression function => new FunctionExpression(function.Function, [.. function.Arguments.Select(argument => Substitute(argument, replacement))]),
        _ => expression,
    };

    private static void Collect(Expression expression, SortedSet<string> names)
    {
        switch (expression)
        {
            case VariableExpression variable:
                names.Add(variable.Name);
                break;
            case SumExpression sum:
                foreach (Expression term in sum.Terms)
                    Collect(term, names);
                break;
            case ProductExpression product:
                foreach (Expression factor in product.Factors)
                    Collect(factor, names);
                break;
            case PowerExpression power:
                Collect(power.Base, names);
                Collect(power.Exponent, names);
                break;
            case FunctionExpression function:
                foreach (Expression argument in function.Arguments)
                    Collect(argument, names);
                break;
        }
    }
}
