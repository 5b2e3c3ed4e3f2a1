using System.Text.RegularExpressions;

namespace TinyModelTrainer.Problems;

/// <summary>Computes written arithmetic by itself, apart from the code under test: a recursive descent over the text.</summary>
internal sealed partial class Arithmetic
{
    private readonly string[] _tokens;
    private int _next;

    private Arithmetic(string text) => _tokens = [.. TokenPattern().Matches(text).Select(match => match.Value)];

    /// <summary>The value of an expression such as <c>(12 + 7) * 3</c>.</summary>
    /// <exception cref="FormatException">The text is no expression, or a division in it leaves a remainder.</exception>
    public static int Compute(string text)
    {
        var arithmetic = new Arithmetic(text);
        var value = arithmetic.Sum();
        return arithmetic._next == arithmetic._tokens.Length ? value : throw new FormatException($"'{text}' goes on after its end.");
    }

    private int Sum()
    {
        var value = Product();
        while (Peek() is "+" or "-")
            value += Take() == "+" ? Product() : -Product();
        return value;
    }

    private int Product()
    {
        var value = Operand();
        while (Peek() is "*" or "/")
        {
            var isProduct = Take() == "*";
            var operand = Operand();
            if (!isProduct && value % operand != 0)
                throw new FormatException($"{value} / {operand} leaves a remainder.");
            value = isProduct ? value * operand : value / operand;
        }

        return value;
    }

    private int Operand()
    {
        switch (Take())
        {
            case "(":
                var value = Sum();
                return Take() == ")" ? value : throw new FormatException("A bracket is not closed.");
            case "-":
                return -Operand();
            case var digits:
                return int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private string Peek() => _next < _tokens.Length ? _tokens[_next] : "";

    private string Take() => _next < _tokens.Length ? _tokens[_next++] : throw new FormatException("The expression ends early.");

    [GeneratedRegex(@"\d+|[-+*/()]|\S")]
    private static partial Regex TokenPattern();
}
