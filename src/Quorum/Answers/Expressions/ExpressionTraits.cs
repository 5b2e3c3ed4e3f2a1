namespace Quorum;

/// <summary>What an expression is made of, as far as its evaluation asks.</summary>
internal readonly record struct ExpressionTraits(bool HasVariables, bool HasImaginaryUnit, bool HasInfinity, bool IsTooLarge)
{
    private const int MaxNodes = 20_000;

    /// <summary>Looks through an expression of any depth.</summary>
    public static ExpressionTraits Of(Expression expression)
    {
        var traits = default(ExpressionTraits);
        var open = new Stack<(Expression Expression, int Depth)>();
        open.Push((expression, 0));
        for (int nodes = 0; open.TryPop(out (Expression Expression, int Depth) next); nodes++)
        {
            if (nodes > MaxNodes || next.Depth > WorkBudget.MaxDepth)
                return traits with { IsTooLarge = true };

            switch (next.Expression)
            {
                // What nobody knows the value of is as generic as a variable.
                case VariableExpression or FunctionExpression { Function: MathFunction.Unknown }:
                    traits = traits with { HasVariables = true };
                    break;
                case ConstantExpression constant:
                    traits = traits with
                    {
                        HasImaginaryUnit = traits.HasImaginaryUnit || constant.Constant is MathConstant.ImaginaryUnit,
                        HasInfinity = traits.HasInfinity || constant.Constant is MathConstant.Infinity,
                    };
                    break;
            }

            foreach (Expression part in Parts(next.Expression))
                open.Push((part, next.Depth + 1));
        }

        return traits;
    }

    private static ReadOnlySpan<Expression> Parts(Expression expression) => expression switch
    {
        SumExpression sum => sum.Terms.AsSpan(),
        ProductExpression product => product.Factors.AsSpan(),
        PowerExpression power => new[] { power.Base, power.Exponent },
        FunctionExpression function => function.Arguments.AsSpan(),
        _ => [],
    };
}
