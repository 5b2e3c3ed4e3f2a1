using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Follows how a chain works with the numbers of the question: every line must go on from what the chain has so far.</summary>
/// <remarks>
/// <para>
/// Where the chain reduces one expression, that of the question or the one with which it starts, the operations that a line may do next are those of
/// the expression, with the results so far in place of what was computed, and of the parts into which an operation was taken
/// ("37 * 24 = 37 * 4 + 37 * 20", or the same line by line). Elsewhere its operands must stand in the question or in a line before. An operand that
/// is neither was copied wrongly, although the line itself may hold. A line that rewrites the whole expression must keep its value.
/// </para>
/// <para>
/// Only chains of bare lines are held to that, those with column work or that start with the expression alone; prose may take other ways.
/// </para>
/// </remarks>
internal sealed partial class ReductionCheck : IStepCheck
{
    private const int MaximumParts = 64;
    private const int MaximumDigits = 40;

    // A story has smaller ones in words: twice, a dozen.
    private const int GreatestInWords = 12;

    private readonly bool _strict;
    private readonly HashSet<BigInteger> _seen = [];
    private readonly List<TrackedExpression> _asked = [];
    private readonly List<(BinaryOperation Operation, TrackedExpression Parts)> _parts = [];
    private readonly List<(BinaryOperation Operation, BigInteger Result)> _assembled = []; // and not yet stated in a line of their own
    private readonly PartialProducts _products = new();
    private TrackedExpression? _whole;
    private BinaryOperation? _announced;

    /// <summary>Starts with the expressions in the question, if there are any.</summary>
    public ReductionCheck(string question, IReadOnlyList<ChainStep> steps)
    {
        bool startsWithExpression = steps is [{ Part: ChainPart.Reasoning } first, ..] && TrackedExpression.Of(FormulaSide.Read(Announcement().Replace(first.Text, "").TrimEnd(':'))) is { Result: null };
        _strict = startsWithExpression || steps.Any(step => step.Part == ChainPart.Reasoning && ColumnLabel.Starts(step.Text));
        if (!_strict)
            return;

        var formulas = new List<Formula>();
        if (question.Length <= 2_000)
            formulas = FormulaScanner.Read(new ChainStep(0, ChainPart.Text, new TextSpan(0, question.Length), question), decimalComma: false, FormulaNames.None);

        _asked.AddRange(formulas.SelectMany(formula => formula.Sides).Where(side => side is { IsOpaque: false, IsLiteral: false }).Select(side => TrackedExpression.Of(side.Expression)).OfType<TrackedExpression>());
        // A long division goes by multiples that are no part of the expression.
        if (startsWithExpression && _asked is [var only] && !only.IsQuotient)
            _whole = only.Copy();
        See(question);
    }

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        if (step.Step.Part != ChainPart.Reasoning || !_strict || ColumnLabel.Starts(step.Step.Text))
            return null;

