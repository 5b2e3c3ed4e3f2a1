namespace Quorum;

/// <summary>An end of an interval: equal to another when the keys are, in order by the approximate value.</summary>
internal readonly record struct Endpoint(string Key, double Value)
{
    public static Endpoint NegativeInfinity { get; } = new("-∞", double.NegativeInfinity);

    public static Endpoint PositiveInfinity { get; } = new("∞", double.PositiveInfinity);

    public bool IsInfinite => double.IsInfinity(Value);

    /// <summary>Makes an end of a value; null if the value cannot be ordered.</summary>
    public static Endpoint? Of(Reading reading)
    {
        if (reading.Expression is not { } expression || reading.Problem is not null && !ApproximateValue.TryEvaluate(expression, out _))
            return null;

        if (!ApproximateValue.TryEvaluate(expression, out double value))
            return null;

        return double.IsPositiveInfinity(value) ? PositiveInfinity : double.IsNegativeInfinity(value) ? NegativeInfinity
            : reading.Problem is null ? new Endpoint(reading.Key, value) : null;
    }

    public int CompareTo(Endpoint other) => Key == other.Key ? 0 : Value.CompareTo(other.Value);
}
