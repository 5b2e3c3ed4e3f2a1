using Fractions;

namespace Quorum;

/// <summary>An equation in one variable, known by its monic polynomial.</summary>
internal sealed class Equation
{
    private const int MaximumDegree = 12;

    private readonly Fraction[] _coefficients;

    private Equation(string variable, Fraction[] coefficients) => (Variable, _coefficients) = (variable, coefficients);

    /// <summary>Gets the variable.</summary>
    public string Variable { get; }

    /// <summary>Gets the degree of the polynomial, at least 1.</summary>
    public int Degree => _coefficients.Length - 1;

    /// <summary>Gets the only root of a linear equation; <see langword="null"/> for others.</summary>
    public Fraction? Root => Degree == 1 ? (-_coefficients[0]).Reduce() : null;

    /// <summary>Reads an equation; null if it is of another kind.</summary>
    public static Equation? Of(Polynomial left, Polynomial right)
    {
        Polynomial difference = left - right;
        if (difference.Degree is < 1 or > MaximumDegree || difference.Variables.Count != 1)
            return null;

        string variable = difference.Variables.First();
        Fraction leading = difference.Coefficient(difference.Degree);
        return variable.StartsWith('\\')
            ? null
            : new Equation(variable, [.. Enumerable.Range(0, difference.Degree + 1).Select(power => (difference.Coefficient(power) / leading).Reduce())]);
    }

    /// <summary>Whether all roots of one equation are roots of the other: the polynomial of one divides that of the other.</summary>
    public bool Follows(Equation other) => Degree <= other.Degree ? Divides(other) : other.Divides(this);

    /// <summary>Whether a number is a root; null if double precision cannot tell.</summary>
    public bool? HasRoot(SideValue number)
    {
        if (number.Exact is { } exact)
            return Evaluate(exact).IsZero;

        double value = 0, size = 0;
        for (int power = Degree; power >= 0; power--)
        {
            value = (value * number.Approximate) + (double)_coefficients[power];
            size = (size * Math.Abs(number.Approximate)) + Math.Abs((double)_coefficients[power]);
        }

        return Math.Abs(value) <= 1e-9 * size ? true : Math.Abs(value) > 1e-6 * size ? false : null;
    }

    /// <summary>Whether a root lies between two numbers, as the change of sign tells.</summary>
    public bool HasRootBetween(Fraction low, Fraction high) => Evaluate(low).IsNegative != Evaluate(high).IsNegative;

    /// <summary>The equation solved, where it is linear.</summary>
    public override string ToString() => Root is { } root
        ? $"{Variable} = {Written(root)}"
        : $"{string.Join(" + ", Enumerable.Range(0, Degree + 1).Reverse().Where(power => !_coefficients[power].IsZero).Select(Term))} = 0";

    private string Term(int power)
    {
        string coefficient = Written(_coefficients[power]);
        string name = power switch { 0 => "", 1 => Variable, _ => $"{Variable}^{power}" };
        return power == 0 ? coefficient : coefficient == "1" ? name : $"({coefficient}){name}";
    }

    private static string Written(Fraction value) => new SideValue(value, (double)value).ToString();

    private Fraction Evaluate(Fraction number)
    {
        Fraction value = Fraction.Zero;
        for (int power = Degree; power >= 0; power--)
            value = ((value * number) + _coefficients[power]).Reduce();
        return value;
    }

    private bool Divides(Equation other)
    {
        Fraction[] rest = [.. other._coefficients];
        for (int shift = other.Degree - Degree; shift >= 0; shift--)
        {
            Fraction factor = rest[shift + Degree];
            for (int power = 0; power <= Degree; power++)
                rest[shift + power] = (rest[shift + power] - (factor * _coefficients[power])).Reduce();
        }

        return Array.TrueForAll(rest, coefficient => coefficient.IsZero);
    }
}
