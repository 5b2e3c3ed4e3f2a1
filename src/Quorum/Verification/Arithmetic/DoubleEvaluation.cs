namespace Quorum;

/// <summary>Evaluates expressions without variables in double precision, for what is not rational.</summary>
internal static class DoubleEvaluation
{
    private const int MaximumDepth = 200;

    /// <summary>The value; NaN if there is none that is real and finite.</summary>
    public static double Of(Expression expression)
    {
        double value = Of(expression, 0);
        return double.IsFinite(value) ? value : double.NaN;
    }

    private static double Of(Expression expression, int depth)
    {
        if (depth > MaximumDepth)
            return double.NaN;

        switch (expression)
        {
            case NumberExpression number:
                return (double)number.Value;
            case ConstantExpression constant:
                return constant.Constant switch
                {
                    MathConstant.Pi => Math.PI,
                    MathConstant.E => Math.E,
                    MathConstant.GoldenRatio => (1 + Math.Sqrt(5)) / 2,
                    _ => double.NaN,
                };
            case SumExpression sum:
                return sum.Terms.Sum(term => Of(term, depth + 1));
            case ProductExpression product:
                return product.Factors.Aggregate(1.0, (value, factor) => value * Of(factor, depth + 1));
            case PowerExpression power:
                return Power(Of(power.Base, depth + 1), Of(power.Exponent, depth + 1));
            case FunctionExpression function:
                return Apply(function.Function, [.. function.Arguments.Select(argument => Of(argument, depth + 1))]);
            default:
                return double.NaN;
        }
    }

    private static double Power(double value, double exponent)
    {
        if (value >= 0 || exponent == Math.Floor(exponent))
            return Math.Pow(value, exponent);

        double root = 1 / exponent; // an odd root of a negative number is real
        return Math.Abs(root - Math.Round(root)) < 1e-9 && Math.Abs(Math.Round(root) % 2) == 1 ? -Math.Pow(-value, exponent) : double.NaN;
    }

    private static double Apply(MathFunction function, double[] x) => (function, x) switch
    {
        (MathFunction.AbsoluteValue, [var a]) => Math.Abs(a),
        (MathFunction.NaturalLogarithm, [var a]) => Math.Log(a),
        (MathFunction.Logarithm, [var b, var a]) => Math.Log(a) / Math.Log(b),
        (MathFunction.Sine, [var a]) => Math.Sin(a),
        (MathFunction.Cosine, [var a]) => Math.Cos(a),
        (MathFunction.Tangent, [var a]) => Math.Tan(a),
        (MathFunction.Cotangent, [var a]) => 1 / Math.Tan(a),
        (MathFunction.Secant, [var a]) => 1 / Math.Cos(a),
        (MathFunction.Cosecant, [var a]) => 1 / Math.Sin(a),
        (MathFunction.ArcSine, [var a]) => Math.Asin(a),
        (MathFunction.ArcCosine, [var a]) => Math.Acos(a),
        (MathFunction.ArcTangent, [var a]) => Math.Atan(a),
        (MathFunction.Floor, [var a]) => Math.Floor(a),
        (MathFunction.Ceiling, [var a]) => Math.Ceiling(a),
        _ => double.NaN,
    };
}
