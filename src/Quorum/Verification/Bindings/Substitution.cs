namespace Quorum;

/// <summary>Puts the values of variables in their place.</summary>
internal static class Substitution
{
    private const int MaximumDepth = 50;

    /// <summary>The variables of an expression; null if it holds what has no value of its own, such as f(2), or is nested too deeply.</summary>
    public static IReadOnlySet<string>? Variables(Expression expression)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return Collect(expression, names, 0) ? names : null;
    }

    /// <summary>The expression with the values of its variables; those without one stay.</summary>
    public static Expression Apply(Expression expression, Func<string, Expression?> valueOf) => expression switch
    {
        VariableExpression variable => valueOf(variable.Name) ?? variable,
        SumExpression sum => new SumExpression([.. sum.Terms.Select(term => Apply(term, valueOf))]),
        ProductExpression product => new ProductExpression([.. product.Factors.Select(factor => Apply(factor, valueOf))]),
        PowerExpression power => new PowerExpression(Apply(power.Base, valueOf), Apply(power.Exponent, valueOf)),
        FunctionExpression function => new FunctionExpression(function.Function, [.. function.Arguments.Select(argument => Apply(argument, valueOf))]),
        _ => expression,
    };

    private static bool Collect(Expression expression, HashSet<string> names, int depth)
    {
        if (depth > MaximumDepth)
            return false;

        switch (expression)
        {
            case VariableExpression variable:
                names.Add(variable.Name);
                return true;
            case SumExpression sum:
                return sum.Terms.All(term => Collect(term, names, depth + 1));
            case ProductExpression product:
                return product.Factors.All(factor => Collect(factor, names, depth + 1));
            case PowerExpression power:
                return Collect(power.Base, names, depth + 1) && Collect(power.Exponent, names, depth + 1);
            case FunctionExpression function:
                return function.Function != MathFunction.Unknown && function.Arguments.All(argument => Collect(argument, names, depth + 1));
            default:
                return true;
        }
    }
}
