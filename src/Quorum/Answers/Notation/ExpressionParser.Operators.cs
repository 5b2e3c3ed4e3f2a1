namespace Quorum;

internal sealed partial class ExpressionParser
{
    private const int MaximumOrder = 4;

    /// <summary>Parses ∑ and ∏ with their bounds.</summary>
    private Expression? ParseFold(bool product)
    {
        _position++;
        string variable = "";
        Expression? lower = null;
        Expression? upper = null;
        for (int i = 0; i < 2; i++)
        {
            if (lower is null && Take("_"))
            {
                bool braced = Take("{");
                variable = TakeVariable();
                if (variable.Length == 0 || !Take("=") || (lower = ParseSum()) is null || (braced && !Take("}")))
                    return Fail("The lower bound cannot be read.");
            }
            else if (upper is null && Take("^") && (upper = ParseBound()) is null)
            {
                return null;
            }
        }

        if (lower is null || upper is null)
            return Fail("It has no bounds.");

        return ParseOperand(variable) is { } body ? BoundVariables.Fold(product, body, variable, lower, upper) : null;
    }

    private Expression? ParseLimit()
    {
        _position++;
        if (!Take("_"))
            return Fail("It is not said where the limit is.");

        bool braced = Take("{");
        string variable = TakeVariable();
        if (variable.Length == 0 || !Take("→"))
            return Fail("It is not said where the limit is.");

        bool infinite = At("+") && Ahead(1).Is("∞");
        _position += infinite ? 1 : 0;
        int side = FindSide();
        Expression? target = side < 0 ? ParseSum() : ParseUpTo(side);
        string sign = "";
        if (target is not null && Take("^"))
        {
            bool inner = Take("{");
            sign = Current.Text;
            _position++;
            if (inner)
                Take("}");
        }

        if (target is null || (braced && !Take("}")))
            return Fail("It is not said where the limit is.");

        return ParseOperand(variable) is { } body ? BoundVariables.Limit(body, variable, target, sign) : null;
    }

    /// <summary>Where the side of a limit is written, 0^+; −1 if it is not.</summary>
    private int FindSide()
    {
        for (int i = _position; i + 1 < _end && !_tokens[i].Is("}"); i++)
        {
            bool braced = _tokens[i + 1].Is("{");
            int sign = braced ? i + 2 : i + 1;
            if (_tokens[i].Is("^") && sign < _end && (_tokens[sign].Is("+") || _tokens[sign].Is("-")) && (!braced || (sign + 1 < _end && _tokens[sign + 1].Is("}"))))
                return i;
        }

        return -1;
    }

    private Expression? ParseUpTo(int end)
    {
        int whole = _end;
        _end = end;
        Expression? expression = ParseSum();
        bool complete = _position == end;
        _end = whole;
        return complete ? expression : null;
    }

    private Expression? ParseIntegral()
    {
        _position++;
        Expression? lower = null;
        Expression? upper = null;
        for (int i = 0; i < 2; i++)
        {
            if (lower is null && Take("_") && (lower = ParseBound()) is null)
                return null;

            if (upper is null && Take("^") && (upper = ParseBound()) is null)
                return null;
        }

        if ((lower is null) != (upper is null) || FindDifferential() is not var (place, width, letters, variable))
            return Fail("The integral has no differential.");

        var integrand = new List<NotationToken>(_tokens[_position..place]);
        if (letters.Length > 0)
            integrand.Add(_tokens[place] with { Text = letters });

        _position = place + width;
        if (integrand.Count == 0)
            return BoundVariables.Integral(ExpressionForms.Number(1), variable, lower, upper);

        if (_depth > MaximumDepth / 2)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        var parser = new ExpressionParser([.. integrand], _policy) { _depth = _depth + 1, _bound = _bound };
        return parser.ParseRest() is { } body ? BoundVariables.Integral(body, variable, lower, upper) : Fail(parser.Problem);
    }

    /// <summary>A bound without braces is one sign, or one with a minus before it.</summary>
    private Expression? ParseBound()
    {
        if (At("{"))
            return ParseBracket("{", "}");

        bool negative = Take("-");
        Take("+");
        Expression? bound = Current.IsNumber ? ExpressionForms.Number(_tokens[_position++].Value) : ParsePrimaryNested();
        return bound is not null && negative ? ExpressionForms.Negate(bound) : bound;
    }

    private Expression? ParseRest()
    {
        _end = _tokens.Length;
        Expression? expression = ParseSum();
        return expression is not null && _position < _end ? Fail($"Unexpected '{Current.Text}'.") : expression;
    }