        StepFinding? finding = step.Work is { Place: null } line ? Check(step, line) : null;
        See(step.Step.Text);
        return finding;
    }

    private StepFinding? Check(StepFormulas step, WorkLine line)
    {
        if (line.Formula.Sides.Count == 1 && !line.IsHeader)
            return CheckWhole(step, line);

        if (line.Operation is not { } operation)
            return null;

        bool known = IsNext(operation, line.Result);
        if (!line.IsHeader && line.Result is null && line.Formula.Sides.Count == 2 && _parts.Count < MaximumParts && TrackedExpression.Of(line.Formula.Sides[1].Expression) is { } parts)
            _parts.Add((operation, parts));
        if (line.IsHeader)
            _announced = operation;

        return known ? StepFinding.Correct
            : new StepFinding(StepOutcome.Wrong, line.Formula.Sides[0].Span, $"next = {operation}", "an operation on what the chain has so far");
    }

    private StepFinding? CheckWhole(StepFormulas step, WorkLine line)
    {
        if (TrackedExpression.Of(line.Formula.Sides[0].Expression) is not { } rewritten)
            return null;

        bool starts = _whole is null or { Result: not null };
        if (starts && _asked.Count == 0 && Numbers(line.Formula.Sides[0].Text).FirstOrDefault(number => number > GreatestInWords && !_seen.Contains(number)) is { IsZero: false } unseen)
            return new StepFinding(StepOutcome.Wrong, line.Formula.Sides[0].Span, $"given = {unseen}", "a number of the question");

        bool? keeps = !starts ? Nullable.Equals(_whole!.Value, rewritten.Value)
            : _asked.Count == 0 ? null
            : _asked.Exists(asked => Nullable.Equals(asked.Value, rewritten.Value));
        string? expected = _whole?.Value?.ToString(CultureInfo.InvariantCulture);
        _whole = rewritten;
        return keeps switch
        {
            true => StepFinding.Correct,
            false => new StepFinding(StepOutcome.Wrong, line.Formula.Sides[0].Span, $"{step.Written(line.Formula.Sides[0])} = {rewritten.Value?.ToString(CultureInfo.InvariantCulture)}", $"the value = {expected}"),
            null => null,
        };
    }

    private bool IsNext(BinaryOperation operation, BigInteger? result)
    {
        for (int i = _parts.Count - 1; i >= 0; i--)
        {
            if (!_parts[i].Parts.TryReduce(operation, result))
                continue;

            if (_parts[i].Parts.Result is { } assembled)
                _assembled.Add((_parts[i].Operation, assembled));
            return true;
        }

        if (_whole is null or { Result: not null })
            return (_seen.Contains(operation.Left) && _seen.Contains(operation.Right)) || GoesOnFromAnnounced(operation);

        if (_whole.TryReduce(operation, result) || _products.TryTake(operation, result, Products()))
            return true;
        if (_products.TryAdd(operation, result, out BinaryOperation? product))
        {
            if (product is { } completed && result is { } sum)
                _assembled.Add((completed, sum));
            return true;
        }

        if (IsNextAfterAssembled(operation, result))
            return true;

        // A difference below zero is computed the other way round; a factor with zeros, by its first digit.
        return (operation.Sign == '-' && _whole.TryReduce(new BinaryOperation(operation.Right, '-', operation.Left), null))
            || GoesOnFromAnnounced(operation);
    }

    private bool GoesOnFromAnnounced(BinaryOperation operation) =>
        operation.Sign == '*' && _announced is { Sign: '*' } announced
        && (announced == operation || IsLeadOf(operation, announced.Left, announced.Right) || IsLeadOf(operation, announced.Right, announced.Left));

    private void See(string text) => _seen.UnionWith(Numbers(text));

    private static IEnumerable<BigInteger> Numbers(string text) =>
        Number().Matches(text).Where(match => match.Length <= MaximumDigits).Select(match => BigInteger.Parse(match.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Whether an operation can be done next where the results that were assembled from parts are in place, without a line that says so.</summary>
    private bool IsNextAfterAssembled(BinaryOperation operation, BigInteger? result)
    {
        TrackedExpression next = _whole!.Copy();
        foreach (var (assembled, value) in _assembled)
            next.TryReduce(assembled, value);
        if (!next.TryReduce(operation, result))
            return false;

        _whole = next;
        _assembled.Clear();
        return true;
    }

    private IEnumerable<BinaryOperation> Products() => _announced is { Sign: '*' } announced ? _whole!.Products().Prepend(announced) : _whole!.Products();

    private static bool IsLeadOf(BinaryOperation operation, BigInteger number, BigInteger factor)
    {
        BigInteger lead = factor;
        while (lead > 9)
            lead /= 10;
        return (operation.Left == number && operation.Right == lead) || (operation.Left == lead && operation.Right == number);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    // "Now 37 * 24:"
    [GeneratedRegex(@"^\p{Lu}\p{L}{1,5} ")]
    private static partial Regex Announcement();
}
