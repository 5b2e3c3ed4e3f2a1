using System.Globalization;
using System.Numerics;
using System.Text;
using Fractions;

namespace Quorum;

/// <summary>The canonical form of an expression as a text: the same for all expressions of the same value, different for all others.</summary>
/// <remarks>
/// <para>
/// Equality of keys is the equivalence of expressions; it is transitive by construction, as nothing is compared within a tolerance.
/// A rational number has its own digits for a key. Any other number is evaluated in ball arithmetic with 256 bits, and up to 1024 where
/// these do not do, and its key is the number rounded to 160 bits and all bits before its binary point. An expression with variables is
/// evaluated at six fixed points that look random, and the values there make the key.
/// </para>
/// <para>
/// Errors: two different numbers get one key if they agree in 160 bits, relative to the larger (and beyond the binary point, if they are
/// larger than 1), or if their difference is lost in a cancellation of 192 bits; a number that is not rational is taken for a rational one
/// if it agrees with one of at most 128 bits in 224. For numbers that nobody chose to be close, each has a probability below 2⁻⁹⁰. Two
/// different functions get one key if they agree at all six points: for polynomials of degree d that has a probability below (d/2²⁹)⁶.
/// One number gets two keys only where it is a fraction of more than 128 bits, or an integer of more than 704, that rational arithmetic
/// does not find.
/// </para>
/// </remarks>
/// <param name="Text">The key; <see langword="null"/> if the expression could not be evaluated.</param>
/// <param name="Problem">Why it could not be evaluated; <see langword="null"/> if it was.</param>
internal readonly record struct ExpressionKey(string? Text, string? Problem)
{
    private const int MaxDecimalBits = 4096;

    /// <summary>The bits carried, one try after the other.</summary>
    public static ReadOnlySpan<int> Precisions => [256, 512, 1024];

    /// <summary>Computes the key, within fixed limits of time, memory and digits.</summary>
    public static ExpressionKey Of(Expression expression) => Of(expression, KeyScale.None);

    /// <summary>Computes a key of the equation <c>difference = 0</c>: the same for every multiple of the difference by a number other than 0.</summary>
    public static ExpressionKey OfZeroSet(Expression difference) => Of(difference, KeyScale.AnyFactor);

    /// <summary>Computes a key of the inequality <c>difference &gt; 0</c>: the same for every multiple of the difference by a positive number.</summary>
    public static ExpressionKey OfPositiveSet(Expression difference) => Of(difference, KeyScale.PositiveFactor);

    /// <summary>Compares two real numbers, infinity included.</summary>
    /// <returns>A negative number, zero or a positive number; <see langword="null"/> if they are not real numbers or cannot be told apart.</returns>
    public static int? Compare(Expression first, Expression second)
    {
        if (first is NumberExpression left && second is NumberExpression right)
            return left.Value.CompareTo(right.Value);

        if (InfiniteEvaluation.SignOf(first) is not { } ofFirst || InfiniteEvaluation.SignOf(second) is not { } ofSecond)
            return null;
        if (ofFirst != 0 || ofSecond != 0)
            return ofFirst == ofSecond ? 0 : ofFirst - ofSecond;

        var difference = new SumExpression([first, new ProductExpression([new NumberExpression(-1), second])]);
        return OfPositiveSet(difference).Text switch
        {
            "1" => 1,
            "0" => 0,
            "-1" => -1,
            _ => null,
        };
    }

    private static ExpressionKey Of(Expression expression, KeyScale scale)
    {
        if (expression is NumberExpression { Value: { IsNaN: false, IsInfinity: false } value })
            return new(Write(value.Reduce(), scale), null);

        ExpressionTraits traits = ExpressionTraits.Of(expression);
        if (traits.IsTooLarge)
            return Failed(BallState.TooLarge);
        if (traits.HasInfinity)
            return InfiniteEvaluation.SignOf(expression) is { } sign ? new(sign > 0 ? "∞" : "-∞", null) : Failed(BallState.Undefined);

        WorkBudget budget = WorkBudget.Current;
        bool isIrrational = false;
        if (!traits.HasVariables)
        {
            Exactness exactness = ExactEvaluation.Evaluate(expression, budget, 0, out Fraction exact);
            if (exactness is not Exactness.NotRational)
                return exactness is Exactness.Rational ? new(Write(exact, scale), null)
                    : Failed(exactness is Exactness.Undefined ? BallState.Undefined : BallState.TooLarge);

            isIrrational = scale is KeyScale.None && Irrationality.IsCertain(expression, budget);
        }

        foreach (int precision in Precisions)
        {
            PointValues? values = PointValues.Of(expression, traits, precision, budget);
            if (values.State is BallState.Finite)
            {
                if (scale is not KeyScale.None)
                    values = values.Normalised(scale is KeyScale.PositiveFactor);
                if (values is not null && Write(values.Values, precision, isIrrational) is { } text)
                    return new(text, null);
            }
            else if (values.State is not BallState.Imprecise)
            {
                return Failed(values.State);
            }
        }

        return Failed(BallState.Imprecise);
    }

    private static ExpressionKey Failed(BallState state) => new(null, state switch
    {
        BallState.Undefined => "It is undefined.",
        BallState.TooLarge => "It is too large.",
        BallState.Imprecise => "It is undefined, or its value cannot be decided within the digits allowed.",
        _ => "It cannot be evaluated.",
    });

    /// <summary>The key of a function's values at the points; that of a number if they are all one.</summary>
    private static string? Write(ReadOnlySpan<ComplexBall> values, int precision, bool isIrrational)
    {
        if (isIrrational && values[0].IsReal)
            return Fingerprint.Write(values[0].Real, precision) is { } irrational ? $"≈{irrational}" : null;

        var text = new StringBuilder();
        string? first = null;
        bool isConstant = true;
        foreach (ComplexBall value in values)
        {
            string? part = value.IsFinite ? Fingerprint.Write(value, precision, Fingerprint.MaxTopAtPoint) : "?";
            if (part is null)
                return null;

            first ??= part;
            isConstant &= part == first;
            text.Append(text.Length == 0 ? "{" : "|").Append(part);
        }

        return isConstant && values[0].IsFinite ? WriteNumber(values[0], precision, first!) : text.Append('}').ToString();
    }

    private static string? WriteNumber(in ComplexBall value, int precision, string fingerprint)
    {
        if (fingerprint == "0")
            return fingerprint;

        string? real = WriteNumber(value.Real, precision);
        if (real is null || value.IsReal || Fingerprint.Write(value.Imaginary, precision) is "0")
            return real;

        return WriteNumber(value.Imaginary, precision) is { } imaginary ? $"{real}+{imaginary}i" : null;
    }

    private static string? WriteNumber(in Ball value, int precision) =>
        Fingerprint.Write(value, precision) is not { } fingerprint ? null
        : fingerprint == "0" ? fingerprint
        : RationalRecognition.TryRecognise(value, out Fraction rational) switch
        {
            true => Write(rational, KeyScale.None),
            false => $"≈{fingerprint}",
            null => null,
        };

    private static string Write(in Fraction value, KeyScale scale)
    {
        if (scale is not KeyScale.None)
            return value.IsZero ? "0" : value.IsNegative && scale is KeyScale.PositiveFactor ? "-1" : "1";

        // Decimal digits take more than linear time.
        return value.Denominator.IsOne ? Write(value.Numerator) : $"{Write(value.Numerator)}/{Write(value.Denominator)}";
    }

    private static string Write(BigInteger value) =>
        value.GetBitLength() > MaxDecimalBits ? "0x" + value.ToString("X", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
}
