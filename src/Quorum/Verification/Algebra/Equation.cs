using Fractions;

namespace Quorum;

/// <summary>A linear or quadratic equation in one variable, known by its monic polynomial.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Degree">1 or 2.</param>
/// <param name="Linear">The coefficient of the variable, divided by the leading coefficient.</param>
/// <param name="Constant">The constant, divided by the leading coefficient.</param>
internal sealed record Equation(string Variable, int Degree, Fraction Linear, Fraction Constant)
{
    /// <summary>Reads an equation; null if it is of another kind.</summary>
    public static Equation? Of(Polynomial left, Polynomial right)
    {
        Polynomial difference = left - right;
        if (difference.Degree is not (1 or 2) || difference.Variables.Count != 1)
            return null;

        string variable = difference.Variables.First();
        Fraction leading = difference.Coefficient(difference.Degree);
        return variable.StartsWith('\\') ? null : new Equation(
            variable, difference.Degree, difference.Degree == 1 ? Fraction.One : (difference.Coefficient(1) / leading).Reduce(), (difference.Coefficient(0) / leading).Reduce());
    }

    /// <summary>Whether all roots of one equation are roots of the other.</summary>
    public bool Follows(Equation other)
    {
        if (Degree == other.Degree)
            return Linear == other.Linear && Constant == other.Constant;

        (Equation line, Equation square) = Degree == 1 ? (this, other) : (other, this);
        Fraction root = -line.Constant;
        return (root * root + square.Linear * root + square.Constant).IsZero;
    }

    /// <summary>The equation solved, where it is linear.</summary>
    public override string ToString() => Degree == 1
        ? $"{Variable} = {new SideValue((-Constant).Reduce(), (double)-Constant)}"
        : $"{Variable}^2 + ({new SideValue(Linear, (double)Linear)}){Variable} + ({new SideValue(Constant, (double)Constant)}) = 0";
}
