using Fractions;
using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

public class ExactEvaluationTests
{
    private static readonly Build Tower = ((Build)9).To(((Build)9).To(9));

    private static readonly (string Name, Build Expression, Fraction Value)[] Rationals =
    [
        ("sum", Ratio(1, 2) + Ratio(1, 3), new(5, 6)),
        ("difference", Ratio(1, 2) - Ratio(1, 2), 0),
        ("quotient", (Build)6 / 4, new(3, 2)),
        ("empty sum", Sum(), 0),
        ("empty product", Product(), 1),
        ("power", Ratio(-2, 3).To(3), new(-8, 27)),
        ("negative power", Ratio(-2, 3).To(-3), new(-27, 8)),
        ("square root", Sqrt(4), 2),
        ("square root of a ratio", Sqrt(Ratio(9, 16)), new(3, 4)),
        ("power of a root", Ratio(8, 27).To(Ratio(-2, 3)), new(9, 4)),
        ("cube root of a negative", Cbrt(-8), -2),
        ("even power of an odd root", ((Build)(-8)).To(Ratio(2, 3)), 4),
        ("root of a large square", Sqrt(((Build)12345678).To(20)), System.Numerics.BigInteger.Pow(12345678, 10)),
        ("zero to the zero", ((Build)0).To(0), 1),
        ("factorial", Factorial(7), 5040),
        ("factorial of zero", Factorial(0), 1),
        ("double factorial", Of(MathFunction.DoubleFactorial, 9), 945),
        ("even double factorial", Of(MathFunction.DoubleFactorial, 8), 384),
        ("binomial", Binomial(9, 4), 126),
        ("binomial beyond", Binomial(3, 5), 0),
        ("binomial of a negative", Binomial(-2, 3), -4),
        ("binomial of a half", Binomial(Ratio(1, 2), 2), new(-1, 8)),
        ("binomial of large numbers", Binomial(1000000000, 999999998), 499999999500000000L),
        ("log", Log(2, 8), 3),
        ("log of a root", Log(4, 8), new(3, 2)),
        ("log of a reciprocal", Log(Ratio(1, 3), 9), -2),
        ("log of one", Ln(1), 0),
        ("sine", Sin(Pi / 6), new(1, 2)),
        ("sine of a negative", Sin(-Pi * Ratio(7, 6)), new(1, 2)),
        ("cosine", Cos(Pi * Ratio(2, 3)), new(-1, 2)),
        ("cosine far away", Cos(100 * Pi), 1),
        ("tangent", Tan(Pi - Pi / 4), -1),
        ("secant", Of(MathFunction.Secant, Pi / 3), 2),
        ("cotangent", Of(MathFunction.Cotangent, Pi / 2), 0),
        ("floor", Of(MathFunction.Floor, Ratio(-7, 2)), -4),
        ("ceiling", Of(MathFunction.Ceiling, Ratio(-7, 2)), -3),
        ("absolute value", Abs(Ratio(-7, 2)), new(7, 2)),
        ("gcd", Of(MathFunction.GreatestCommonDivisor, 12, -18, 30), 6),
        ("lcm", Of(MathFunction.LeastCommonMultiple, 4, -6, 10), 60),
        ("modulo", Of(MathFunction.Modulo, -7, 3), 2),
        ("modulo of ratios", Of(MathFunction.Modulo, Ratio(7, 2), Ratio(2, 3)), new(1, 6)),
        ("minimum", Of(MathFunction.Minimum, 3, Ratio(1, 2), 2), new(1, 2)),
        ("maximum", Of(MathFunction.Maximum, 3, Ratio(1, 2), 2), 3),
        ("product of surds", Sqrt(2) * Sqrt(8), 4),
        ("cancelling surds", (1 + Sqrt(2)) * (1 - Sqrt(2)), -1),
        ("nested radicals", Sqrt(3 + 2 * Sqrt(2)) - Sqrt(2), 1),
        ("pythagoras", Sin(1).To(2) + Cos(1).To(2), 1),
        ("power of a logarithm", Exp(2 * Ln(3)), 9),
        ("imaginary units", (1 + I).To(4), -4),
        ("sign", Of(MathFunction.Sign, Ratio(-1, 2)), -1),
    ];

    private static readonly (string Name, Build Expression)[] Undefined =
    [
        ("1/0", (Build)1 / 0),
        ("0^-1", ((Build)0).To(-1)),
        ("0^(-1/2)", ((Build)0).To(Ratio(-1, 2))),
        ("tan(pi/2)", Tan(Pi / 2)),
        ("ln 0", Ln(0)),
        ("log base 1", Log(1, 5)),
        ("(-1)!", Factorial(-1)),
        ("5 mod 0", Of(MathFunction.Modulo, 5, 0)),
        ("0 * 1/0", (Build)0 * ((Build)1 / 0)),
    ];

    private static readonly (string Name, Build Expression)[] Huge =
    [
        ("9^9^9", Tower),
        ("1/9^9^9", (Build)1 / Tower),
        ("9^9^9 - 9^9^9", Tower - Tower),
        ("10^10^6", ((Build)10).To(((Build)10).To(6))),
        ("1000000!", Factorial(1000000)),
        ("(10^9)!!", Of(MathFunction.DoubleFactorial, 1000000000)),
        ("C(10^9, 5*10^8)", Binomial(1000000000, 500000000)),
        ("7!!!...", Factorial(Factorial(Factorial(7)))),
    ];

    public static TheoryData<string> RationalNames => [.. Rationals.Select(r => r.Name)];

    public static TheoryData<string> UndefinedNames => [.. Undefined.Select(r => r.Name)];

    public static TheoryData<string> HugeNames => [.. Huge.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(RationalNames))]
    public void TryEvaluate_rational_value_is_exact(string name)
    {
        (_, Build expression, Fraction expected) = Rationals.Single(r => r.Name == name);

        Assert.True(ExactEvaluation.TryEvaluate(expression.Expression, out Fraction value, out string? problem), problem);
        Assert.Equal(expected, value);
    }

    [Theory]
    [MemberData(nameof(UndefinedNames))]
    public void TryEvaluate_no_value_is_undefined(string name)
    {
        Assert.False(ExactEvaluation.TryEvaluate(Undefined.Single(r => r.Name == name).Expression.Expression, out _, out string? problem));
        Assert.Equal("It is undefined.", problem);
    }

    [Theory]
    [MemberData(nameof(HugeNames))]
    public void TryEvaluate_huge_value_is_refused(string name)
    {
        Assert.False(ExactEvaluation.TryEvaluate(Huge.Single(r => r.Name == name).Expression.Expression, out _, out string? problem));
        Assert.Equal("It is too large.", problem);
    }

    [Fact]
    public void TryEvaluate_variable_or_surd_is_not_rational()
    {
        Assert.False(ExactEvaluation.TryEvaluate(X.Expression, out _, out _));
        Assert.False(ExactEvaluation.TryEvaluate(Sqrt(2).Expression, out _, out _));
        Assert.False(ExactEvaluation.TryEvaluate(Sin(Pi / 5).Expression, out _, out _));
        Assert.False(ExactEvaluation.TryEvaluate((1 + I).Expression, out _, out _));
        Assert.False(ExactEvaluation.TryEvaluate(Infinity.Expression, out _, out _));
    }

    [Fact]
    public void TryEvaluate_deep_nesting_is_refused()
    {
        Build nested = 1;
        for (int i = 0; i < 10_000; i++)
            nested = nested + 1;

        Assert.False(ExactEvaluation.TryEvaluate(nested.Expression, out _, out string? problem));
        Assert.Equal("It is too large.", problem);
    }
}
