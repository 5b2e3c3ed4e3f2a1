using Fractions;

namespace Quorum;

/// <summary>A value on the way to a key: exact while it is rational, complex balls afterwards.</summary>
internal readonly record struct EvaluatedValue
{
    private readonly ComplexBall _balls;

    public EvaluatedValue(in Fraction rational)
    {
        IsRational = true;
        Rational = rational;
    }

    public EvaluatedValue(in ComplexBall balls) => _balls = balls;

    public bool IsRational { get; }

    public Fraction Rational { get; }

    public BallState State => IsRational ? BallState.Finite : _balls.State;

    public static EvaluatedValue Failed(BallState state) => new(ComplexBall.Failed(state));

    public ComplexBall ToBalls(int precision) => IsRational ? Ball.FromRational(Rational, precision) : _balls;
}
