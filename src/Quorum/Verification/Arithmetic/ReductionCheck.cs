using System.Numerics;

namespace Quorum;

/// <summary>Follows how a chain reduces the question's expression: every line must go on from what the chain has so far.</summary>
/// <remarks>
/// <para>
/// The operations that a line may do next are those of the expression, with the results so far in place of what was computed, and of the parts
/// into which an operation was taken ("37 * 24 = 37 * 4 + 37 * 20", or the same line by line). An operand that is neither was copied wrongly, although the line itself may
/// hold. A line that rewrites the whole expression must keep its value.
/// </para>
/// <para>
/// Only chains of bare lines are held to that, those with column work or that start with the expression alone; prose may take other ways.
/// </para>
/// </remarks>
internal sealed class ReductionCheck : IStepCheck
{
    private const int MaximumParts = 64;

    private readonly bool _strict;
    private readonly HashSet<BigInteger> _given = [];
    private readonly List<(BinaryOperation Operation, TrackedExpression Parts)> _parts = [];
    private readonly List<(BinaryOperation Operation, BigInteger Result)> _assembled = []; // and not yet stated in a line of their own
    private readonly PartialProducts _products = new();
    private TrackedExpression? _whole;
    private BinaryOperation? _announced;

    /// <summary>Starts with the expression in the question, if there is one.</summary>
    public ReductionCheck(string question, IReadOnlyList<ChainStep> steps)
    {
        _strict = steps.Any(step => step.Part == ChainPart.Reasoning && (ColumnLabel.Starts(step.Text) || (step.Index == 0 && TrackedExpression.Of(FormulaSide.Read(step.Text)) is not null)));
        var formulas = new List<Formula>();
        if (question.Length <= 2_000)
            formulas = FormulaScanner.Read(new ChainStep(0, ChainPart.Text, new TextSpan(0, question.Length), question), decimalComma: false, FormulaNames.None);

        TrackedExpression[] expressions = [.. formulas.SelectMany(formula => formula.Sides).Where(side => side is { IsOpaque: false, IsLiteral: false }).Select(side => TrackedExpression.Of(side.Expression)).OfType<TrackedExpression>()];
        if (expressions is [var only])
            _whole = only;
        foreach (string digits in question.Split([.. question.Where(c => !char.IsAsciiDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries))
        {
            if (digits.Length <= 40)
                _given.Add(BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        if (step.Step.Part != ChainPart.Reasoning || !_strict || WorkLine.Read(step) is not { Place: null } line)
            return null;

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

        bool? keeps = _whole is null ? null : Nullable.Equals(_whole.Value, rewritten.Value);
        string? expected = _whole?.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _whole = rewritten;
        return keeps switch
        {
            true => StepFinding.Correct,
            false => new StepFinding(StepOutcome.Wrong, line.Formula.Sides[0].Span, $"{step.Written(line.Formula.Sides[0])} = {rewritten.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)}", $"the value = {expected}"),
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

        if (_whole is null)
            return _given.Contains(operation.Left) && _given.Contains(operation.Right);

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
            || (operation.Sign == '*' && _announced is { Sign: '*' } announced && (IsLeadOf(operation, announced.Left, announced.Right) || IsLeadOf(operation, announced.Right, announced.Left)))
            || (operation.Sign == '*' && _announced is { } same && same == operation);
    }

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
}
