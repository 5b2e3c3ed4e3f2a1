using System.Numerics;

namespace Quorum;

/// <summary>The value of an expression in double precision: to put values in order, never to tell whether they are equal.</summary>
internal static class ApproximateValue
{
    /// <summary>Evaluates an expression without variables whose value is real, or an infinity.</summary>
    public static bool TryEvaluate(Expression expression, out double value)
    {
        Complex? result = Evaluate(expression);
        value = result?.Real ?? double.NaN;
        return result is { } complex && !double.IsNaN(complex.Real)
            && (double.IsInfinity(complex.Real) || Math.Abs(complex.Imaginary) <= 1e-9 * Math.Max(1, Math.Abs(complex.Real)));
    }

    private static Complex? Evaluate(Expression expression) => expression switch
    {
        NumberExpression number => number.Value.ToDouble(),
        ConstantExpression constant => Constant(constant.Constant),
        SumExpression sum => Fold(sum.Terms, Complex.Zero, Add),
        ProductExpression product => Fold(product.Factors, Complex.One, Multiply),
        PowerExpression power => Power(power),
        FunctionExpression { Arguments: [var argument] } function => Evaluate(argument) is { } value ? Apply(function.Function, value) : null,
        FunctionExpression { Arguments: [var first, var second] } function =>
            Evaluate(first) is { } one && Evaluate(second) is { } other ? Apply(function.Function, one, other) : null,
        _ => null,
    };

    private static Complex? Fold(IEnumerable<Expression> operands, Complex seed, Func<Complex, Complex, Complex> combine)
    {
        foreach (Expression operand in operands)
        {
            if (Evaluate(operand) is not { } value)
                return null;

            seed = combine(seed, value);
        }

        return seed;
    }

    // Complex arithmetic turns ∞ · 1 into not-a-number.
    private static Complex Add(Complex left, Complex right) => IsReal(left, right) ? left.Real + right.Real : left + right;

    private static Complex Multiply(Complex left, Complex right) => IsReal(left, right) ? left.Real * right.Real : left * right;

    private static bool IsReal(Complex left, Complex right) => left.Imaginary == 0 && right.Imaginary == 0;

    private static Complex? Power(PowerExpression power)
    {
        if (Evaluate(power.Base) is not { } value || Evaluate(power.Exponent) is not { } exponent)
            return null;

        if (IsReal(value, exponent) && (value.Real >= 0 || Math.Floor(exponent.Real) == exponent.Real))
            return Math.Pow(value.Real, exponent.Real);

        return Complex.Pow(value, exponent);
    }

    private static Complex Constant(MathConstant constant) => constant switch
    {
        MathConstant.Pi => Math.PI,
        MathConstant.E => Math.E,
        MathConstant.ImaginaryUnit => Complex.ImaginaryOne,
        MathConstant.GoldenRatio => (1 + Math.Sqrt(5)) / 2,
        MathConstant.Infinity => double.PositiveInfinity,
        _ => double.NaN,
    };

    private static Complex? Apply(MathFunction function, Complex value) => function switch
    {
        MathFunction.AbsoluteValue => Complex.Abs(value),
        MathFunction.NaturalLogarithm => Complex.Log(value),
        MathFunction.Sine => Complex.Sin(value),
        MathFunction.Cosine => Complex.Cos(value),
        MathFunction.Tangent => Complex.Tan(value),
        MathFunction.Cotangent => 1 / Complex.Tan(value),
        MathFunction.Secant => 1 / Complex.Cos(value),
        MathFunction.Cosecant => 1 / Complex.Sin(value),
        MathFunction.ArcSine => Complex.Asin(value),
        MathFunction.ArcCosine => Complex.Acos(value),
        MathFunction.ArcTangent => Complex.Atan(value),
        MathFunction.ArcCotangent => (Math.PI / 2) - Complex.Atan(value),
        MathFunction.HyperbolicSine => Complex.Sinh(value),
        MathFunction.HyperbolicCosine => Complex.Cosh(value),
        MathFunction.HyperbolicTangent => Complex.Tanh(value),
        MathFunction.Floor => Math.Floor(value.Real),
        MathFunction.Ceiling => Math.Ceiling(value.Real),
        MathFunction.Factorial => Factorial(value.Real),
        _ => null,
    };

    private static Complex? Apply(MathFunction function, Complex first, Complex second) => function switch
    {
        MathFunction.Logarithm => Complex.Log(second) / Complex.Log(first),
        MathFunction.Binomial when second.Real is >= 0 and <= 1_000 =>
            Enumerable.Range(1, (int)second.Real).Aggregate(1.0, (product, k) => product * (first.Real - second.Real + k) / k),
        _ => null,
    };

    private static Complex? Factorial(double n) =>
        n is >= 0 and <= 170 ? Enumerable.Range(1, (int)n).Aggregate(1.0, (product, k) => product * k) : null;
}
