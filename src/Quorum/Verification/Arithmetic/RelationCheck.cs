using System.Numerics;

namespace Quorum;

/// <summary>Recomputes equalities, chains of equalities and inequalities between numbers.</summary>
internal sealed class RelationCheck : IStepCheck
{
    private FormulaSide? _last;
    private string _lastWritten = "";

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        foreach (Formula formula in step.Formulas)
        {
            for (int i = formula.ContinuesPrevious ? -1 : 0; i + 1 < formula.Sides.Count; i++)
            {
                var claim = new Claim(
                    i < 0 ? _last : formula.Sides[i],
                    i < 0 ? _lastWritten : step.Written(formula.Sides[i]),
                    formula.Sides[i + 1],
                    step.Written(formula.Sides[i + 1]),
                    i < 0 ? formula.LeadingRelation : formula.Relations[i],
                    formula.Modulus);
                bool uncertain = step.IsHypothetical || (step.ReckonsOtherwise && formula.Modulus is null && !AsksForRemainder(formula))
                    || (i == 0 && formula.Before is not null && (formula.IsRest || claim.Left is { IsLiteral: true, Units.Count: > 0 }))
                    || (i <= 0 && claim.Left?.Text.StartsWith('+') == true) // goes on with the line before
                    || (i + 2 == formula.Sides.Count && formula.After is not null && (step.GoesOn(formula) || claim.Relation == RelationKind.Is));
                StepFinding? finding = Judge(claim, isFirst: i <= 0, step, uncertain);
                if (finding is not null && (found is null || finding.Outcome > found.Outcome))
                    found = finding;
            }

            bool complete = formula.After is null && !formula.Sides[^1].IsOpaque;
            _last = complete ? formula.Sides[^1] : null;
            _lastWritten = complete ? step.Written(formula.Sides[^1]) : "";
        }

        return found;
    }

    private static StepFinding? Judge(Claim claim, bool isFirst, StepFormulas step, bool uncertain)
    {
        if (claim.Left is not { IsOpaque: false } left || claim.Right.IsOpaque || IsLetter(left) || IsLetter(claim.Right))
            return null;

        if (claim.Modulus is null && claim.Relation is RelationKind.Equal or RelationKind.Is or RelationKind.Approximate)
        {
            // "5 = 7" alone is a name and its value, or two parts of something larger.
            if (isFirst && left.IsLiteral && (claim.Right.IsLiteral || (left.Units.Count > 0 && !Units.IsMeasure(left.Units[0]))))
                return null;
            if (isFirst && left.IsLiteral && claim.Right.Text.Contains('%', StringComparison.Ordinal) && !left.Text.Contains('%', StringComparison.Ordinal))
                return null;
            if (claim.Relation == RelationKind.Is && (left.IsLiteral || !claim.Right.IsLiteral))
                return null;
        }

        bool? holds = claim.Right.Remainder is { } remainder
            ? Division.Holds(left.Text, claim.Right.Text, remainder)
            : claim.Modulus is { } modulus && claim.Relation is RelationKind.Equal or RelationKind.Congruent
            ? Congruence.Holds(left, claim.Right, modulus)
            : Comparison.Holds(left, claim.Right, claim.Relation, step.Step.Text);
        return holds switch
        {
            true => StepFinding.Correct,
            false when !uncertain => Wrong(claim, left),
            _ => null,
        };
    }

    private static bool AsksForRemainder(Formula formula) => formula.Sides.Any(Congruence.AsksForRemainder);

    /// <summary>Whether a side is a letter alone: even e and i are variables then.</summary>
    private static bool IsLetter(FormulaSide side) => side.Text is [var only] && char.IsLetter(only);

    private static StepFinding Wrong(Claim claim, FormulaSide left)
    {
        string sign = claim.Relation switch
        {
            RelationKind.Approximate => "≈",
            RelationKind.Less => "<",
            RelationKind.LessOrEqual => "≤",
            RelationKind.Greater => ">",
            RelationKind.GreaterOrEqual => "≥",
            RelationKind.NotEqual => "≠",
            RelationKind.Congruent => "≡",
            _ => "=",
        };
        string claimed = $"{claim.LeftWritten} {sign} {claim.RightWritten}";
        if (claim.Modulus is { } modulus)
            return new StepFinding(StepOutcome.Wrong, claim.Right.Span, $"{claimed} (mod {modulus})", $"{claim.LeftWritten} ≡ {Congruence.Residue(left, modulus)} (mod {modulus})");

        bool resultFirst = left.IsLiteral && !claim.Right.IsLiteral;
        (string written, Expression? expression) = resultFirst ? (claim.RightWritten, claim.Right.Expression) : (claim.LeftWritten, left.Expression);
        string? actual = claim.Right.Remainder is not null ? Division.Result(left.Text)
            : SideValue.Of(expression) is { } value ? value.ToString()
            : null;
        return new StepFinding(StepOutcome.Wrong, claim.Right.Span, claimed, actual is null ? null : $"{written} = {actual}");
    }

    private readonly record struct Claim(FormulaSide? Left, string LeftWritten, FormulaSide Right, string RightWritten, RelationKind Relation, BigInteger? Modulus);
}
