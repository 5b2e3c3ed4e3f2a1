namespace Quorum;

internal sealed partial class ExpressionParser
{
    /// <summary>Parses what counts selections after the letter C, A or P: <c>C(9,4)</c>, <c>C_9^4</c>, <c>C^4_9</c>, <c>A_9^4</c>.</summary>
    /// <returns><see langword="null"/>, and nothing is taken, if the letter is a variable.</returns>
    private Expression? ParseCount(string letter)
    {
        int start = _position;
        if (letter == "C" && At("(") && !Current.Spaced && IsCounted(Ahead(1)) && Ahead(2).Is(",") && IsCounted(Ahead(3)) && Ahead(4).Is(")"))
        {
            _position += 5;
            return Count(letter, Symbol(_tokens[start + 1]), Symbol(_tokens[start + 3]));
        }

        string first = Current.Text ?? "";
        if (!(At("_") || At("^")) || TakeScript() is not { } one || At(first) || !(At("_") || At("^")) || TakeScript() is not { } other)
        {
            _position = start;
            return null;
        }

        (Expression whole, Expression part) = first == "_" ? (one, other) : (other, one);
        bool counts = whole is NumberExpression { Value: var n } && part is NumberExpression { Value: var k } ? n > k && k >= 1 && n.Denominator.IsOne && k.Denominator.IsOne
            : letter == "C" && whole is VariableExpression { Name: "n" or "m" or "N" };
        if (counts)
            return Count(letter, whole, part);

        _position = start;
        return null;
    }

    /// <summary>Parses <c>9C4</c>, <c>9P4</c> and "9 choose 4" after the first number.</summary>
    private Expression? ParseCountAfter(NotationToken number)
    {
        NotationToken word = Current;
        if (!word.IsWord || !Ahead(1).IsInteger || !((word.Text is "C" or "P" && !word.Spaced && number.Value >= Ahead(1).Value) || word.Text == "choose"))
            return null;

        Expression selected = ExpressionForms.Number(Ahead(1).Value);
        _position += 2;
        return Count(word.Text == "P" ? "P" : "C", ExpressionForms.Number(number.Value), selected);
    }

    /// <summary>Parses <c>{}_9C_4</c>, <c>_9C_4</c> and <c>^9C_4</c>.</summary>
    private Expression? ParseCountBefore()
    {
        int start = _position;
        _position += At("{") ? 2 : 0;
        string letter = "";
        if (TakeScript() is { } whole && Current is { IsWord: true, Text: "C" or "P" or "A" or "nC" or "nP" })
        {
            letter = Current.Text[^1..];
            _position++;
            if (At("_") && TakeScript() is { } part)
                return Count(letter, whole, part);
        }

        _position = start;
        return null;
    }

    /// <summary>One sign or a group after an underscore or a caret.</summary>
    private Expression? TakeScript()
    {
        int at = _position + 1;
        if (!(At("_") || At("^")))
            return null;

        if (Literal(ref at) is { IsInteger: true } number)
        {
            _position = at;
            return ExpressionForms.Number(number.Value);
        }

        bool braced = Ahead(1).Is("{");
        NotationToken word = Ahead(braced ? 2 : 1);
        if (!word.IsWord || word.Text is not [var first, ..] || (braced && !(word.Text.Length == 1 && Ahead(3).Is("}"))))
            return null;

        // _nC_k is cut into _, nC, _, k.
        if (word.Text.Length == 2 && !braced)
        {
            _position++;
            return new VariableExpression(first.ToString());
        }

        if (word.Text.Length > 1)
            return null;

        _position += braced ? 4 : 2;
        return new VariableExpression(word.Text);
    }

    private static bool IsCounted(NotationToken token) => token.IsInteger || token is { IsWord: true, Text: "n" or "m" or "k" or "r" or "N" };

    private static Expression Symbol(NotationToken token) => token.IsNumber ? ExpressionForms.Number(token.Value) : new VariableExpression(token.Text);

    private static Expression Count(string letter, Expression whole, Expression part)
    {
        Expression combinations = ExpressionForms.Apply(MathFunction.Binomial, whole, part);
        return letter == "C" ? combinations : new ProductExpression([combinations, ExpressionForms.Apply(MathFunction.Factorial, part)]);
    }
}
