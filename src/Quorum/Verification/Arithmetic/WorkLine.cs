using System.Numerics;

namespace Quorum;

/// <summary>A line of written arithmetic that holds one formula and little else.</summary>
internal sealed record WorkLine
{
    /// <summary>Gets the formula.</summary>
    public required Formula Formula { get; init; }

    /// <summary>Gets a value indicating whether a colon ends the line, so that it announces what is computed next.</summary>
    public required bool IsHeader { get; init; }

    /// <summary>Gets the place that the line computes; <see langword="null"/> if it is no column.</summary>
    public required int? Place { get; init; }

    /// <summary>Gets a value indicating whether the formula has a variable.</summary>
    public bool HasVariable => Formula.Sides.Any(side => side.Expression is null || Substitution.Variables(side.Expression) is not { Count: 0 });

    /// <summary>Gets the operation on the left side; <see langword="null"/> if it is none, or not one alone.</summary>
    public BinaryOperation? Operation { get; init; }

    /// <summary>Gets the number that the line claims as the result; <see langword="null"/> if it claims none.</summary>
    public BigInteger? Result { get; init; }

    /// <summary>Reads a step with its formulas; null if it is prose or holds several.</summary>
    public static WorkLine? Read(ChainStep step, IReadOnlyList<Formula> formulas)
    {
        if (formulas is not [{ Sides.Count: <= 2, ContinuesPrevious: false, After: null } formula] || formula.Sides.Any(side => side.IsOpaque))
            return null;

        int? place = ColumnLabel.Place(step.Text);
        int written = formula.Sides[^1].Span.End - formula.Sides[0].Span.Start;
        bool alone = step.Text.Length - written <= (place is null ? 7 : 17); // "Now …:", "thousands: …"
        if (!alone || (formula.Sides.Count == 2 && formula.Relations[0] != RelationKind.Equal))
            return null;

        return new WorkLine
        {
            Formula = formula,
            IsHeader = formula.Sides.Count == 1 && step.Text.EndsWith(':'),
            Place = place,
            Operation = BinaryOperation.Read(formula.Sides[0].Text),
            Result = formula.Sides.Count == 2 && formula.Sides[1].IsLiteral && SideValue.Of(formula.Sides[1].Expression)?.Exact is { Denominator.IsOne: true } value ? value.Numerator : null,
        };
    }
}
