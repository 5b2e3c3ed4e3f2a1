using System.Collections.Immutable;
using Fractions;

namespace Quorum;

/// <summary>Evaluates an expression in ball arithmetic at one precision, for one value of every variable.</summary>
/// <param name="Precision">The bits carried.</param>
/// <param name="Point">Where variables are evaluated; <see langword="null"/> if there must not be any.</param>
/// <param name="Budget">The work that may be done.</param>
internal sealed record NumericEvaluation(int Precision, EvaluationPoint? Point, WorkBudget Budget)
{
    /// <summary>What an exponential costs, in multiplications.</summary>
    private const int Exponential = 160;

    private KnownLogarithm? _logarithm;

    /// <summary>Evaluates an expression.</summary>
    public EvaluatedValue Evaluate(Expression expression, int depth = 0)
    {
        if (depth > WorkBudget.MaxDepth || !Budget.TrySpend(2, Precision))
            return EvaluatedValue.Failed(BallState.TooLarge);

        return expression switch
        {
            NumberExpression { Value: { IsNaN: false, IsInfinity: false } value } => new(value.Reduce()),
            VariableExpression variable when Point is { } point => new(point.ValueOf(variable.Name)),
            ConstantExpression constant => new(ValueOf(constant.Constant)),
            SumExpression sum => Add(sum.Terms, depth),
            ProductExpression product => Multiply(product.Factors, depth),
            PowerExpression power => Raise(power, depth),
            FunctionExpression function => NumericFunctions.Apply(this, function, depth),
            _ => EvaluatedValue.Failed(BallState.NotEvaluable),
        };
    }

    /// <summary>Translates what rational arithmetic said.</summary>
    /// <returns><see langword="null"/> if balls must go on.</returns>
    public static EvaluatedValue? Conclude(Exactness exactness, in Fraction value) => exactness switch
    {
        Exactness.Rational => new(value),
        Exactness.Undefined => EvaluatedValue.Failed(BallState.Undefined),
        Exactness.TooLarge => EvaluatedValue.Failed(BallState.TooLarge),
        _ => null,
    };

    private EvaluatedValue Add(ImmutableArray<Expression> terms, int depth)
    {
        Fraction rational = Fraction.Zero;
        ComplexBall balls = ComplexBall.Zero;
        bool isRational = true;
        foreach (Expression expression in terms)
        {
            EvaluatedValue term = Evaluate(expression, depth + 1);
            if (term.State is not BallState.Finite)
                return term;

            if (!term.IsRational)
            {
                isRational = false;
                balls = ComplexBall.Add(balls, term.ToBalls(Precision), Precision);
            }
            else if (!rational.IsZero && !Budget.TrySpend(rational, term.Rational))
            {
                return EvaluatedValue.Failed(BallState.TooLarge);
            }
            else
            {
                rational += term.Rational;
                if (!WorkBudget.Fits(rational) && terms.Length > 1)
                    return EvaluatedValue.Failed(BallState.TooLarge);
            }
        }

        return isRational ? new(rational) : new(ComplexBall.Add(balls, Ball.FromRational(rational, Precision), Precision));
    }

    private EvaluatedValue Multiply(ImmutableArray<Expression> factors, int depth)
    {
        Fraction rational = Fraction.One;
        ComplexBall balls = ComplexBall.One;
        bool isRational = true;
        foreach (Expression expression in factors)
        {
            EvaluatedValue factor = Evaluate(expression, depth + 1);
            if (factor.State is not BallState.Finite)
                return factor;

            if (!factor.IsRational)
            {
                ComplexBall next = factor.ToBalls(Precision);
                balls = isRational ? next : ComplexBall.Multiply(balls, next, Precision);
                isRational = false;
            }
            else if (!Budget.TrySpend(rational, factor.Rational))
            {
                return EvaluatedValue.Failed(BallState.TooLarge);
            }
            else
            {
                rational *= factor.Rational;
                if (!WorkBudget.Fits(rational) && factors.Length > 1)
                    return EvaluatedValue.Failed(BallState.TooLarge);
            }
        }

        if (isRational || rational.IsZero)
            return new(rational);

        return new(rational == Fraction.One ? balls : ComplexBall.Multiply(balls, Ball.FromRational(rational, Precision), Precision));
    }

    private EvaluatedValue Raise(PowerExpression power, int depth)
    {
        EvaluatedValue exponent = Evaluate(power.Exponent, depth + 1);
        if (exponent.State is not BallState.Finite)
            return exponent;

        if (power.Base is ConstantExpression { Constant: MathConstant.E })
            return Budget.TrySpend(Exponential, Precision) ? new(ComplexFunctions.Exponential(exponent.ToBalls(Precision), Precision)) : EvaluatedValue.Failed(BallState.TooLarge);

        EvaluatedValue @base = Evaluate(power.Base, depth + 1);
        if (@base.State is not BallState.Finite)
            return @base;

        if (@base.IsRational && exponent.IsRational)
        {
            Exactness exactness = ExactPower.Raise(@base.Rational, exponent.Rational, Budget, out Fraction value);
            if (Conclude(exactness, value) is { } known)
                return known;
        }

        if (exponent.IsRational)
        {
            // Roots and reciprocals cost little, everything else a logarithm and an exponential.
            bool isCheap = exponent.Rational.Denominator <= 2 && exponent.Rational.Numerator.GetBitLength() <= 4;
            return Budget.TrySpend(isCheap ? 8 : 2 * Exponential, Precision)
                ? new(ComplexPower.Raise(@base.ToBalls(Precision), exponent.Rational, Precision))
                : EvaluatedValue.Failed(BallState.TooLarge);
        }

        // Away from the positive numbers it also takes an angle, a sine and a cosine.
        ComplexBall raised = @base.ToBalls(Precision);
        ComplexBall by = exponent.ToBalls(Precision);
        bool isReal = raised.IsReal && by.IsReal && raised.Real.Sign > 0;
        return Budget.TrySpend((isReal ? 2 : 4) * Exponential, Precision)
            ? new(ComplexPower.Raise(raised, by, Precision, _logarithm ??= new()))
            : EvaluatedValue.Failed(BallState.TooLarge);
    }

    private ComplexBall ValueOf(MathConstant constant) => constant switch
    {
        MathConstant.Pi => BallConstants.PiBall(Precision),
        MathConstant.E => BallFunctions.Exponential(Ball.One, Precision),
        MathConstant.ImaginaryUnit => ComplexBall.ImaginaryUnit,
        MathConstant.GoldenRatio => Ball.Scale(Ball.Add(Ball.One, BallFunctions.SquareRoot(Ball.FromInteger(5, Precision), Precision), Precision), -1),
        _ => ComplexBall.Failed(BallState.NotEvaluable),
    };
}
