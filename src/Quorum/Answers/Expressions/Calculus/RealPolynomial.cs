using System.Collections.Immutable;
using Fractions;

namespace Quorum;

/// <summary>A polynomial in one real variable with rational coefficients, from the constant upwards.</summary>
internal readonly record struct RealPolynomial(ImmutableArray<Fraction> Coefficients)
{
    /// <summary>Polynomials of a higher degree are not worked with.</summary>
    public const int MaximumDegree = 16;

    public static RealPolynomial Zero { get; } = new([]);

    public static RealPolynomial One { get; } = Constant(Fraction.One);

    public static RealPolynomial Variable { get; } = new([Fraction.Zero, Fraction.One]);

    /// <summary>The degree; −1 for zero.</summary>
    public int Degree => Coefficients.Length - 1;

    public bool IsZero => Coefficients.Length == 0;

    public Fraction Leading => Coefficients[^1];

    public static RealPolynomial Constant(Fraction value) => Trimmed([value]);

    public static RealPolynomial operator +(RealPolynomial left, RealPolynomial right)
    {
        var sum = new Fraction[Math.Max(left.Coefficients.Length, right.Coefficients.Length)];
        for (int i = 0; i < sum.Length; i++)
            sum[i] = left[i] + right[i];

        return Trimmed(sum);
    }

    public static RealPolynomial operator *(RealPolynomial left, RealPolynomial right)
    {
        if (left.IsZero || right.IsZero)
            return Zero;

        var product = new Fraction[left.Degree + right.Degree + 1];
        for (int i = 0; i <= left.Degree; i++)
        {
            for (int j = 0; j <= right.Degree; j++)
                product[i + j] += left[i] * right[j];
        }

        return Trimmed(product);
    }

    /// <summary>A coefficient; zero beyond the degree.</summary>
    public Fraction this[int power] => power < Coefficients.Length ? Coefficients[power] : Fraction.Zero;

    /// <summary>The value at a place.</summary>
    public Fraction At(Fraction place)
    {
        Fraction value = Fraction.Zero;
        for (int i = Degree; i >= 0; i--)
            value = (value * place + Coefficients[i]).Reduce();

        return value;
    }

    /// <summary>Divides with remainder.</summary>
    public (RealPolynomial Quotient, RealPolynomial Remainder) DividedBy(RealPolynomial divisor)
    {
        Fraction[] rest = [.. Coefficients];
        var quotient = new Fraction[Math.Max(0, Degree - divisor.Degree + 1)];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            quotient[i] = (rest[i + divisor.Degree] / divisor.Leading).Reduce();
            for (int j = 0; j <= divisor.Degree; j++)
                rest[i + j] = (rest[i + j] - quotient[i] * divisor[j]).Reduce();
        }

        return (Trimmed(quotient), Trimmed(rest));
    }

    /// <summary>The greatest common divisor, up to a factor.</summary>
    public static RealPolynomial GreatestCommonDivisor(RealPolynomial first, RealPolynomial second)
    {
        while (!second.IsZero)
            (first, second) = (second, first.DividedBy(second).Remainder);

        return first;
    }

    private static RealPolynomial Trimmed(Fraction[] coefficients)
    {
        int length = coefficients.Length;
        while (length > 0 && coefficients[length - 1].IsZero)
            length--;

        return new([.. coefficients.AsSpan(0, length)]);
    }
}
