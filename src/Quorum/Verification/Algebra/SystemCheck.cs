using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Checks the steps with which a system of linear equations is solved, and the solution.</summary>
/// <remarks>
/// An equation is right if it is a combination of those before, and wrong if it contradicts them, directly after them and in a step of little else than
/// formulas. A contradiction elsewhere is another case or another problem: the system starts anew with it.
/// </remarks>
internal sealed partial class SystemCheck : IStepCheck
{
    private readonly LinearSystem _system = new();
    private int _lastStep = -1;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        StepFinding? found = null;
        if (_lastStep == step.Step.Index - 1 && step.Work is { HasVariable: false })
            _lastStep = step.Step.Index; // written work between an equation and the next parts them not
        if (step.IsUncertain)
            return null;

        bool terse = DerivedStep.IsTerse(step, Cases());
        foreach (Formula formula in step.Formulas)
        {
            if (formula.Sides.Count < 2 || formula.IsRest || formula.Modulus is not null || formula.Relations.Any(relation => relation != RelationKind.Equal)
                || formula.Sides[0].Expression is not { } left || formula.Sides[^1].Expression is not { } right
                || Polynomial.Of(left) is not { } a || Polynomial.Of(right) is not { } b || !LinearSystem.Takes(a - b))
                continue;

            if (Judge(step, formula, a - b, terse) is { } finding && (found is null || finding.Outcome > found.Outcome))
                found = finding;
            _lastStep = step.Step.Index;
        }

        return found;
    }

    private StepFinding? Judge(StepFormulas step, Formula formula, Polynomial equation, bool terse)
    {
        bool isSystem = _system is { Count: >= 2, Variables.Count: >= 2 };
        bool? implied = _system.Implies(equation);
        if (implied == false)
        {
            bool direct = _lastStep >= step.Step.Index - 1;
            _system.Clear();
            bool isWhole = formula.After is null or "and" or "и";
            if (isSystem && direct && terse && isWhole)
                return new StepFinding(StepOutcome.Wrong, formula.Sides[^1].Span, $"{step.Written(formula.Sides[0])} = {step.Written(formula.Sides[^1])}", "what the equations before give");
        }

        _system.Add(equation);
        return isSystem && implied == true ? StepFinding.Correct : null;
    }

    [GeneratedRegex(@"\b(or|case|cases|similarly|another|also|other|check|let|when|for|where|if|try|suppose|setting|letting|taking|choos\w*|или|случа\w*|при|если|пусть|провер\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cases();
}
