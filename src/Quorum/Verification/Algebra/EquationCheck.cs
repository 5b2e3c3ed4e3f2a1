using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Checks that the steps with which an equation in one variable is solved keep its roots.</summary>
/// <remarks>
/// An equation follows from one before if the roots of either are roots of the other: squaring adds roots, and cases divide them. It is found wrong
/// only directly after the equation from which it was made, in a step of little else than formulas: what a text between them says is not known.
/// </remarks>
internal sealed partial class EquationCheck : IStepCheck
{
    private const int MaximumProse = 40;
    private const int Reach = 8;

    private readonly List<Equation> _before = [];
    private int _lastStep = -1;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        bool terse = IsTerse(step);
        foreach (Formula formula in step.Formulas)
        {
            if (formula.Sides.Count == 1 && !formula.Sides[0].IsOpaque)
                continue;

            if (formula.Sides is not [{ Expression: { } left }, { Expression: { } right }] || formula.Relations[0] != RelationKind.Equal
                || Polynomial.Of(left) is not { } a || Polynomial.Of(right) is not { } b)
            {
                // What is not understood may be where the next equation comes from.
                if (formula.Sides.Any(side => side.Expression is null || Polynomial.Of(side.Expression) is not { Degree: 0 }))
                    _before.Clear();
                continue;
            }

            if (Equation.Of(a, b) is not { } equation)
            {
                if ((a - b).Degree > 0)
                    _before.Clear();
                continue;
            }

            StepFinding? finding = Judge(step, formula, equation, terse);
            if (finding is not null && (found is null || finding.Outcome > found.Outcome))
                found = finding;
            _lastStep = step.Step.Index;
        }

        return found;
    }

    private StepFinding? Judge(StepFormulas step, Formula formula, Equation equation, bool terse)
    {
        _before.RemoveAll(earlier => earlier.Variable != equation.Variable);
        bool direct = _before.Count > 0 && _lastStep >= step.Step.Index - 1;
        bool follows = _before.Exists(equation.Follows);
        StepFinding? finding = direct && follows ? StepFinding.Correct : null;
        if (direct && !follows)
        {
            if (terse && !step.IsHypothetical && formula.After is null)
                finding = new StepFinding(StepOutcome.Wrong, formula.Sides[1].Span, $"{step.Written(formula.Sides[0])} = {step.Written(formula.Sides[1])}", _before[^1].ToString());
            else
                _before.Clear();
        }

        if (finding?.Outcome == StepOutcome.Wrong)
            _before.Clear(); // what comes next comes from here
        _before.Add(equation);
        if (_before.Count > Reach)
            _before.RemoveAt(0);
        return finding;
    }

    private static bool IsTerse(StepFormulas step)
    {
        string text = step.Step.Text;
        int formulas = step.Formulas.Where(formula => formula.Sides.Count > 1).Sum(formula => formula.Sides[^1].Span.End - formula.Sides[0].Span.Start);
        return !Cases().IsMatch(text) && (text.Length - formulas <= 8 || (text.Length - formulas <= MaximumProse && Derives().IsMatch(text)));
    }

    [GeneratedRegex(@"\b(or|and|case|cases|similarly|another|also|other|check|substitut\w*|plug\w*|let|when|for|where|with|и|или|случа\w*|при|пусть|провер\w*|подстав\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cases();

    [GeneratedRegex(@"\b(so|thus|hence|therefore|then|gives?|get|subtract\w*|add\w*|divid\w*|multipl\w*|simplif\w*|отсюда|тогда|значит|следовательно|получ\w*|вычт\w*|вычита\w*|прибав\w*|раздел\w*|дел\w*|умнож\w*|перенес\w*|итак)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Derives();
}
