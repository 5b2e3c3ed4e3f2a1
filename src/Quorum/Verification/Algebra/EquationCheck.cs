using System.Text.RegularExpressions;
using Fractions;

namespace Quorum;

/// <summary>Checks that the steps with which an equation in one variable is solved keep its roots.</summary>
/// <remarks>
/// An equation follows from one before if the roots of either are roots of the other: squaring adds roots, and cases divide them. A claimed root, of
/// which there may be several in a step, must be one of an equation before; a decimal need only be near one. An equation is found wrong only directly
/// after the equation from which it was made, or with only written arithmetic between them, in a step of little else than formulas: what a text
/// between them says is not known.
/// </remarks>
internal sealed partial class EquationCheck : IStepCheck
{
    private const int Reach = 8;

    private readonly List<Equation> _before = [];
    private readonly HashSet<Equation> _claimed = []; // those of them that only name a root
    private int _lastStep = -1;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        if (_lastStep == step.Step.Index - 1 && step.Work is { HasVariable: false })
            _lastStep = step.Step.Index; // written work between an equation and the next parts them not
        bool terse = DerivedStep.IsTerse(step, Joined());
        for (int i = 0; i < step.Formulas.Count; i++)
        {
            Formula formula = step.Formulas[i];
            if (formula.Sides.Count == 1 && !formula.Sides[0].IsOpaque)
                continue;

            if (BoundValues.IsFollowedByNumber(step, i))
            {
                _before.Clear(); // "x = 1, 2" is no equation
                continue;
            }

            StepFinding? finding = Judge(step, formula, terse);
            if (finding is not null && (found is null || finding.Outcome > found.Outcome))
                found = finding;
        }

        return found;
    }

    private StepFinding? Judge(StepFormulas step, Formula formula, bool terse)
    {
        if (formula.Sides is not [{ Expression: { } left }, { Expression: { } right } value] || formula.Relations[0] != RelationKind.Equal || formula.Modulus is not null || formula.IsRest)
        {
            ForgetUnlessConstant(formula);
            return null;
        }

        bool isRoot = left is VariableExpression;
        Equation? equation = Polynomial.Of(left) is { } a && Polynomial.Of(right) is { } b ? Equation.Of(a, b) : null;
        SideValue? root = isRoot ? SideValue.Of(right) : null;
        if (equation is null && root is null)
        {
            ForgetUnlessConstant(formula);
            return null;
        }

        string variable = equation?.Variable ?? ((VariableExpression)left).Name;
        _before.RemoveAll(earlier => earlier.Variable != variable);
        Equation[] sources = [.. _before.Where(earlier => root is null || !_claimed.Contains(earlier))];
        bool direct = sources.Length > 0 && _lastStep >= step.Step.Index - 1;
        bool? follows = Array.Exists(sources, earlier => root is { } r ? HasRoot(earlier, r, value) : equation!.Follows(earlier)) ? true
            : root is { Exact: null } surd && Array.Exists(sources, earlier => earlier.HasRoot(surd) is null) ? null
            : false;
        _lastStep = step.Step.Index;
        StepFinding? finding = direct && follows == true ? StepFinding.Correct : null;
        if (direct && follows == false)
        {
            bool isWhole = formula.After is null || (root is not null && Joints().IsMatch(formula.After));
            bool isTerse = root is not null ? terse || DerivedStep.IsTerse(step, Supposed()) : terse;
            if (isTerse && isWhole && !step.IsUncertain)
                finding = new StepFinding(StepOutcome.Wrong, value.Span, $"{step.Written(formula.Sides[0])} = {step.Written(value)}", sources[^1].ToString());
            _before.Clear(); // what comes next comes from here
        }

        if (equation is not null)
            _before.Add(equation);
        if (equation is not null && root is not null && value.IsLiteral)
            _claimed.Add(equation);
        if (_before.Count > Reach)
            _before.RemoveAt(0);
        return finding;
    }

    /// <summary>What is not understood may be where the next equation comes from.</summary>
    private void ForgetUnlessConstant(Formula formula)
    {
        if (formula.IsRest || formula.Sides.Any(side => side.Expression is null || Polynomial.Of(side.Expression) is not { Degree: 0 }))
            _before.Clear();
    }

    private static bool HasRoot(Equation equation, SideValue root, FormulaSide written)
    {
        if (equation.HasRoot(root) == true)
            return true;

        if (!written.IsLiteral || root.Exact is not { } value || written.Text.IndexOf('.', StringComparison.Ordinal) is not (>= 0 and var point))
            return false;

        int digits = written.Text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : written.Text.Length - point - 1;
        Fraction unit = Fraction.Pow(new Fraction(10), -Math.Min(digits, 30));
        return equation.HasRootBetween(value - unit, value + unit);
    }

    [GeneratedRegex(@"\b(or|and|case|cases|similarly|another|also|other|check|substitut\w*|plug\w*|let|when|for|where|with|if|и|или|случа\w*|при|если|пусть|провер\w*|подстав\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\b(case|cases|similarly|another|also|other|check|substitut\w*|plug\w*|let|when|for|where|with|if|not|случа\w*|при|если|пусть|провер\w*|подстав\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supposed();

    [GeneratedRegex(@"^(or|and|или|и)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joints();
}
