using Fractions;

namespace Quorum;

/// <summary>Linear equations in several variables, in the order in which they were stated.</summary>
internal sealed class LinearSystem
{
    private const int MaximumEquations = 10;
    private const int MaximumVariables = 5;

    private readonly List<Polynomial> _equations = [];

    /// <summary>Gets the variables that occur.</summary>
    public IReadOnlySet<string> Variables => _equations.SelectMany(equation => equation.Variables).ToHashSet();

    /// <summary>Gets the number of equations.</summary>
    public int Count => _equations.Count;

    /// <summary>Whether an equation p = 0 is one of this kind.</summary>
    public static bool Takes(Polynomial equation) => equation.Degree == 1 && equation.Variables.All(variable => !variable.StartsWith('\\'));

    /// <summary>Adds an equation; the oldest is dropped when there are too many.</summary>
    public void Add(Polynomial equation)
    {
        _equations.Add(equation);
        while (_equations.Count > MaximumEquations || Variables.Count > MaximumVariables)
            _equations.RemoveAt(0);
    }

    /// <summary>Removes all equations.</summary>
    public void Clear() => _equations.Clear();

    /// <summary>Whether an equation follows from those that are here, true, contradicts them, false, or neither, null.</summary>
    public bool? Implies(Polynomial equation)
    {
        string[] variables = [.. Variables.Union(equation.Variables).Order(StringComparer.Ordinal)];
        var pivots = new List<(int Column, Fraction[] Row)>();
        foreach (Polynomial known in _equations)
        {
            Fraction[] row = Reduced(Row(known, variables), pivots);
            if (Array.FindIndex(row, 0, variables.Length, value => !value.IsZero) is >= 0 and var column)
                pivots.Add((column, row));
        }

        Fraction[] rest = Reduced(Row(equation, variables), pivots);
        return Array.Exists(rest[..^1], value => !value.IsZero) ? null : rest[^1].IsZero;
    }

    private static Fraction[] Row(Polynomial equation, string[] variables) =>
        [.. variables.Select(variable => equation.Coefficient(Monomial.Of(variable))), equation.Coefficient(Monomial.One)];

    /// <summary>A row less the multiples of the rows before that take its pivot columns away.</summary>
    private static Fraction[] Reduced(Fraction[] row, List<(int Column, Fraction[] Row)> pivots)
    {
        foreach (var (column, pivot) in pivots)
        {
            Fraction factor = row[column] / pivot[column];
            for (int i = 0; i < row.Length; i++)
                row[i] = (row[i] - (factor * pivot[i])).Reduce();
        }

        return row;
    }
}
