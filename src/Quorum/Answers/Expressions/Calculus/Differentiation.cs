using Fractions;

namespace Quorum;

/// <summary>Symbolic derivatives.</summary>
internal static class Differentiation
{
    /// <summary>The derivative with respect to a variable; <see langword="null"/> if a function has none that is known here.</summary>
    public static Expression? Of(Expression expression, string variable)
    {
        if (!ExpressionVariables.In(expression).Contains(variable))
            return ExpressionForms.Number(Fraction.Zero);

        return expression switch
        {
            VariableExpression => ExpressionForms.Number(Fraction.One),
            SumExpression sum => All(sum.Terms.Select(term => Of(term, variable))) is { } terms ? new SumExpression([.. terms]) : null,
            ProductExpression product => OfProduct(product, variable),
            PowerExpression power => OfPower(power, variable),
            FunctionExpression { Arguments: [var argument] } function =>
                Outer(function.Function, argument) is { } outer && Of(argument, variable) is { } inner ? new ProductExpression([outer, inner]) : null,
            FunctionExpression { Function: MathFunction.Logarithm, Arguments: [var @base, var argument] } =>
                Of(ExpressionForms.Quotient(Ln(argument), Ln(@base)), variable),
            _ => null,
        };
    }

    private static List<Expression>? All(IEnumerable<Expression?> expressions)
    {
        var all = new List<Expression>();
        foreach (Expression? expression in expressions)
        {
            if (expression is null)
                return null;

            all.Add(expression);
        }

        return all;
    }

    private static SumExpression? OfProduct(ProductExpression product, string variable)
    {
        var terms = new List<Expression>();
        for (int i = 0; i < product.Factors.Length; i++)
        {
            if (Of(product.Factors[i], variable) is not { } derivative)
                return null;

            if (derivative is not NumberExpression { Value.IsZero: true })
                terms.Add(new ProductExpression(product.Factors.SetItem(i, derivative)));
        }

        return new SumExpression([.. terms]);
    }

    /// <summary>(u^v)′ = u^v (v′ ln u + v u′ / u), without the logarithm where the exponent is constant.</summary>
    private static ProductExpression? OfPower(PowerExpression power, string variable)
    {
        if (Of(power.Base, variable) is not { } ofBase || Of(power.Exponent, variable) is not { } ofExponent)
            return null;

        Expression lower = new PowerExpression(power.Base, ExpressionForms.Difference(power.Exponent, ExpressionForms.Number(Fraction.One)));
        if (ofExponent is NumberExpression { Value.IsZero: true })
            return new ProductExpression([power.Exponent, lower, ofBase]);

        Expression growth = new ProductExpression([ofExponent, Ln(power.Base)]);
        return new ProductExpression(
            [power, new SumExpression([growth, new ProductExpression([power.Exponent, ofBase, ExpressionForms.Reciprocal(power.Base)])])]);
    }

    private static Expression? Outer(MathFunction function, Expression x) => function switch
    {
        MathFunction.NaturalLogarithm => ExpressionForms.Reciprocal(x),
        MathFunction.Sine => ExpressionForms.Apply(MathFunction.Cosine, x),
        MathFunction.Cosine => ExpressionForms.Negate(ExpressionForms.Apply(MathFunction.Sine, x)),
        MathFunction.Tangent => Power(ExpressionForms.Apply(MathFunction.Cosine, x), -2),
        MathFunction.Cotangent => ExpressionForms.Negate(Power(ExpressionForms.Apply(MathFunction.Sine, x), -2)),
        MathFunction.ArcSine => Power(OneMinusSquare(x), new Fraction(-1, 2)),
        MathFunction.ArcCosine => ExpressionForms.Negate(Power(OneMinusSquare(x), new Fraction(-1, 2))),
        MathFunction.ArcTangent => ExpressionForms.Reciprocal(new SumExpression([ExpressionForms.Number(Fraction.One), Power(x, 2)])),
        MathFunction.HyperbolicSine => ExpressionForms.Apply(MathFunction.HyperbolicCosine, x),
        MathFunction.HyperbolicCosine => ExpressionForms.Apply(MathFunction.HyperbolicSine, x),
        _ => null,
    };

    private static FunctionExpression Ln(Expression x) => new(MathFunction.NaturalLogarithm, [x]);

    private static PowerExpression Power(Expression x, Fraction exponent) => new(x, ExpressionForms.Number(exponent));

    private static Expression OneMinusSquare(Expression x) => ExpressionForms.Difference(ExpressionForms.Number(Fraction.One), Power(x, 2));
}
