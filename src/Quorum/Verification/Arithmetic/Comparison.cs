using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Decides whether a relation between two sides without variables holds under any of its plausible readings.</summary>
internal static partial class Comparison
{
    private const double RoughRelative = 0.005;

    /// <summary>Whether the relation holds; null if that cannot be decided.</summary>
    public static bool? Holds(FormulaSide left, FormulaSide right, RelationKind relation, string step)
    {
        if (SideValue.Of(left.Expression) is not { } a || SideValue.Of(right.Expression) is not { } b)
            return null;

        if (a.CompareTo(b) is not { } order)
            return null;

        switch (relation)
        {
            case RelationKind.Equal or RelationKind.Is or RelationKind.Approximate when order == 0:
                return true;
            case RelationKind.Less:
                return order < 0;
            case RelationKind.LessOrEqual:
                return order <= 0;
            case RelationKind.Greater:
                return order > 0;
            case RelationKind.GreaterOrEqual:
                return order >= 0;
            case RelationKind.NotEqual:
                return order != 0;
            case RelationKind.Congruent:
                return null;
        }

        if (HoldsOtherwise(left, right))
            return true;
        if (Congruence.MayBeMeant(left, right))
            return null;
        if (Units.MayConvert(left, right, a.Approximate, b.Approximate))
            return null;
        if (Rounding.Agrees(a, right, b) || Rounding.Agrees(b, left, a))
            return true;
        if (relation == RelationKind.Approximate && right.IsLiteral && Rounding.IsExactBefore(left, a))
            return Rounding.IsRough(a, right, b) ? null : false;
        if (relation == RelationKind.Approximate || Rounds().IsMatch(step))
            return Math.Abs(a.Approximate - b.Approximate) <= RoughRelative * Math.Abs(a.Approximate) || Rounding.IsRough(a, right, b) ? null : false;
        return Rounding.MayCarry(left, right, a, b) ? null : false;
    }

    /// <summary>Whether the sides are equal once signs are left out of which the other side may have none: percent, degrees.</summary>
    private static bool HoldsOtherwise(FormulaSide left, FormulaSide right)
    {
        // "1 1/2 / 1/2": the fractions bind more tightly than the division with spaces around it.
        if (left.Text.Contains(" / ", StringComparison.Ordinal) && AreEqual(TightFraction().Replace(left.Text, "($0)"), right.Text))
            return true;

        foreach (char sign in "%°")
        {
            string first = left.Text.Replace(sign, ' ');
            string second = right.Text.Replace(sign, ' ');
            if (first == left.Text && second == right.Text)
                continue;
            if (AreEqual(first, second) || AreEqual(first, right.Text) || AreEqual(left.Text, second))
                return true;
        }

        return false;
    }

    private static bool AreEqual(string first, string second) =>
        SideValue.Of(FormulaSide.Read(first)) is { } a && SideValue.Of(FormulaSide.Read(second)) is { } b && (a.CompareTo(b) == 0 || Rounding.Agrees(a, second, b));

    [GeneratedRegex(@"(?:[0-9]+ )?[0-9]+/[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex TightFraction();

    [GeneratedRegex(@"\babout\b|approx|roughly|around|nearly|almost|\bround|estimat|closest|nearest|примерно|около|приблизительно|округл|почти", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rounds();
}