    /// <summary>Where the differential stands that closes this integral: <c>dx</c>, <c>\mathrm{d}x</c>, or at the end of a run of letters, <c>xdx</c>.</summary>
    private (int Place, int Width, string Letters, string Variable)? FindDifferential()
    {
        int depth = 0;
        for (int i = _position; i < _end && depth >= 0; i++)
        {
            NotationToken token = _tokens[i];
            if (token.Kind == NotationTokenKind.Symbol)
                depth += token.Text is "(" or "[" or "{" ? 1 : token.Text is ")" or "]" or "}" ? -1 : 0;

            if (depth != 0 || !token.IsWord)
                continue;

            if (token.Text is [.., 'd', var letter])
                return (i, 1, token.Text[..^2], letter.ToString());

            if (token.Text is [.., 'd'] && i + 1 < _end && _tokens[i + 1] is { IsWord: true, Text.Length: 1 } next)
                return (i, 2, token.Text[..^1], next.Text);
        }

        return null;
    }

    /// <summary>Parses <c>\frac{d}{dx}</c> and what it is applied to, and <c>\frac{dy}{dx}</c>, which is a name; a quotient is left alone.</summary>
    /// <returns>Whether it is a derivative; the expression is <see langword="null"/> if it cannot be read.</returns>
    private bool TryParseDerivative(out Expression? derivative)
    {
        derivative = null;
        int at = _position + 1;
        if (ReadDifferentials(ref at, numerator: true) is not var (function, order) || ReadDifferentials(ref at, numerator: false) is not var (variable, same)
            || order != same || variable.Length != 1)
        {
            return false;
        }

        _position = at;
        if (function.Length > 0)
        {
            derivative = new VariableExpression($"d{order}{function}/d{variable}");
            return true;
        }

        derivative = ParseOperand(variable);
        for (int i = 0; i < order && derivative is not null; i++)
        {
            derivative = Differentiation.Of(derivative, variable)
                ?? new FunctionExpression(MathFunction.Unknown, [new VariableExpression($"d/d{variable}"), derivative]);
        }

        return true;
    }

    /// <summary>Reads {d}, {d^2 y} or {dx^2}, with d or ∂.</summary>
    private (string Name, int Order)? ReadDifferentials(ref int at, bool numerator)
    {
        var text = new System.Text.StringBuilder();
        if (at >= _end || !_tokens[at].Is("{"))
            return null;

        for (at++; at < _end && text.Length < 12; at++)
        {
            if (_tokens[at].Is("}") && !(at + 1 < _end && text is [.., '^']))
            {
                at++;
                return Differentials(text.ToString().Replace("^", "", StringComparison.Ordinal), numerator);
            }

            if (_tokens[at].Is("^") && at + 3 < _end && _tokens[at + 1].Is("{") && _tokens[at + 3].Is("}"))
            {
                text.Append(_tokens[at + 2].Text);
                at += 3;
                continue;
            }

            if (!(_tokens[at].IsWord || _tokens[at].IsInteger || _tokens[at].Is("^") || _tokens[at].Is(@"\partial")))
                return null;

            text.Append(_tokens[at].Is(@"\partial") ? "d" : _tokens[at].Text);
        }

        return null;
    }

    private static (string Name, int Order)? Differentials(string text, bool numerator)
    {
        if (text is not ['d', ..])
            return null;

        string rest = text[1..];
        string digits = new([.. rest.Where(char.IsAsciiDigit)]);
        int order = digits.Length == 0 ? 1 : digits.Length == 1 ? digits[0] - '0' : 0;
        if (order is 0 or > MaximumOrder || (numerator ? digits.Length > 0 && !rest.StartsWith(digits, StringComparison.Ordinal) : !rest.EndsWith(digits, StringComparison.Ordinal)))
            return null;

        string name = rest.Replace(digits.Length == 0 ? "\0" : digits, "", StringComparison.Ordinal);
        return name.Length <= 1 && name.All(char.IsLetter) ? (name, order) : null;
    }

    /// <summary>What an operator is applied to: the product that follows. An i that it binds is not the imaginary unit.</summary>
    private Expression? ParseOperand(string variable)
    {
        if (++_depth > MaximumDepth)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        string bound = _bound;
        _bound += variable;
        Expression? operand = ParseProduct();
        _bound = bound;
        _depth--;
        return operand;
    }

    private string TakeVariable() => Current is { IsWord: true, Text: [var letter] } && _letter == 0 ? Taken(letter.ToString()) : At("i") || At("e") ? Taken(Current.Text) : "";

    private string Taken(string name)
    {
        _position++;
        return name;
    }
}
