using System.Collections.Immutable;
using Fractions;

namespace Quorum;

/// <summary>
/// Operators that bind a variable: sums, products, integrals, limits. What can be computed exactly is; anything else is an unknown
/// function of its bounds and of what it is applied to, so that it equals itself under any name of the variable and nothing else.
/// </summary>
internal static class BoundVariables
{
    private const int MaximumTerms = 1_000;
    private const int MaximumNodes = 10_000;
    private const int MaximumSeriesNodes = 100;

    /// <summary>A sum or a product over whole numbers.</summary>
    public static Expression Fold(bool product, Expression body, string variable, Expression lower, Expression upper)
    {
        if (WholeNumber(lower) is { } from && WholeNumber(upper) is { } to && to - from < MaximumTerms
            && Math.Max(0, to - from + 1) * (long)Nodes(body) <= MaximumNodes)
        {
            var terms = ImmutableArray.CreateBuilder<Expression>();
            for (int i = from; i <= to; i++)
                terms.Add(At(body, variable, ExpressionForms.Number(i)));

            return terms.Count switch
            {
                0 => ExpressionForms.Number(product ? 1 : 0),
                1 => terms[0],
                _ => product ? new ProductExpression(terms.ToImmutable()) : new SumExpression(terms.ToImmutable()),
            };
        }

        return (product ? null : Geometric(body, variable, lower, upper)) ?? Unknown(product ? "∏" : "∑", body, variable, lower, upper);
    }

    /// <summary>The sum of an infinite series of which every term is the one before times one number between −1 and 1.</summary>
    private static Expression? Geometric(Expression body, string variable, Expression lower, Expression upper)
    {
        if (WholeNumber(lower) is not { } from || InfiniteEvaluation.SignOf(upper) is not > 0 || Nodes(body) > MaximumSeriesNodes)
            return null;

        Expression first = At(body, variable, ExpressionForms.Number(from));
        Expression ratio = ExpressionForms.Quotient(At(body, variable, ExpressionForms.Number(from + 1)), first);
        Expression step = new SumExpression([new VariableExpression(variable), ExpressionForms.Number(1)]);
        Expression ratioAnywhere = ExpressionForms.Quotient(At(body, variable, step), body);
        bool converges = ExpressionKey.Compare(ratio, ExpressionForms.Number(1)) < 0 && ExpressionKey.Compare(ratio, ExpressionForms.Number(-1)) > 0;
        return converges && ExpressionKey.Of(ratio).Text is { } key && key == ExpressionKey.Of(ratioAnywhere).Text
            ? ExpressionForms.Quotient(first, ExpressionForms.Difference(ExpressionForms.Number(1), ratio))
            : null;
    }

    /// <summary>An integral; without bounds it stays one.</summary>
    public static Expression Integral(Expression body, string variable, Expression? lower, Expression? upper)
    {
        if (lower is null || upper is null)
            return new FunctionExpression(MathFunction.Unknown, [new VariableExpression($"∫d{variable}"), body]);

        if (RationalFunction.TryRead(body, variable)?.AsPolynomial() is not { } polynomial || IsInfinite(lower) || IsInfinite(upper))
            return Unknown("∫", body, variable, lower, upper);

        var terms = new List<Expression>();
        for (int power = 0; power <= polynomial.Degree; power++)
        {
            Expression exponent = ExpressionForms.Number(power + 1);
            Expression difference = ExpressionForms.Difference(new PowerExpression(upper, exponent), new PowerExpression(lower, exponent));
            terms.Add(new ProductExpression([ExpressionForms.Number(polynomial[power] / (power + 1)), difference]));
        }

        return new SumExpression([.. terms]);
    }

    /// <summary>A limit; of a rational function it is computed where it is finite.</summary>
    /// <param name="body">The expression.</param>
    /// <param name="variable">What goes to the limit.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="side">From which side: +, − or nothing.</param>
    public static Expression Limit(Expression body, string variable, Expression target, string side)
    {
        if (RationalFunction.TryRead(body, variable) is { } function && LimitOf(function, target) is { } value)
            return ExpressionForms.Number(value);

        return Unknown($"lim{side}", body, variable, target);
    }

    private static Fraction? LimitOf(RationalFunction function, Expression target)
    {
        RealPolynomial common = RealPolynomial.GreatestCommonDivisor(function.Numerator, function.Denominator);
        RealPolynomial numerator = function.Numerator.DividedBy(common).Quotient;
        RealPolynomial denominator = function.Denominator.DividedBy(common).Quotient;
        if (IsInfinite(target))
        {
            return numerator.Degree < denominator.Degree ? Fraction.Zero
                : numerator.Degree == denominator.Degree ? numerator.Leading / denominator.Leading : null;
        }

        if (ExpressionTraits.Of(target).HasVariables || !ExactEvaluation.TryEvaluate(target, out Fraction place, out _))
            return null;

        Fraction divisor = denominator.At(place);
        return divisor.IsZero ? null : numerator.At(place) / divisor;
    }

    /// <summary>Bound variables are numbered from the innermost outwards, so that one within another keeps its own.</summary>
    private static FunctionExpression Unknown(string name, Expression body, string variable, params Expression[] bounds)
    {
        int level = ExpressionVariables.In(body).Count(inner => inner.StartsWith('β'));
        Expression renamed = At(body, variable, new VariableExpression($"β{level}"));
        return new FunctionExpression(MathFunction.Unknown, [new VariableExpression($"{name}β{level}"), renamed, .. bounds.Select(Finite)]);
    }

    /// <summary>Infinity as a bound is a name.</summary>
    private static Expression Finite(Expression bound) => ExpressionTraits.Of(bound).HasInfinity
        ? new VariableExpression(InfiniteEvaluation.SignOf(bound) switch { > 0 => "∞", < 0 => "-∞", _ => "?" })
        : bound;

    private static bool IsInfinite(Expression bound) => ExpressionTraits.Of(bound).HasInfinity;

    private static Expression At(Expression body, string variable, Expression value) =>
        ExpressionVariables.Substitute(body, name => name == variable ? value : null);

    private static int? WholeNumber(Expression bound) => bound is NumberExpression { Value: var value } && value.Denominator.IsOne && Fraction.Abs(value) <= 1_000_000
        ? (int)value
        : null;

    private static int Nodes(Expression expression) => 1 + expression switch
    {
        SumExpression sum => sum.Terms.Sum(Nodes),
        ProductExpression product => product.Factors.Sum(Nodes),
        PowerExpression power => Nodes(power.Base) + Nodes(power.Exponent),
        FunctionExpression function => function.Arguments.Sum(Nodes),
        _ => 0,
    };
}
