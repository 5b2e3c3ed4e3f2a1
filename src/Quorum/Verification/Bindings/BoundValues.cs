using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>The values that the variables of a chain have at the step that is read.</summary>
/// <remarks>
/// "x = 5" binds x, and so does the end of "y = 3x = 15" ("x = 10/3 = 3.33" binds x to 10/3). A variable that has had one value only keeps it; one that has had two, as the roots of an
/// equation or the variable of two cases, keeps each for the next step only. Lists and alternatives ("x = 2 or x = 3", "x = 1, 2"), bounds, and names
/// that are given a new meaning ("let x be …") bind nothing and end what was bound.
/// </remarks>
internal sealed partial class BoundValues
{
    private const int ReachOfOneOfSeveral = 1;

    private readonly Dictionary<string, Binding?> _bindings = new(StringComparer.Ordinal);

    /// <summary>The value of a variable at a step; null if it has none that is certain.</summary>
    public Binding? Of(string variable, int step) =>
        _bindings.GetValueOrDefault(variable) is { } binding && (binding.IsOnly || step - binding.Step <= ReachOfOneOfSeveral) ? binding : null;

    /// <summary>Takes in what a formula says about a variable.</summary>
    public void Read(StepFormulas step, int index)
    {
        Formula formula = step.Formulas[index];
        if (Bound(formula) is not var (name, side))
        {
            // "x > 3", "x = y + 1", "n = 1, 2, …": whatever held before need not hold now.
            foreach (FormulaSide lone in formula.Sides)
            {
                if (formula.Sides.Count > 1 && lone.Expression is VariableExpression variable && formula.Sides.All(other => ReferenceEquals(other, lone) || IsOpenEnded(other)))
                    _bindings[variable.Name] = null;
            }

            return;
        }

        bool isOneOfSeveral = IsListed(step, index, name);
        bool isKnown = _bindings.TryGetValue(name, out Binding? before);
        bool isSame = before is not null && SideValue.Of(before.Value) is { } old && SideValue.Of(side.Expression) is { } now && old.CompareTo(now) == 0;
        if (isSame && !isOneOfSeveral)
            return;

        _bindings[name] = isOneOfSeveral || Indices().IsMatch(step.Step.Text) || formula.Relations.Any(relation => relation is not (RelationKind.Equal or RelationKind.Approximate))
            ? null
            : new Binding(
                side.Expression!,
                IsDecimal(side) || formula.Relations.Contains(RelationKind.Approximate),
                step.Written(side),
                step.Step.Index,
                IsOnly: !isKnown && !Supposes().IsMatch(step.Step.Text));
    }

    /// <summary>Ends what was bound to names that a step gives a new meaning.</summary>
    public void Forget(string step)
    {
        if (Otherwise().IsMatch(step))
            _bindings.Clear();
        foreach (Match match in NewMeaning().Matches(step))
            _bindings[match.Groups[1].Value] = null;
    }

    /// <summary>The variable that a formula binds and the side that is its value; null if it binds none.</summary>
    public static (string Name, FormulaSide Value)? Bound(Formula formula)
    {
        if (formula.Sides.Count < 2 || formula.ContinuesPrevious || formula.Modulus is not null)
            return null;

        if (formula.Sides[0].Expression is VariableExpression first && Number(formula.Sides[^1]) is { } last)
            return (first.Name, IsDecimal(last) && formula.Sides.Count > 2 && Number(formula.Sides[^2]) is { } exact && !IsDecimal(exact) ? exact : last);

        return formula.Sides is [var number, { Expression: VariableExpression only }] && Number(number) is not null ? (only.Name, number) : null;
    }

    /// <summary>Whether a number alone comes after a formula, as in "x = 1, 2".</summary>
    public static bool IsFollowedByNumber(StepFormulas step, int index) =>
        index + 1 < step.Formulas.Count && step.Formulas[index + 1] is { Sides: [{ IsLiteral: true }], Before: null or "and" or "or" or "и" or "или" };

    private static FormulaSide? Number(FormulaSide side) => side.Units.Count == 0 && !side.Text.Contains('%', StringComparison.Ordinal) && SideValue.Of(side.Expression) is not null ? side : null;

    private static bool IsDecimal(FormulaSide side) => side.Text.Contains('.', StringComparison.Ordinal);

    private static bool IsOpenEnded(FormulaSide side) => side.Expression is null || SideValue.Of(side.Expression) is not null || Substitution.Variables(side.Expression) is not { Count: > 0 };

    /// <summary>Whether the value is one of several: another value of the variable, or a number alone, stands beside it.</summary>
    private static bool IsListed(StepFormulas step, int index, string name)
    {
        if (IsFollowedByNumber(step, index))
            return true;

        for (int i = 0; i < step.Formulas.Count; i++)
        {
            if (i != index && Bound(step.Formulas[i]) is var (other, value) && other == name && value.Text != step.Formulas[index].Sides[^1].Text && value.Text != step.Formulas[index].Sides[0].Text)
                return true;
        }

        return Alternatives().IsMatch(step.Step.Text);
    }

    [GeneratedRegex(@"\\(sum|prod|lim|int|cup|cap|bigcup|bigcap)\b|[∑∏∫]|\b(asymptote|line|plane|axis|intercept|vertex|limit|derivative|intersect\w*|coefficient|minimum|maximum|прям(ая|ой|ую))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Indices();

    [GeneratedRegex(@"\b(if|when|for|suppose|case|try|assume|at|test|consider|setting|taking|solutions?|roots?|zero|если|при|случа\w*|пробуем|предполож\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supposes();

    [GeneratedRegex(@"\b(or|either|respectively|или|либо)\b|\\pm|±|\\ldots|\\dots|\.\.\.|…", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"\b(otherwise|another (problem|question|example)|иначе|в противном случае)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Otherwise();

    [GeneratedRegex(@"\b(?:let|denote|пусть|обозначим)\s[^.=]{0,40}?\$?\b(\p{L})\b\$?\s*(?:be|denote|represent|stand|as|—|–|-\s|это\b|будет\b|обозначает\b|через\b|\()", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewMeaning();
}
