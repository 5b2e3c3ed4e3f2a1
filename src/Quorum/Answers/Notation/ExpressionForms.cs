using System.Collections.Immutable;
using Fractions;

namespace Quorum;

/// <summary>Short ways to write expressions.</summary>
internal static class ExpressionForms
{
    public static Expression Number(Fraction value) => new NumberExpression(value);

    public static Expression Negate(Expression expression) => expression is NumberExpression number
        ? new NumberExpression(-number.Value)
        : new ProductExpression([new NumberExpression(Fraction.MinusOne), expression]);

    public static Expression Reciprocal(Expression expression) => new PowerExpression(expression, new NumberExpression(Fraction.MinusOne));

    public static Expression Quotient(Expression dividend, Expression divisor) => new ProductExpression([dividend, Reciprocal(divisor)]);

    public static Expression Difference(Expression minuend, Expression subtrahend) => new SumExpression([minuend, Negate(subtrahend)]);

    public static Expression Root(Expression radicand, Expression degree) => new PowerExpression(radicand, Reciprocal(degree));

    public static Expression SquareRoot(Expression radicand) => new PowerExpression(radicand, new NumberExpression(new Fraction(1, 2)));

    /// <summary>An angle of so many degrees.</summary>
    public static Expression Radians(Expression degrees) =>
        new ProductExpression([degrees, new NumberExpression(new Fraction(1, 180)), new ConstantExpression(MathConstant.Pi)]);

    public static Expression Apply(MathFunction function, params ImmutableArray<Expression> arguments) => new FunctionExpression(function, arguments);
}
