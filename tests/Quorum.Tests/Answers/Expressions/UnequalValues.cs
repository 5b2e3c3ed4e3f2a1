using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

/// <summary>Expressions that look alike or are close in value; all of a row differ from each other.</summary>
internal static class UnequalValues
{
    private static readonly Build Tiny = (Build)1 / ((Build)10).To(40);

    public static readonly Build[][] Rows =
    [
        [1, -1, 0, 2, Ratio(1, 2), I, -I, Infinity, -Infinity, 1 + Tiny, 1 - Tiny, 1 + I, 1 - I, E, Pi, Phi],
        [Sqrt(2), 1 + Ratio(41421356, 100000000), Sqrt(2) + Tiny, -Sqrt(2), Sqrt(3), Cbrt(2), 2 * Sqrt(2), Sqrt(2) * Sqrt(3), Sqrt(2) * I],
        [Pi, Ratio(22, 7), Ratio(355, 113), Ratio(314159, 100000), Sqrt(2) + Sqrt(3), Ratio(256, 81), Pi + Tiny, E + Ratio(423, 1000)],
        [Exp(Pi * Sqrt(163)), ((Build)640320).To(3) + 744, Exp(Pi * Sqrt(163)) + Tiny, Exp(Pi * Sqrt(162))],
        [((Build)2).To(200), ((Build)2).To(200) + 1, ((Build)2).To(200) + Sqrt(2), ((Build)2).To(200) + Sqrt(3), ((Build)2).To(200) - 1, ((Build)2).To(199)],
        [((Build)10).To(100) + Pi, ((Build)10).To(100) + E, ((Build)10).To(100), ((Build)10).To(100) + 3],
        [((Build)10).To(-8), 2 * ((Build)10).To(-8), ((Build)10).To(-9), 0, ((Build)10).To(-80), ((Build)10).To(-80) * Sqrt(2)],
        [Exp(-100), Exp(-101), Exp(-1000), 0, -Exp(-100), Exp(100), Exp(1000), Exp(1001)],
        [Sin(1), Cos(1), Tan(1), Sin(Pi / 180), Sin(2), Of(MathFunction.ArcSine, 1), Of(MathFunction.HyperbolicSine, 1), Of(MathFunction.Secant, 1), Of(MathFunction.Cosecant, 1)],
        [Ln(2), Log(10, 2), Log(2, 10), Ln(3), Ln(Ln(2)), Ln(10)],
        [3 + 2 * I, 3 - 2 * I, -3 + 2 * I, 2 + 3 * I, 5, 3 * 2 * I, 3 + 2 * I + Tiny * I],
        [Sqrt(5), 1 + Sqrt(4), Sqrt(2) + Sqrt(3), Sqrt(5 + 2 * Sqrt(5)), Sqrt(5 - 2 * Sqrt(6))],
        [Factorial(5), Of(MathFunction.DoubleFactorial, 5), Factorial(6), Factorial(Ratio(9, 2)), Binomial(5, 2), Binomial(7, 2)],
        [Factorial(50), Factorial(50) + 1, Factorial(51), Factorial(49)],
        [((Build)2).To(Ratio(1, 3)), ((Build)2).To(Ratio(1, 2)), ((Build)2).To(Ratio(2, 3)), ((Build)3).To(Ratio(1, 3)), ((Build)2).To(-Ratio(1, 3))],
        [X, -X, Abs(X), X + 1, 2 * X, X / 2, X.To(2), X.To(3), Sqrt(X), (Build)1 / X, Y, Z, Variable("x_1"), Variable("X"), I * X, X + Tiny, Variable("xx")],
        [Sqrt(X.To(2)), X, -X, X.To(2), Sqrt(X), Cbrt(X)],
        [X + 1, Abs(X + 1), -X - 1, Abs(X) + 1, Abs(X - 1)],
        [X - 10, Abs(X - 10), 10 - X, Abs(X) - 10, Of(MathFunction.Maximum, X - 10, 0)],
        [Abs(X - Y), X - Y, Y - X, Abs(X + Y), Abs(X) - Abs(Y)],
        [(X + 1).To(2), X.To(2) + 1, X.To(2) + X + 1, (X - 1).To(2), X.To(2) + 2 * X, (1 + X).To(3)],
        [Sin(X), Cos(X), Tan(X), Sin(2 * X), 2 * Sin(X), Sin(X).To(2), Sin(X.To(2)), Sin(-X), Sin(Y), Of(MathFunction.ArcSine, X)],
        [Exp(X), Exp(-X), Exp(2 * X), E * X, X.To(E), ((Build)2).To(X), X.To(X), X.To(2), Exp(X.To(2)), Exp(I * X)],
        [Ln(X), Ln(-X), Ln(2 * X), 2 * Ln(X), Ln(X).To(2), Log(2, X), Log(10, X), Ln(X + 1), Ln(Abs(X)), (Build)1 / X, Ln(1 + I * X)],
        [Ln(X - 3), Ln(3 - X), Ln(X + 3), Ln(X) - 3],
        [X + Y, X - Y, X * Y, X / Y, X.To(Y), Y - X, Y / X, Y.To(X), X + Y + 1, 2 * X + Y, X + 2 * Y, X + Z],
        [(X + Y).To(2), X.To(2) + Y.To(2), X.To(2) + X * Y + Y.To(2), (X - Y).To(2), X.To(2) - Y.To(2)],
        [Sqrt(X + Y), Sqrt(X) + Sqrt(Y), Sqrt(X * Y), Sqrt(X.To(2) + Y.To(2)), X + Y],
        [Factorial(N), Factorial(N + 1), Factorial(N - 1), N.To(2), Factorial(2 * N), Of(MathFunction.DoubleFactorial, N), 2 * Factorial(N)],
        [Binomial(N, K), Binomial(K, N), Binomial(N + 1, K), Binomial(N, K + 1), Binomial(N, 2), Binomial(N, 3)],
        [Call("f", X), Call("f", Y), Call("g", X), Call("f", X + 1), Call("f", 2), Call("f", X) + 1, Call("f", Call("f", X)), Variable("f") * X, 2 * Call("f", X)],
        [X + Variable("C"), X + Variable("D"), X, X - Variable("C"), X + 2 * Variable("C")],
        [Of(MathFunction.Floor, X), Of(MathFunction.Ceiling, X), X, Of(MathFunction.Sign, X)],
        [Of(MathFunction.Maximum, X, Y), Of(MathFunction.Minimum, X, Y), X, Y, (X + Y) / 2],
        [Of(MathFunction.Modulo, X, 2), Of(MathFunction.Modulo, X, 3), Of(MathFunction.Modulo, 2, X)],
        [N * (N + 1) / 2, N * (N - 1) / 2, N.To(2) / 2, N * (N + 1), N * (N + 1) * (N + 2) / 6],
        [Sin(X).To(2) + Cos(X).To(2) + X, 1, Sin(X).To(2) - Cos(X).To(2), Sin(X) + Cos(X)],
        [((Build)2).To(N), ((Build)2).To(N) - 1, ((Build)2).To(N - 1), N.To(2), 2 * N, ((Build)3).To(N)],
    ];
}
