using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Follows written column work: the digits of the operands, the carries and what is lent.</summary>
/// <remarks>
/// The columns follow a line that announces the operation ("37 * 4:") and go from the ones upwards; those of a division
/// ("tens: 11 = 8 * 1 + 3") go from the highest place downwards. Whether a column's own equality holds is not judged here.
/// </remarks>
internal sealed partial class ColumnCheck : IStepCheck
{
    private BinaryOperation? _operation;
    private int _place;
    private BigInteger _carried;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        if (step.Work is not { } line)
            return null;

        if (line.Place is not { } place)
        {
            // The operation stays until the next one is announced or its result is given.
            if (line.IsHeader)
                Start(line.Operation);
            else if (line.Operation is not null)
                _operation = null;
            return null;
        }

        if (_operation is not { } operation)
            return null;

        if (place == 0 && operation.Sign != '/')
            (_place, _carried) = (0, 0);
        return operation.Sign == '/' ? CheckDivision(step, line, operation, place) : CheckColumn(step, line, operation, place);
    }

    private void Start(BinaryOperation? operation)
    {
        _operation = operation;
        _carried = 0;
        _place = operation is { Sign: '/' } division ? Digits(division.Left) - 1 : 0;
    }

    private StepFinding? CheckColumn(StepFormulas step, WorkLine line, BinaryOperation operation, int place)
    {
        Match match = Column().Match(line.Formula.Sides[0].Text);
        if (!match.Success || place != _place || match.Groups[2].Value[0] != operation.Sign || line.Result is not { } result)
        {
            _operation = null;
            return null;
        }

        var (left, right) = (Number(match, 1), Number(match, 3));
        BigInteger carry = match.Groups[5].Success ? Number(match, 5) : 0;
        bool carryIsTaken = match.Groups[4].Value == "-";
        BigInteger expectedCarry = _carried;
        _place++;
        bool digitsMatch;
        if (operation.Sign == '-')
        {
            BigInteger lent = left >= 10 ? 1 : 0;
            digitsMatch = left % 10 == Digit(operation.Left, place) && right == Digit(operation.Right, place)
                && (lent == 1) == (left % 10 < right + expectedCarry);
            _carried = lent;
        }
        else
        {
            digitsMatch = operation.Sign == '+'
                ? (left, right) == (Digit(operation.Left, place), Digit(operation.Right, place))
                : (left, right) == (Digit(operation.Left, place), Lead(operation.Right)) || (left, right) == (Lead(operation.Left), Digit(operation.Right, place));
            _carried = result / 10;
        }

        bool carryMatches = carry == expectedCarry && (carry.IsZero || carryIsTaken == (operation.Sign == '-'));
        return digitsMatch && carryMatches ? StepFinding.Correct : Wrong(step, line, digitsMatch
            ? string.Create(CultureInfo.InvariantCulture, $"carried = {expectedCarry}")
            : $"digits of {operation}");
    }

    private StepFinding? CheckDivision(StepFormulas step, WorkLine line, BinaryOperation operation, int place)
    {
        Match match = line.Formula.Sides.Count == 2 ? Remainder().Match(line.Formula.Sides[1].Text) : Match.Empty;
        if (!match.Success || place != _place || !line.Formula.Sides[0].IsLiteral || SideValue.Of(line.Formula.Sides[0].Expression)?.Exact is not { } part)
        {
            _operation = null;
            return null;
        }

        BigInteger expected = _carried * 10 + Digit(operation.Left, place);
        _carried = Number(match, 3);
        _place--;
        bool fits = part.Numerator == expected && Number(match, 1) == operation.Right && _carried < operation.Right;
        return fits ? StepFinding.Correct : Wrong(step, line, string.Create(CultureInfo.InvariantCulture, $"{expected} = {operation.Right} * {expected / BigInteger.Max(1, operation.Right)} + {expected % BigInteger.Max(1, operation.Right)}"));
    }

    private static StepFinding Wrong(StepFormulas step, WorkLine line, string actual) =>
        new(StepOutcome.Wrong, line.Formula.Sides[0].Span, string.Join(" = ", line.Formula.Sides.Select(step.Written)), actual);

    private static BigInteger Number(Match match, int group) => BigInteger.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static BigInteger Digit(BigInteger number, int place) => number / BigInteger.Pow(10, place) % 10;

    private static BigInteger Lead(BigInteger number) => number.IsZero ? 0 : number / BigInteger.Pow(10, Digits(number) - 1);

    private static int Digits(BigInteger number) => number.ToString(CultureInfo.InvariantCulture).Length;

    [GeneratedRegex(@"^\s*([0-9]{1,9})\s*([-+*])\s*([0-9]{1,9})(?:\s*([-+])\s*([0-9]{1,9}))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex(@"^\s*([0-9]{1,9})\s*\*\s*([0-9]{1,9})\s*\+\s*([0-9]{1,9})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Remainder();
}
