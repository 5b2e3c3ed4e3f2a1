using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>Applies functions to values in ball arithmetic.</summary>
internal static class NumericFunctions
{
    /// <summary>Evaluates a function's arguments and its value there.</summary>
    public static EvaluatedValue Apply(NumericEvaluation evaluation, FunctionExpression expression, int depth)
    {
        MathFunction function = expression.Function;
        if (expression.Arguments.IsEmpty)
            return EvaluatedValue.Failed(BallState.NotEvaluable);
        if (!evaluation.Budget.TrySpend(function is MathFunction.Factorial ? BallGamma.Operations : 128, evaluation.Precision))
            return EvaluatedValue.Failed(BallState.TooLarge);

        int first = function is MathFunction.Unknown ? 1 : 0;
        var arguments = new EvaluatedValue[expression.Arguments.Length - first];
        bool areRational = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = evaluation.Evaluate(expression.Arguments[i + first], depth + 1);
            if (arguments[i].State is not BallState.Finite)
                return arguments[i];

            arguments[i] = SeeInteger(function, arguments[i], evaluation.Precision);
            areRational &= arguments[i].IsRational;
        }

        if (function is MathFunction.Unknown)
            return UnknownFunction.Apply((expression.Arguments[0] as VariableExpression)?.Name ?? "?", arguments, isSymmetric: false, evaluation.Precision);

        if (areRational)
        {
            Fraction[] rationals = Array.ConvertAll(arguments, static a => a.Rational);
            Exactness exactness = ExactFunctions.Apply(function, rationals, evaluation.Budget, out Fraction value);
            if (NumericEvaluation.Conclude(exactness, value) is { } known)
                return known;
        }

