using Fractions;

namespace Quorum;

/// <summary>Solves equations and inequalities in one variable over the real numbers, where that can be done exactly.</summary>
/// <remarks>
/// Linear relations may have any constants; absolute values are split into cases; everything else must be a quotient of polynomials with
/// rational coefficients whose roots are rational or square roots. The signs between the roots are computed, gaps of the domain left out.
/// </remarks>
internal static class Inequalities
{
    private const int MaximumAbsoluteValues = 3;

    /// <summary>The numbers for which a relation holds.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="sign">One of &lt;, &gt;, ≤, ≥, =, ≠.</param>
    /// <param name="right">The right side.</param>
    /// <param name="variable">The only variable.</param>
    /// <returns><see langword="null"/> if it cannot be told.</returns>
    public static RealSet? Solve(Expression left, string sign, Expression right, string variable) =>
        Solve(ExpressionForms.Difference(left, right), sign, variable, MaximumAbsoluteValues);

    private static RealSet? Solve(Expression difference, string sign, string variable, int absoluteValues)
    {
        if (FindAbsoluteValue(difference, variable) is not { } absolute)
        {
            return RationalFunction.TryRead(difference, variable) is { } function ? Solve(function, sign) : SolveLinear(difference, sign, variable);
        }

        if (absoluteValues == 0)
            return null;

        Expression inside = absolute.Arguments[0];
        if (Solve(inside, "≥", variable, absoluteValues - 1) is not { } positive
            || Solve(Replace(difference, absolute, inside), sign, variable, absoluteValues - 1) is not { } above
            || Solve(Replace(difference, absolute, ExpressionForms.Negate(inside)), sign, variable, absoluteValues - 1) is not { } below)
        {
            return null;
        }

        return positive.Intersect(above).Union(positive.Complement().Intersect(below));
    }

    private static RealSet? SolveLinear(Expression difference, string sign, string variable)
    {
        if (Divides(difference, variable) || Equations.Linear(difference, variable) is not var (slope, constant)
            || !ApproximateValue.TryEvaluate(slope, out double direction) || double.IsInfinity(direction))
        {
            return null;
        }

        if (Endpoint.Of(Reading.Of(ExpressionForms.Negate(ExpressionForms.Quotient(constant, slope)), "")) is not { } endpoint)
            return null;

        bool less = (sign is "<" or "≤") == (direction > 0);
        return sign switch
        {
            "=" => RealSet.Point(endpoint),
            "≠" => RealSet.Point(endpoint).Complement(),
            _ when less => RealSet.Interval(Endpoint.NegativeInfinity, false, endpoint, sign is "≤" or "≥"),
            _ => RealSet.Interval(endpoint, sign is "≤" or "≥", Endpoint.PositiveInfinity, false),
        };
    }

    private static RealSet? Solve(RationalFunction function, string sign)
    {
        if (function.Denominator.IsZero || PolynomialRoots.Find(function.Denominator) is not { } poles)
            return null;

        List<Expression>? zeros = function.Numerator.IsZero ? [] : PolynomialRoots.Find(function.Numerator);
        if (zeros is null || Ends(poles) is not { } gaps || Ends(zeros) is not { } roots)
            return null;

        Endpoint[] marks = [.. gaps.Concat(roots).DistinctBy(mark => mark.Key).OrderBy(mark => mark.Value)];
        RealSet solution = RealSet.Empty;
        for (int i = 0; i <= marks.Length; i++)
        {
            Endpoint low = i == 0 ? Endpoint.NegativeInfinity : marks[i - 1];
            Endpoint high = i == marks.Length ? Endpoint.PositiveInfinity : marks[i];
            if (Between(low, high) is not { } sample)
                return null;

            if (Holds(sign, function.Numerator.At(sample).Numerator.Sign * function.Denominator.At(sample).Numerator.Sign))
                solution = solution.Union(RealSet.Interval(low, false, high, false));
        }

        HashSet<string> undefined = [.. gaps.Select(gap => gap.Key)];
        foreach (Endpoint mark in marks)
        {
            if (!undefined.Contains(mark.Key) && Holds(sign, 0))
                solution = solution.Union(RealSet.Point(mark));
        }

        return solution;
    }

    /// <summary>Whether the variable occurs in a divisor, so that there may be gaps.</summary>
    private static bool Divides(Expression expression, string variable) => expression switch
    {
        SumExpression sum => sum.Terms.Any(term => Divides(term, variable)),
        ProductExpression product => product.Factors.Any(factor => Divides(factor, variable)),
        PowerExpression power => ExpressionVariables.In(power).Contains(variable),
        _ => false,
    };

    private static bool Holds(string sign, int value) => sign switch
    {
        "<" => value < 0,
        ">" => value > 0,
        "≤" => value <= 0,
        "≥" => value >= 0,
        "=" => value == 0,
        _ => value != 0,
    };

    private static List<Endpoint>? Ends(List<Expression> roots)
    {
        var ends = new List<Endpoint>();
        foreach (Expression root in roots)
        {
            if (Endpoint.Of(Reading.Of(root, "")) is not { } end)
                return null;

            ends.Add(end);
        }

        return ends;
    }

    /// <summary>A number between two that are in order; null if they are too close or too far out to tell.</summary>
    private static Fraction? Between(Endpoint low, Endpoint high)
    {
        const double Far = 1e12;
        if (low.IsInfinite && high.IsInfinite)
            return Fraction.Zero;

        double known = low.IsInfinite ? high.Value : low.Value;
        double sample = low.IsInfinite ? high.Value - 1 : high.IsInfinite ? low.Value + 1 : (low.Value + high.Value) / 2;
        bool apart = low.IsInfinite || high.IsInfinite || high.Value - low.Value > 1e-9 * Math.Max(1, Math.Abs(known));
        return apart && Math.Abs(known) < Far && Math.Abs(sample) < Far ? Fraction.FromDouble(sample) : null;
    }

    private static FunctionExpression? FindAbsoluteValue(Expression expression, string variable) => expression switch
    {
        FunctionExpression { Function: MathFunction.AbsoluteValue, Arguments.Length: 1 } function when ExpressionVariables.In(function).Contains(variable) => function,
        SumExpression sum => sum.Terms.Select(term => FindAbsoluteValue(term, variable)).FirstOrDefault(found => found is not null),
        ProductExpression product => product.Factors.Select(factor => FindAbsoluteValue(factor, variable)).FirstOrDefault(found => found is not null),
        PowerExpression power => FindAbsoluteValue(power.Base, variable),
        _ => null,
    };

    private static Expression Replace(Expression expression, FunctionExpression old, Expression replacement) => expression switch
    {
        _ when ReferenceEquals(expression, old) => replacement,
        SumExpression sum => new SumExpression([.. sum.Terms.Select(term => Replace(term, old, replacement))]),
        ProductExpression product => new ProductExpression([.. product.Factors.Select(factor => Replace(factor, old, replacement))]),
        PowerExpression power => power with { Base = Replace(power.Base, old, replacement) },
        _ => expression,
    };
}
