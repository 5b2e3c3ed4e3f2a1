namespace Quorum;

/// <summary>The elementary functions of complex balls: principal values, real where the argument and the value are.</summary>
internal static class ComplexFunctions
{
    public static ComplexBall SquareRoot(in ComplexBall value, int precision)
    {
        if (value.IsReal)
        {
            if (value.Real.IsFinite && !value.Real.ContainsZero && value.Real.Middle.Sign < 0)
                return new(Ball.Zero, BallFunctions.SquareRoot(Ball.Negate(value.Real), precision));

            return BallFunctions.SquareRoot(value.Real, precision);
        }

        if (!value.IsFinite)
            return ComplexBall.Failed(value.State);
        if (value.Imaginary.Sign == 0)
            return ComplexBall.Failed(BallState.Imprecise);

        // The larger part first; the other follows from 2·re·im = Im z without cancellation.
        Ball magnitude = ComplexBall.Magnitude(value, precision);
        Ball large = BallFunctions.SquareRoot(Ball.Scale(Ball.Add(magnitude, Ball.Abs(value.Real), precision), -1), precision);
        Ball small = Ball.Divide(Ball.Scale(Ball.Abs(value.Imaginary), -1), large, precision);
        (Ball real, Ball imaginary) = value.Real.Middle.Sign >= 0 ? (large, small) : (small, large);
        return new(real, value.Imaginary.Sign < 0 ? Ball.Negate(imaginary) : imaginary);
    }

    public static ComplexBall Exponential(in ComplexBall value, int precision)
    {
        Ball magnitude = BallFunctions.Exponential(value.Real, precision);
        if (value.IsReal)
            return magnitude;

        (Ball sine, Ball cosine) = BallFunctions.SineCosine(value.Imaginary, precision);
        return new(Ball.Multiply(magnitude, cosine, precision), Ball.Multiply(magnitude, sine, precision));
    }

    public static ComplexBall Logarithm(in ComplexBall value, int precision)
    {
        if (value.IsReal && (value.Real.Sign > 0 || value.Real.ContainsZero || !value.Real.IsFinite))
            return BallFunctions.Logarithm(value.Real, precision);

        return new(BallFunctions.Logarithm(ComplexBall.Magnitude(value, precision), precision), Argument(value, precision));
    }

    /// <summary>The angle in (−π, π].</summary>
    public static Ball Argument(in ComplexBall value, int precision)
    {
        (Ball real, Ball imaginary) = value;
        if (!value.IsFinite)
            return Ball.Failed(value.State);

        if (value.IsZero)
            return Ball.Failed(BallState.Undefined);
        Ball pi = BallConstants.PiBall(precision);
        if (value.IsReal)
            return real.Sign > 0 ? Ball.Zero : real.Sign < 0 ? pi : Ball.Failed(BallState.Imprecise);

        if (!imaginary.ContainsZero && imaginary.Top >= real.Top)
        {
            Ball quarter = Ball.Scale(pi, -1);
            Ball rest = BallFunctions.ArcTangent(Ball.Divide(real, imaginary, precision), precision);
            return Ball.Subtract(imaginary.Sign < 0 ? Ball.Negate(quarter) : quarter, rest, precision);
        }

        Ball angle = BallFunctions.ArcTangent(Ball.Divide(imaginary, real, precision), precision);
        if (real.Sign >= 0)
            return angle;
        return imaginary.Sign == 0 ? Ball.Failed(BallState.Imprecise)
            : Ball.Add(angle, imaginary.Sign < 0 ? Ball.Negate(pi) : pi, precision);
    }

    public static (ComplexBall Sine, ComplexBall Cosine) SineCosine(in ComplexBall value, int precision)
    {
        (Ball sine, Ball cosine) = BallFunctions.SineCosine(value.Real, precision);
        if (value.IsReal)
            return (sine, cosine);

        (ComplexBall sinh, ComplexBall cosh) = HyperbolicSineCosine(value.Imaginary, precision);
        return (
            new(Ball.Multiply(sine, cosh.Real, precision), Ball.Multiply(cosine, sinh.Real, precision)),
            new(Ball.Multiply(cosine, cosh.Real, precision), Ball.Negate(Ball.Multiply(sine, sinh.Real, precision))));
    }

    public static (ComplexBall Sine, ComplexBall Cosine) HyperbolicSineCosine(in ComplexBall value, int precision)
    {
        ComplexBall growing = Exponential(value, precision);
        ComplexBall falling = ComplexBall.Divide(ComplexBall.One, growing, precision);
        return (
            ComplexBall.Scale(ComplexBall.Subtract(growing, falling, precision), -1),
            ComplexBall.Scale(ComplexBall.Add(growing, falling, precision), -1));
    }

    /// <summary>arcsin z = arctan(z / √(1 − z²)) within [−1, 1], −i ln(iz + √(1 − z²)) elsewhere.</summary>
    public static ComplexBall ArcSine(in ComplexBall value, int precision)
    {
        ComplexBall square = ComplexBall.Subtract(ComplexBall.One, ComplexBall.Multiply(value, value, precision), precision);
        if (square.IsZero)
        {
            Ball quarter = Ball.Scale(BallConstants.PiBall(precision), -1);
            return value.Real.Sign < 0 ? Ball.Negate(quarter) : quarter;
        }

        ComplexBall root = SquareRoot(square, precision);
        if (value.IsReal && root.IsReal)
            return BallFunctions.ArcTangent(Ball.Divide(value.Real, root.Real, precision), precision);

        ComplexBall logarithm = Logarithm(ComplexBall.Add(ComplexBall.Turn(value), root, precision), precision);
        return ComplexBall.Negate(ComplexBall.Turn(logarithm));
    }

    public static ComplexBall ArcCosine(in ComplexBall value, int precision) =>
        ComplexBall.Subtract(Ball.Scale(BallConstants.PiBall(precision), -1), ArcSine(value, precision), precision);

    /// <summary>arctan z = (i/2) (ln(1 − iz) − ln(1 + iz)).</summary>
    public static ComplexBall ArcTangent(in ComplexBall value, int precision)
    {
        if (value.IsReal)
            return BallFunctions.ArcTangent(value.Real, precision);

        ComplexBall turned = ComplexBall.Turn(value);
        ComplexBall left = Logarithm(ComplexBall.Subtract(ComplexBall.One, turned, precision), precision);
        ComplexBall right = Logarithm(ComplexBall.Add(ComplexBall.One, turned, precision), precision);
        return ComplexBall.Scale(ComplexBall.Turn(ComplexBall.Subtract(left, right, precision)), -1);
    }
}