        return arguments.Length switch
        {
            _ when function is MathFunction.GreatestCommonDivisor or MathFunction.LeastCommonMultiple =>
                UnknownFunction.Apply(function.ToString(), arguments, isSymmetric: true, evaluation.Precision),
            _ when function is MathFunction.Minimum or MathFunction.Maximum => Extreme(function, arguments, evaluation.Precision),
            1 when function is MathFunction.DoubleFactorial =>
                UnknownFunction.Apply(function.ToString(), arguments, isSymmetric: false, evaluation.Precision),
            1 => new(Apply(function, arguments[0].ToBalls(evaluation.Precision), evaluation.Precision)),
            2 => Apply(function, arguments[0], arguments[1], evaluation),
            _ => EvaluatedValue.Failed(BallState.NotEvaluable),
        };
    }

    /// <summary>Makes an integer that balls hide visible to the functions that ask for integers.</summary>
    private static EvaluatedValue SeeInteger(MathFunction function, in EvaluatedValue value, int precision)
    {
        if (value.IsRational || function is not (MathFunction.Factorial or MathFunction.DoubleFactorial or MathFunction.Binomial
            or MathFunction.GreatestCommonDivisor or MathFunction.LeastCommonMultiple or MathFunction.Modulo))
            return value;

        ComplexBall balls = value.ToBalls(precision);
        return balls.IsReal && NearInteger.TryRead(balls.Real, precision, out BigInteger integer) ? new(new Fraction(integer)) : value;
    }

    private static ComplexBall Apply(MathFunction function, in ComplexBall z, int precision)
    {
        switch (function)
        {
            case MathFunction.NaturalLogarithm:
                return ComplexFunctions.Logarithm(z, precision);
            case MathFunction.Sine:
                return ComplexFunctions.SineCosine(z, precision).Sine;
            case MathFunction.Cosine:
                return ComplexFunctions.SineCosine(z, precision).Cosine;
            case MathFunction.Tangent or MathFunction.Cotangent or MathFunction.Secant or MathFunction.Cosecant:
                (ComplexBall sine, ComplexBall cosine) = ComplexFunctions.SineCosine(z, precision);
                return ComplexBall.Divide(
                    function is MathFunction.Tangent ? sine : function is MathFunction.Cotangent ? cosine : ComplexBall.One,
                    function is MathFunction.Tangent or MathFunction.Secant ? cosine : sine,
                    precision);
            case MathFunction.ArcSine:
                return ComplexFunctions.ArcSine(z, precision);
            case MathFunction.ArcCosine:
                return ComplexFunctions.ArcCosine(z, precision);
            case MathFunction.ArcTangent:
                return ComplexFunctions.ArcTangent(z, precision);
            case MathFunction.ArcCotangent:
                return ComplexBall.Subtract(Ball.Scale(BallConstants.PiBall(precision), -1), ComplexFunctions.ArcTangent(z, precision), precision);
            case MathFunction.ArcSecant:
                return ComplexFunctions.ArcCosine(ComplexBall.Divide(ComplexBall.One, z, precision), precision);
            case MathFunction.ArcCosecant:
                return ComplexFunctions.ArcSine(ComplexBall.Divide(ComplexBall.One, z, precision), precision);
            case MathFunction.HyperbolicSine:
                return ComplexFunctions.HyperbolicSineCosine(z, precision).Sine;
            case MathFunction.HyperbolicCosine:
                return ComplexFunctions.HyperbolicSineCosine(z, precision).Cosine;
            case MathFunction.HyperbolicTangent:
                (ComplexBall sinh, ComplexBall cosh) = ComplexFunctions.HyperbolicSineCosine(z, precision);
                return ComplexBall.Divide(sinh, cosh, precision);
            case MathFunction.Factorial:
                return z.IsReal ? BallGamma.Gamma(Ball.Add(z.Real, Ball.One, precision), precision) : ComplexBall.Failed(BallState.NotEvaluable);
            case MathFunction.AbsoluteValue:
                return ComplexBall.Magnitude(z, precision);
            case MathFunction.RealPart:
                return z.Real;
            case MathFunction.ImaginaryPart:
                return z.Imaginary;
            case MathFunction.Conjugate:
                return ComplexBall.Conjugate(z);
            case MathFunction.Argument:
                return ComplexFunctions.Argument(z, precision);
            case MathFunction.Floor:
                return Floor(z, precision);
            case MathFunction.Ceiling:
                return ComplexBall.Negate(Floor(ComplexBall.Negate(z), precision));
            case MathFunction.Sign:
                return !z.IsReal ? ComplexBall.Failed(BallState.NotEvaluable)
                    : z.Real.Sign == 0 && !z.Real.IsZero ? ComplexBall.Failed(BallState.Imprecise)
                    : Ball.FromInteger(z.Real.Sign, precision);
            default:
                return ComplexBall.Failed(BallState.NotEvaluable);
        }
    }

    private static EvaluatedValue Apply(MathFunction function, in EvaluatedValue first, in EvaluatedValue second, NumericEvaluation evaluation)
    {
        int precision = evaluation.Precision;
        if (function is MathFunction.Binomial)
            return Binomial(first, second, evaluation);

        ComplexBall a = first.ToBalls(precision);
        ComplexBall b = second.ToBalls(precision);
        switch (function)
        {
            case MathFunction.Logarithm:
                return new(ComplexBall.Divide(ComplexFunctions.Logarithm(b, precision), ComplexFunctions.Logarithm(a, precision), precision));
            case MathFunction.Modulo:
                ComplexBall floor = Floor(ComplexBall.Divide(a, b, precision), precision);
                return new(ComplexBall.Subtract(a, ComplexBall.Multiply(b, floor, precision), precision));
            default:
                return EvaluatedValue.Failed(BallState.NotEvaluable);
        }
    }

    /// <summary>n (n − 1) … (n − k + 1) / k! for a small integer k, Γ(n + 1) / (Γ(k + 1) Γ(n − k + 1)) otherwise.</summary>
    private static EvaluatedValue Binomial(in EvaluatedValue n, in EvaluatedValue k, NumericEvaluation evaluation)
    {
        const int MaxFactors = 64;
        int precision = evaluation.Precision;
        ComplexBall top = n.ToBalls(precision);
        if (k.IsRational && k.Rational.Denominator.IsOne && k.Rational.Numerator <= MaxFactors)
        {
            if (!evaluation.Budget.TrySpend(8 * Math.Max(0, (int)k.Rational.Numerator), precision))
                return EvaluatedValue.Failed(BallState.TooLarge);

            ComplexBall product = ComplexBall.One;
            for (int i = 0; i < (int)BigInteger.Max(k.Rational.Numerator, 0); i++)
            {
                ComplexBall factor = ComplexBall.Subtract(top, Ball.FromInteger(i, precision), precision);
                product = ComplexBall.Divide(ComplexBall.Multiply(product, factor, precision), Ball.FromInteger(i + 1, precision), precision);
            }

            return k.Rational.IsNegative ? new(Fraction.Zero) : new(product);
        }

        ComplexBall bottom = k.ToBalls(precision);
        if (!top.IsReal || !bottom.IsReal || !evaluation.Budget.TrySpend(4 * BallGamma.Operations, precision))
            return EvaluatedValue.Failed(BallState.NotEvaluable);

        Ball rest = Ball.Subtract(top.Real, bottom.Real, precision);
        Ball divisor = Ball.Multiply(GammaAfter(bottom.Real), GammaAfter(rest), precision);
        return new(Ball.Divide(GammaAfter(top.Real), divisor, precision));

        Ball GammaAfter(in Ball x) => BallGamma.Gamma(Ball.Add(x, Ball.One, precision), precision);
    }

    private static ComplexBall Floor(in ComplexBall value, int precision)
    {
        if (!value.IsFinite)
            return value;
        if (!value.IsReal)
            return ComplexBall.Failed(BallState.NotEvaluable);

        return NearInteger.TryFloor(value.Real, precision, out BigInteger floor)
            ? Ball.FromInteger(floor, precision)
            : ComplexBall.Failed(BallState.Imprecise);
    }

    private static EvaluatedValue Extreme(MathFunction function, EvaluatedValue[] values, int precision)
    {
        ComplexBall result = values[0].ToBalls(precision);
        foreach (EvaluatedValue value in values)
        {
            ComplexBall other = value.ToBalls(precision);
            ComplexBall difference = ComplexBall.Subtract(other, result, precision);
            if (!result.IsReal || !other.IsReal)
                return EvaluatedValue.Failed(BallState.NotEvaluable);
            if (difference.Real.Sign == 0 && !difference.IsZero)
                return EvaluatedValue.Failed(BallState.Imprecise);
            if (difference.Real.Sign == (function is MathFunction.Maximum ? 1 : -1))
                result = other;
        }

        return new(result);
    }
}
