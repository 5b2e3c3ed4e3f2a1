using System.Globalization;
using Fractions;

namespace Quorum;

/// <summary>The value of a side without variables.</summary>
/// <param name="Exact">The value where it is rational; null otherwise.</param>
/// <param name="Approximate">The value in double precision.</param>
internal readonly record struct SideValue(Fraction? Exact, double Approximate)
{
    // Far above what a few dozen operations lose in double precision.
    private const double Precision = 1e-9;
    private const int Bits = 128;

    /// <summary>Evaluates an expression; null if it has no real value that can be found.</summary>
    public static SideValue? Of(Expression? expression)
    {
        if (expression is null)
            return null;

        if (ExactEvaluation.TryEvaluate(expression, out Fraction exact, out _))
            return new SideValue(exact, (double)exact);

        // An unknown function, as f in f(2), has no value here, although its evaluation stands in for one.
        ExpressionTraits traits = ExpressionTraits.Of(expression);
        if (traits.HasVariables || traits.HasInfinity || traits.IsTooLarge)
            return null;

        ComplexBall value = new NumericEvaluation(Bits, Point: null, new WorkBudget()).Evaluate(expression).ToBalls(Bits);
        if (!value.IsFinite || !value.Imaginary.ContainsZero)
            return null;

        double approximate = Math.ScaleB((double)value.Real.Middle, value.Real.Exponent);
        return double.IsFinite(approximate) ? new SideValue(null, approximate) : null;
    }

    /// <summary>Compares two values; null if double precision cannot tell.</summary>
    public int? CompareTo(SideValue other)
    {
        if (Exact is { } a && other.Exact is { } b)
            return a.CompareTo(b);

        double difference = Approximate - other.Approximate;
        double size = Math.Max(1e-3, Math.Max(Math.Abs(Approximate), Math.Abs(other.Approximate)));
        if (double.IsNaN(difference))
            return null;

        return Math.Abs(difference) <= Precision * size ? 0
            : Math.Abs(difference) > 1_000 * Precision * size ? Math.Sign(difference)
            : null;
    }

    /// <summary>The value as a person writes it, in decimals where they end soon.</summary>
    public override string ToString()
    {
        if (Exact is not { } exact)
            return Approximate.ToString("G6", CultureInfo.InvariantCulture);

        if (exact.Denominator.IsOne)
            return exact.Numerator.ToString(CultureInfo.InvariantCulture);

        for (int digits = 1; digits <= 6 && Math.Abs(Approximate) < 1e15; digits++)
        {
            Fraction scaled = exact * Fraction.Pow(new Fraction(10), digits);
            if (scaled.Denominator.IsOne)
                return ((decimal)exact).ToString("F" + digits, CultureInfo.InvariantCulture);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{exact.Numerator}/{exact.Denominator}");
    }
}
