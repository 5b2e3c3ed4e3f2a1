namespace Quorum;

/// <summary>A complex number whose parts are known to lie within balls; it is real if its imaginary part is exactly zero.</summary>
internal readonly record struct ComplexBall(Ball Real, Ball Imaginary)
{
    public static ComplexBall Zero => default;

    public static ComplexBall One => new(Ball.One, Ball.Zero);

    public static ComplexBall ImaginaryUnit => new(Ball.Zero, Ball.One);

    public bool IsReal => Imaginary.IsZero;

    public bool IsZero => Real.IsZero && Imaginary.IsZero;

    public BallState State => Real.State > Imaginary.State ? Real.State : Imaginary.State;

    public bool IsFinite => State is BallState.Finite;

    public static implicit operator ComplexBall(in Ball real) => new(real, Ball.Zero);

    public static ComplexBall Failed(BallState state) => new(Ball.Failed(state), Ball.Zero);

    public static ComplexBall Negate(in ComplexBall value) => new(Ball.Negate(value.Real), Ball.Negate(value.Imaginary));

    public static ComplexBall Conjugate(in ComplexBall value) => new(value.Real, Ball.Negate(value.Imaginary));

    public static ComplexBall Scale(in ComplexBall value, int power) => new(Ball.Scale(value.Real, power), Ball.Scale(value.Imaginary, power));

    /// <summary>i · z.</summary>
    public static ComplexBall Turn(in ComplexBall value) => new(Ball.Negate(value.Imaginary), value.Real);

    public static ComplexBall Add(in ComplexBall left, in ComplexBall right, int precision) =>
        new(Ball.Add(left.Real, right.Real, precision), Ball.Add(left.Imaginary, right.Imaginary, precision));

    public static ComplexBall Subtract(in ComplexBall left, in ComplexBall right, int precision) => Add(left, Negate(right), precision);

    public static ComplexBall Multiply(in ComplexBall left, in ComplexBall right, int precision)
    {
        Ball real = Ball.Multiply(left.Real, right.Real, precision);
        if (left.IsReal && right.IsReal)
            return real;

        return new(
            Ball.Subtract(real, Ball.Multiply(left.Imaginary, right.Imaginary, precision), precision),
            Ball.Add(
                Ball.Multiply(left.Real, right.Imaginary, precision),
                Ball.Multiply(left.Imaginary, right.Real, precision),
                precision));
    }

    public static ComplexBall Divide(in ComplexBall left, in ComplexBall right, int precision)
    {
        if (right.IsReal)
            return left.IsReal ? Ball.Divide(left.Real, right.Real, precision)
                : new ComplexBall(Ball.Divide(left.Real, right.Real, precision), Ball.Divide(left.Imaginary, right.Real, precision));

        Ball norm = SquaredMagnitude(right, precision);
        ComplexBall product = Multiply(left, Conjugate(right), precision);
        return new(Ball.Divide(product.Real, norm, precision), Ball.Divide(product.Imaginary, norm, precision));
    }

    public static Ball SquaredMagnitude(in ComplexBall value, int precision) => Ball.Add(
        Ball.Multiply(value.Real, value.Real, precision),
        Ball.Multiply(value.Imaginary, value.Imaginary, precision),
        precision);

    public static Ball Magnitude(in ComplexBall value, int precision) => value.IsReal
        ? Ball.Abs(value.Real)
        : BallFunctions.SquareRoot(SquaredMagnitude(value, precision), precision);
}
