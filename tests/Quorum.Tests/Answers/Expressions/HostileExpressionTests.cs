using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

/// <summary>Expressions made to cost time or memory.</summary>
public class HostileExpressionTests
{
    private static readonly (string Name, Func<Build> Make)[] Cases =
    [
        ("9^9^9", () => ((Build)9).To(((Build)9).To(9))),
        ("9^9^9^9^9", () => ((Build)9).To(((Build)9).To(((Build)9).To(((Build)9).To(9))))),
        ("x^9^9^9", () => X.To(((Build)9).To(((Build)9).To(9)))),
        ("x^x^x^x^x", () => X.To(X.To(X.To(X.To(X))))),
        ("exp exp exp exp 9", () => Exp(Exp(Exp(Exp(9))))),
        ("exp exp exp exp x", () => Exp(Exp(Exp(Exp(X))))),
        ("1000000!", () => Factorial(1000000)),
        ("(1000000 + sqrt 2)!", () => Factorial(1000000 + Sqrt(2))),
        ("(-4000 - sqrt 2)!", () => Factorial(-4000 - Sqrt(2))),
        ("(x^9)!", () => Factorial(X.To(9))),
        ("x!!!!!!", () => Factorial(Factorial(Factorial(Factorial(X))))),
        ("C(10^9, 5 10^8)", () => Binomial(1000000000, 500000000)),
        ("C(x, 10^9)", () => Binomial(X, 1000000000)),
        ("C(1/3, 10000)", () => Binomial(Ratio(1, 3), 10000)),
        ("sin 9^9999", () => Sin(((Build)9).To(9999))),
        ("sin exp 1000", () => Sin(Exp(1000))),
        ("tan of nested tan", () => Nested(200, Tan, 1)),
        ("nested sin of x", () => Nested(200, Sin, X)),
        ("nested roots", () => Nested(200, v => Sqrt(v + 2), 1)),
        ("nested roots of x", () => Nested(200, v => Sqrt(v + X), X)),
        ("nested gamma", () => Nested(100, v => Factorial(v / 2), X)),
        ("nested squares", () => Nested(200, v => v * v, X)),
        ("nested squares of a ratio", () => Nested(200, v => v * v, Ratio(3, 7))),
        ("deep", () => Nested(100_000, v => v + 1, X)),
        ("wide", () => Sum([.. Enumerable.Range(1, 100_000).Select(i => X.To(i))])),
        ("wide sines", () => Sum([.. Enumerable.Range(1, 15_000).Select(i => Sin(i * X))])),
        ("harmonic", () => Sum([.. Enumerable.Range(1, 15_000).Select(i => Ratio(1, i))])),
        ("harmonic roots", () => Sum([.. Enumerable.Range(1, 6_000).Select(i => Ratio(1, i) * Sqrt(i))])),
        ("1/(sqrt 2 sqrt 3 - sqrt 6)", () => (Build)1 / (Sqrt(2) * Sqrt(3) - Sqrt(6))),
        ("gcd of primes", () => Of(MathFunction.GreatestCommonDivisor, ((Build)7).To(20000), ((Build)11).To(18000))),
        ("log of a power", () => Log(((Build)7).To(20000), ((Build)7).To(19999))),
        ("root of a power", () => ((Build)7).To(20000).To(Ratio(1, 20000))),
        ("powers of sums", () => (((Build)1 + ((Build)1 / 1000003)).To(3000))),
        ("x^1000000", () => X.To(1000000)),
        ("(1 + 1/x)^1000000", () => (1 + (Build)1 / X).To(1000000)),
        ("floor of a large power", () => Of(MathFunction.Floor, ((Build)10).To(300) * Pi)),
        ("unknown of unknown", () => Nested(200, v => Call("f", v), X)),
        ("tiny", () => Sin(((Build)10).To(-3000))),
        ("exp of tiny", () => Exp(((Build)10).To(-3000)) - 1),
        ("arctan of tiny", () => ArcTan(Exp(-100000))),
        ("log of huge", () => Ln(Exp(1000000))),
        ("empty function", () => Of(MathFunction.Sine)),
        ("wrong arguments", () => Of(MathFunction.Sine, X, Y, Z)),
        ("unknown without name", () => Of(MathFunction.Unknown)),
        ("infinity in a sine", () => Sin(Infinity)),
        ("not a number", () => new Build(new NumberExpression(Fractions.Fraction.NaN)) + X),
        ("infinite number", () => new Build(new NumberExpression(Fractions.Fraction.PositiveInfinity))),
        ("default number", () => new Build(new NumberExpression(default)) + 1),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_hostile_expression_is_bounded(string name)
    {
        Expression expression = Cases.Single(c => c.Name == name).Make().Expression;
        ExpressionKey.Of((Factorial(Ratio(1, 3)) + Sin(1)).Expression);
        long before = GC.GetAllocatedBytesForCurrentThread();

        (ExpressionKey key, long work) = Read(expression);

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.SendDiagnosticMessage($"{name}: {work:N0} word operations, {bytes / 1000} kB, {key.Problem}");
        Assert.True(key.Text is null != key.Problem is null);
        // The operation that finds the budget spent is counted, and not done.
        Assert.InRange(work, 0, 2 * WorkBudget.Whole);
        Assert.InRange(bytes, 0, 400_000_000);
        Assert.Equal(key, ExpressionKey.Of(expression));
    }

    private static (ExpressionKey Key, long Work) Read(Expression expression)
    {
        using var budget = WorkBudget.ForText();
        return (ExpressionKey.Of(expression), budget.Spent);
    }

    private static Build Nested(int times, Func<Build, Build> wrap, Build innermost)
    {
        Build nested = innermost;
        for (int i = 0; i < times; i++)
            nested = wrap(nested);
        return nested;
    }
}
