using System.Globalization;
using System.Text;

namespace TinyModelTrainer.Problems;

/// <summary>Writes one of the many valid chains of an expression, drawn uniformly at every choice.</summary>
/// <remarks>
/// The choices are what makes consensus work: different valid reasoning paths lead to the same answer, so that the errors of
/// different samples are independent (Wang et al. 2022, "Self-Consistency Improves Chain of Thought Reasoning in Language
/// Models"). A path chooses which part of the expression comes next, the order of operands, which factor is taken apart, whether
/// a bracket is multiplied out, and small words.
/// </remarks>
public sealed class ChainWriter(Random random)
{
    private static readonly string[] s_headerWords = ["", "Now ", "Next "];
    private static readonly string[] s_restWords = ["", "So "];
    private static readonly string[] s_places = ["ones", "tens", "hundreds", "thousands"];

    private readonly StringBuilder _text = new();

    /// <summary>The chain for <paramref name="expression"/>: lines separated by newlines, none at the end.</summary>
    public string Write(Expression expression)
    {
        _text.Clear();
        if (expression.Operators > 1)
            Line(expression);

        for (var rest = expression; rest is not Number;)
        {
            var steps = Reduction.Steps(rest).ToArray();
            var step = steps[random.Next(steps.Length)];
            Write(step);
            rest = step.Rest;
            if (rest.Operators > 1)
                Line($"{Pick(s_restWords)}{rest}");
        }

        return Finish();
    }

    /// <summary>The chain of a division with remainder.</summary>
    public string WriteDivisionWithRemainder(int dividend, int divisor)
    {
        _text.Clear();
        LongDivision(dividend, divisor);
        Line($"{dividend} = {divisor} * {dividend / divisor} + {dividend % divisor}");
        return Finish();
    }

    /// <summary>The chain of a difference whose result is negative.</summary>
    public string WriteNegativeDifference(int left, int right)
    {
        _text.Clear();
        Subtract(right, left);
        Line($"{left} - {right} = -{right - left}");
        return Finish();
    }

    private void Write(ReductionStep step)
    {
        switch (step.Operation, step.Part)
        {
            case (Operation.Add, Sum { Terms: [var first, var second] }):
                AddInAnyOrder(first.Content.Value, second.Content.Value);
                break;
            case (Operation.Subtract, Sum { Terms: [var positive, var negative] }):
                Subtract(positive.Content.Value, negative.Content.Value);
                break;
            case (Operation.Multiply, Product product) when random.Next(2) == 0:
                Multiply(product.Left.Value, product.Right.Value);
                break;
            case (Operation.Multiply, Product product):
                Multiply(product.Right.Value, product.Left.Value);
                break;
            case (Operation.Divide, Quotient quotient):
                LongDivision(quotient.Dividend.Value, quotient.Divisor.Value);
                Line($"{quotient} = {quotient.Value}");
                break;
            default:
                Line($"{step.Part} = {step.Outcome}");
                break;
        }
    }

    private void AddInAnyOrder(int left, int right)
    {
        if (random.Next(2) == 0)
            Add(left, right);
        else
            Add(right, left);
    }

    /// <summary>A sum column by column from the right, each with its carry.</summary>
    private void Add(int left, int right)
    {
        if (left > 9 || right > 9)
        {
            Header($"{left} + {right}");
            for (int a = left, b = right, carry = 0, place = 0; a > 0 || b > 0; a /= 10, b /= 10, place++)
            {
                var column = a % 10 + b % 10 + carry;
                Line($"{s_places[place]}: {a % 10} + {b % 10}{(carry > 0 ? " + 1" : "")} = {column}");
                carry = column / 10;
            }
        }

        Line($"{left} + {right} = {left + right}");
    }

    /// <summary>A difference column by column from the right; ten is lent where a column needs it and taken from the next.</summary>
    private void Subtract(int left, int right)
    {
        if (left > 9)
        {
            Header($"{left} - {right}");
            for (int a = left, b = right, borrow = 0, place = 0; a > 0; a /= 10, b /= 10, place++)
            {
                var lent = a % 10 < b % 10 + borrow ? 10 : 0;
                Line($"{s_places[place]}: {a % 10 + lent} - {b % 10}{(borrow > 0 ? " - 1" : "")} = {a % 10 + lent - b % 10 - borrow}");
                borrow = lent / 10;
            }
        }

        Line($"{left} - {right} = {left - right}");
    }

    private void Multiply(int left, int right)
    {
        if (left > 9 && right > 9 && RoundPart(left) != left && RoundPart(right) != right)
            MultiplyInParts(left, right);
        else if (left <= 9 || right > 9 && RoundPart(left) == left)
            MultiplyByDigit(right, left, (digit, factor) => $"{factor} * {digit}");
        else
            MultiplyByDigit(left, right, (digit, factor) => $"{digit} * {factor}");
    }

    /// <summary>Takes one of two factors apart into its round part and its last digit.</summary>
    private void MultiplyInParts(int left, int right)
    {
        var takeRight = right < 100 && (left >= 100 || random.Next(2) == 0);
        var (whole, split) = takeRight ? (left, right) : (right, left);
        var (first, second) = (RoundPart(split), split - RoundPart(split));
        if (random.Next(2) == 0)
            (first, second) = (second, first);

        Header($"{left} * {right}");
        Line($"{left} * {right} = {whole} * {first} + {whole} * {second}");
        Multiply(whole, first);
        Multiply(whole, second);
        AddInAnyOrder(whole * first, whole * second);
        Line($"{left} * {right} = {left * right}");
    }

    /// <summary>A product with a digit, or with a digit and zeros, digit by digit from the right.</summary>
    private void MultiplyByDigit(int number, int factor, Func<object, object, string> product)
    {
        var digit = factor;
        while (digit > 9)
            digit /= 10;

        if (number > 9 || factor > 9)
            Header(product(number, factor));
        if (number > 9)
        {
            for (int n = number, carry = 0, place = 0; n > 0; n /= 10, place++)
            {
                var column = n % 10 * digit + carry;
                Line($"{s_places[place]}: {product(n % 10, digit)}{(carry > 0 ? $" + {carry}" : "")} = {column}");
                carry = column / 10;
            }
        }

        if (factor != digit)
            Line($"{product(number, digit)} = {number * digit}");
        Line($"{product(number, factor)} = {number * factor}");
    }

    /// <summary>Long division: each line takes the remainder so far and the next digit apart.</summary>
    private void LongDivision(int dividend, int divisor)
    {
        Header($"{dividend} / {divisor}");
        var digits = dividend.ToString(CultureInfo.InvariantCulture);
        var remainder = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var part = remainder * 10 + (digits[i] - '0');
            remainder = part % divisor;
            Line($"{s_places[digits.Length - 1 - i]}: {part} = {divisor} * {part / divisor} + {remainder}");
        }
    }

    /// <summary>The number with all digits after the first set to zero, e.g. 37 gives 30.</summary>
    private static int RoundPart(int number)
    {
        var unit = 1;
        while (number / unit > 9)
            unit *= 10;
        return number / unit * unit;
    }

    private void Header(string part) => Line($"{Pick(s_headerWords)}{part}:");

    private void Line(object line) => _text.Append(CultureInfo.InvariantCulture, $"{line}\n");

    private string Pick(string[] words) => words[random.Next(words.Length)];

    private string Finish() => _text.ToString(0, _text.Length - 1);
}
