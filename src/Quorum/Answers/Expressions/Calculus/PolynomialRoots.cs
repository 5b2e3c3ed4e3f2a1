using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>The real roots of polynomials with rational coefficients, exactly.</summary>
internal static class PolynomialRoots
{
    private const int MaximumDivisors = 400;
    private static readonly BigInteger _maximumCoefficient = 1_000_000;

    /// <summary>Finds all real roots.</summary>
    /// <returns>The roots as expressions, each once; <see langword="null"/> if they are not all within reach of rational roots and square roots.</returns>
    public static List<Expression>? Find(RealPolynomial polynomial)
    {
        var roots = new List<Expression>();
        if (polynomial.Degree <= 0)
            return polynomial.IsZero ? null : roots;

        while (polynomial.Degree > 0 && polynomial[0].IsZero)
        {
            if (roots.Count == 0)
                roots.Add(ExpressionForms.Number(Fraction.Zero));

            polynomial = new(polynomial.Coefficients.RemoveAt(0));
        }

        while (polynomial.Degree > 2 && RationalRoot(polynomial) is { } root)
        {
            roots.Add(ExpressionForms.Number(root));
            var factor = new RealPolynomial([-root, Fraction.One]);
            while (polynomial.DividedBy(factor) is { Remainder.IsZero: true } division)
                polynomial = division.Quotient;
        }

        return polynomial.Degree switch
        {
            <= 2 => AddQuadratic(roots, polynomial),
            4 when polynomial[1].IsZero && polynomial[3].IsZero => AddBiquadratic(roots, polynomial),
            _ => null,
        };
    }

    private static List<Expression> AddQuadratic(List<Expression> roots, RealPolynomial polynomial)
    {
        if (polynomial.Degree == 1)
            roots.Add(ExpressionForms.Number((-polynomial[0] / polynomial[1]).Reduce()));
        else if (polynomial.Degree == 2)
            roots.AddRange(Quadratic(polynomial[2], polynomial[1], polynomial[0]));

        return roots;
    }

    private static List<Expression>? AddBiquadratic(List<Expression> roots, RealPolynomial polynomial)
    {
        foreach (Expression square in Quadratic(polynomial[4], polynomial[2], polynomial[0]))
        {
            switch (ExpressionKey.Compare(square, ExpressionForms.Number(Fraction.Zero)))
            {
                case null:
                    return null;
                case > 0:
                    roots.Add(ExpressionForms.SquareRoot(square));
                    roots.Add(ExpressionForms.Negate(ExpressionForms.SquareRoot(square)));
                    break;
            }
        }

        return roots;
    }

    private static IEnumerable<Expression> Quadratic(Fraction a, Fraction b, Fraction c)
    {
        Fraction discriminant = (b * b - 4 * a * c).Reduce();
        if (discriminant.IsNegative)
            yield break;

        Expression middle = ExpressionForms.Number((-b / (2 * a)).Reduce());
        if (discriminant.IsZero)
        {
            yield return middle;
            yield break;
        }

        Expression distance = ExpressionForms.Quotient(ExpressionForms.SquareRoot(ExpressionForms.Number(discriminant)), ExpressionForms.Number(2 * a));
        yield return new SumExpression([middle, distance]);
        yield return ExpressionForms.Difference(middle, distance);
    }

    /// <summary>A rational root, by the divisors of the first and the last coefficient.</summary>
    private static Fraction? RationalRoot(RealPolynomial polynomial)
    {
        BigInteger common = polynomial.Coefficients.Aggregate(BigInteger.One, (all, next) => all * next.Denominator / BigInteger.GreatestCommonDivisor(all, next.Denominator));
        BigInteger constant = BigInteger.Abs((polynomial[0] * new Fraction(common)).Reduce().Numerator);
        BigInteger leading = BigInteger.Abs((polynomial.Leading * new Fraction(common)).Reduce().Numerator);
        if (constant > _maximumCoefficient || leading > _maximumCoefficient)
            return null;

        List<int> numerators = Divisors((int)constant);
        List<int> denominators = Divisors((int)leading);
        if (numerators.Count * denominators.Count > MaximumDivisors)
            return null;

        foreach (int denominator in denominators)
        {
            foreach (int numerator in numerators)
            {
                var candidate = new Fraction(numerator, denominator);
                if (polynomial.At(candidate).IsZero)
                    return candidate.Reduce();
                if (polynomial.At(-candidate).IsZero)
                    return (-candidate).Reduce();
            }
        }

        return null;
    }

    private static List<int> Divisors(int number)
    {
        var divisors = new List<int>();
        for (int divisor = 1; divisor * divisor <= number; divisor++)
        {
            if (number % divisor != 0)
                continue;

            divisors.Add(divisor);
            if (divisor * divisor != number)
                divisors.Add(number / divisor);
        }

        return divisors;
    }
}
