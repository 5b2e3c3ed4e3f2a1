using Fractions;

namespace Quorum.Tests.Answers.Expressions;

/// <summary>Builds expressions the way one writes them: <c>Sqrt(2) * Pi + X</c>.</summary>
internal readonly record struct Build(Expression Expression)
{
    public static readonly Build Pi = new(new ConstantExpression(MathConstant.Pi));
    public static readonly Build E = new(new ConstantExpression(MathConstant.E));
    public static readonly Build I = new(new ConstantExpression(MathConstant.ImaginaryUnit));
    public static readonly Build Phi = new(new ConstantExpression(MathConstant.GoldenRatio));
    public static readonly Build Infinity = new(new ConstantExpression(MathConstant.Infinity));
    public static readonly Build X = Variable("x");
    public static readonly Build Y = Variable("y");
    public static readonly Build Z = Variable("z");
    public static readonly Build N = Variable("n");
    public static readonly Build K = Variable("k");
    public static readonly Build A = Variable("a");
    public static readonly Build B = Variable("b");

    public static implicit operator Build(int value) => new(new NumberExpression(value));

    public static Build operator +(Build left, Build right) => Sum(left, right);

    public static Build operator -(Build left, Build right) => Sum(left, -right);

    public static Build operator -(Build value) => Product(-1, value);

    public static Build operator *(Build left, Build right) => Product(left, right);

    public static Build operator /(Build left, Build right) => Product(left, right.To(-1));

    public static Build Variable(string name) => new(new VariableExpression(name));

    public static Build Ratio(int numerator, int denominator) => new(new NumberExpression(new Fraction(numerator, denominator)));

    public static Build Sum(params Build[] terms) => new(new SumExpression([.. terms.Select(t => t.Expression)]));

    public static Build Product(params Build[] factors) => new(new ProductExpression([.. factors.Select(f => f.Expression)]));

    public static Build Of(MathFunction function, params Build[] arguments) =>
        new(new FunctionExpression(function, [.. arguments.Select(a => a.Expression)]));

    public static Build Sqrt(Build value) => value.To(Ratio(1, 2));

    public static Build Cbrt(Build value) => value.To(Ratio(1, 3));

    public static Build Exp(Build value) => E.To(value);

    public static Build Ln(Build value) => Of(MathFunction.NaturalLogarithm, value);

    public static Build Log(Build @base, Build value) => Of(MathFunction.Logarithm, @base, value);

    public static Build Sin(Build value) => Of(MathFunction.Sine, value);

    public static Build Cos(Build value) => Of(MathFunction.Cosine, value);

    public static Build Tan(Build value) => Of(MathFunction.Tangent, value);

    public static Build ArcTan(Build value) => Of(MathFunction.ArcTangent, value);

    public static Build Abs(Build value) => Of(MathFunction.AbsoluteValue, value);

    public static Build Factorial(Build value) => Of(MathFunction.Factorial, value);

    public static Build Binomial(Build n, Build k) => Of(MathFunction.Binomial, n, k);

    public static Build Call(string name, Build argument) => Of(MathFunction.Unknown, Variable(name), argument);

    /// <summary>The power of this to an exponent.</summary>
    public Build To(Build exponent) => new(new PowerExpression(Expression, exponent.Expression));
}
