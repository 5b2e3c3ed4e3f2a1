using System.Globalization;
using System.Text;

namespace TinyModelTrainer.Problems.Work;

/// <summary>Writes the lines of a chain. All families do their arithmetic here, so that all of them train the same few skills.</summary>
/// <remarks>Every computation ends with its equation on a line of its own, and its value is returned.</remarks>
public sealed class Worksheet(Random random, Wording words)
{
    private readonly StringBuilder _text = new();

    /// <summary>The lines so far, without the last line break.</summary>
    public string Text => _text.Length == 0 ? "" : _text.ToString(0, _text.Length - 1);

    /// <summary>Writes a line.</summary>
    public void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Writes what is left of an expression.</summary>
    public void Rest(object expression) => Line($"{random.Pick(words.Rests)}{expression}");

    /// <summary>A sum column by column from the right, each with its carry; the operands in either order.</summary>
    public int Add(int left, int right)
    {
        if (random.Next(2) == 0)
            (left, right) = (right, left);
        if (left > 9 || right > 9)
        {
            Header($"{left} + {right}");
            for (int a = left, b = right, carry = 0, place = 0; a > 0 || b > 0; a /= 10, b /= 10, place++)
            {
                var column = a % 10 + b % 10 + carry;
                Column(place, $"{a % 10} + {b % 10}{(carry > 0 ? " + 1" : "")} = {column}");
                carry = column / 10;
            }
        }

        Line($"{left} + {right} = {left + right}");
        return left + right;
    }

    /// <summary>A difference column by column from the right; ten is lent where a column needs it and taken from the next.</summary>
    /// <remarks>A greater number taken from a smaller one is computed the other way round.</remarks>
    public int Subtract(int left, int right)
    {
        if (left < right)
        {
            Subtract(right, left);
            Line($"{left} - {right} = -{right - left}");
            return left - right;
        }

        if (left > 9)
        {
            Header($"{left} - {right}");
            for (int a = left, b = right, borrow = 0, place = 0; a > 0; a /= 10, b /= 10, place++)
            {
                var lent = a % 10 < b % 10 + borrow ? 10 : 0;
                Column(place, $"{a % 10 + lent} - {b % 10}{(borrow > 0 ? " - 1" : "")} = {a % 10 + lent - b % 10 - borrow}");
                borrow = lent / 10;
            }
        }

        Line($"{left} - {right} = {left - right}");
        return left - right;
    }

    /// <summary>A product; of two long factors, one is taken apart.</summary>
    public int Multiply(int left, int right)
    {
        if (random.Next(2) == 0)
            (left, right) = (right, left);
        MultiplyAsWritten(left, right);
        return left * right;
    }

    /// <summary>Division by one digit: each line takes the remainder so far and the next digit apart. The equation does not follow.</summary>
    public void DivideDigits(int dividend, int divisor)
    {
        Header($"{dividend} / {divisor}");
        var digits = dividend.ToString(CultureInfo.InvariantCulture);
        var remainder = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var part = remainder * 10 + (digits[i] - '0');
            remainder = part % divisor;
            Column(digits.Length - 1 - i, $"{part} = {divisor} * {part / divisor} + {remainder}");
        }
    }

    /// <summary>Announces a computation.</summary>
    public void Header(string part) => Line($"{random.Pick(words.Headers)}{part}:");

    private void MultiplyAsWritten(int left, int right)
    {
        if (IsPowerOfTen(left) || IsPowerOfTen(right))
            Line($"{left} * {right} = {left * right}");
        else if (left > 9 && right > 9 && RoundPart(left) != left && RoundPart(right) != right)
            MultiplyInParts(left, right);
        else if (left <= 9 || right > 9 && RoundPart(left) == left)
            MultiplyByDigit(right, left, (number, factor) => $"{factor} * {number}");
        else
            MultiplyByDigit(left, right, (number, factor) => $"{number} * {factor}");
    }

    /// <summary>Takes one of two factors apart into its round part and the rest.</summary>
    private void MultiplyInParts(int left, int right)
    {
        var takeRight = right < 100 && (left >= 100 || random.Next(2) == 0);
        var (whole, split) = takeRight ? (left, right) : (right, left);
        var (first, second) = (RoundPart(split), split - RoundPart(split));
        if (random.Next(2) == 0)
            (first, second) = (second, first);

        Header($"{left} * {right}");
        Line($"{left} * {right} = {whole} * {first} + {whole} * {second}");
        MultiplyAsWritten(whole, first);
        MultiplyAsWritten(whole, second);
        Add(whole * first, whole * second);
        Line($"{left} * {right} = {left * right}");
    }

    /// <summary>A product with a digit, or with a digit and zeros, digit by digit from the right.</summary>
    private void MultiplyByDigit(int number, int factor, Func<int, int, string> product)
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
                Column(place, $"{product(n % 10, digit)}{(carry > 0 ? $" + {carry}" : "")} = {column}");
                carry = column / 10;
            }
        }

        if (factor != digit)
            Line($"{product(number, digit)} = {number * digit}");
        Line($"{product(number, factor)} = {number * factor}");
    }

    private void Column(int place, string work) => Line($"{words.Places[place]}: {work}");

    private static bool IsPowerOfTen(int number)
    {
        while (number > 9 && number % 10 == 0)
            number /= 10;
        return number == 1;
    }

    /// <summary>The number with all digits after the first set to zero, e.g. 37 gives 30.</summary>
    private static int RoundPart(int number)
    {
        var unit = 1;
        while (number / unit > 9)
            unit *= 10;
        return number / unit * unit;
    }
}
