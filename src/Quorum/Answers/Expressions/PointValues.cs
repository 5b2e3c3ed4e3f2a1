namespace Quorum;

/// <summary>The values of an expression at all points, at one precision.</summary>
/// <remarks>
/// Where an expression without i is not real, it counts as undefined, so that √(1/x) is 1/√x; unless it is real nowhere, then the
/// principal complex values stand.
/// </remarks>
internal sealed class PointValues
{
    private readonly ComplexBall[] _values;

    private PointValues(ComplexBall[] values, int precision, BallState state)
    {
        _values = values;
        Precision = precision;
        State = state;
    }

    public int Precision { get; }

    /// <summary>Why there are no values; finite if there is at least one.</summary>
    public BallState State { get; }

    public ReadOnlySpan<ComplexBall> Values => _values;

    public static PointValues Of(Expression expression, ExpressionTraits traits, int precision, WorkBudget budget)
    {
        var values = new ComplexBall[traits.HasVariables ? EvaluationPoint.Count : 1];
        BallState worst = BallState.Finite;
        bool isFiniteSomewhere = false;
        bool isRealSomewhere = false;
        for (int i = 0; i < values.Length; i++)
        {
            EvaluationPoint? point = traits.HasVariables ? new(i) : null;
            EvaluatedValue value = new NumericEvaluation(precision, point, budget).Evaluate(expression);
            values[i] = value.ToBalls(precision);
            BallState state = budget.IsSpent ? BallState.TooLarge : values[i].State;
            if (state is BallState.Imprecise || budget.IsSpent)
                return new(values, precision, state);

            worst = state > worst ? state : worst;
            isFiniteSomewhere |= state is BallState.Finite;
            isRealSomewhere |= state is BallState.Finite && IsReal(values[i]);
        }

        if (traits is { HasVariables: true, HasImaginaryUnit: false } && isRealSomewhere)
        {
            foreach (ref ComplexBall value in values.AsSpan())
            {
                if (!IsReal(value))
                    value = ComplexBall.Failed(BallState.Undefined);
            }
        }

        return new(values, precision, isFiniteSomewhere ? BallState.Finite : worst);
    }

    /// <summary>The values divided by the first that is not zero, or by its magnitude; as they are if all are zero.</summary>
    /// <returns><see langword="null"/> if it cannot be told whether a value is zero.</returns>
    public PointValues? Normalised(bool keepSign)
    {
        foreach (ComplexBall value in _values)
        {
            if (!value.IsFinite || Fingerprint.Write(value, Precision) is "0")
                continue;
            if (value.Real.Sign == 0 && value.Imaginary.Sign == 0)
                return null;

            ComplexBall divisor = keepSign ? ComplexBall.Magnitude(value, Precision) : value;
            return new(Array.ConvertAll(_values, v => ComplexBall.Divide(v, divisor, Precision)), Precision, State);
        }

        return this;
    }

    private static bool IsReal(in ComplexBall value) => value.IsFinite && (value.IsReal || value.Imaginary.ContainsZero);
}
