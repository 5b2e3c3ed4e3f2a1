using Fractions;

namespace Quorum;

internal sealed partial class ExpressionParser
{
    private Expression? ParsePrimary(bool mixed = true)
    {
        if (_position >= _end)
            return Fail("It ends too early.");

        NotationToken token = _tokens[_position];
        if (token.IsNumber)
            return ParseNumber(mixed);

        if (token.IsWord)
            return ParseLetter(token);

        switch (token.Text)
        {
            case "(":
                return ParseBracket("(", ")");
            case "[":
                return ParseBracket("[", "]");
            case "{":
                return Ahead(1).Is("}") && (Ahead(2).Is("_") || Ahead(2).Is("^")) && ParseCountBefore() is { } count ? count : ParseBracket("{", "}");
            case "⌊":
                return ParseBracket("⌊", "⌋") is { } floor ? ExpressionForms.Apply(MathFunction.Floor, floor) : null;
            case "⌈":
                return ParseBracket("⌈", "⌉") is { } ceiling ? ExpressionForms.Apply(MathFunction.Ceiling, ceiling) : null;
            case "|":
                return ParseAbsoluteValue();
            case @"\frac":
                if (TryParseDerivative(out Expression? derivative))
                    return derivative;

                if (Ahead(2) is { IsWord: true, Textual: true } unit && Ahead(1).Is("{") && UnitTable.Find(unit.Text) is not null)
                    return Fail($"'{unit.Text}' is a unit.");

                _position++;
                return ParseArgument() is { } numerator && ParseArgument() is { } denominator ? ExpressionForms.Quotient(numerator, denominator) : null;
            case @"\binom":
                _position++;
                return ParseArgument() is { } upper && ParseArgument() is { } lower ? ExpressionForms.Apply(MathFunction.Binomial, upper, lower) : null;
            case @"\sum" or @"\prod":
                return ParseFold(token.Text == @"\prod");
            case @"\int":
                return ParseIntegral();
            case @"\lim":
                return ParseLimit();
            case "_" or "^":
                return ParseCountBefore() ?? Fail($"'{token.Text}' cannot be read.");
            case "√":
                return ParseRoot();
            case "∛" or "∜":
                _position++;
                return ParseRadicand() is { } radicand
                    ? ExpressionForms.Root(radicand, ExpressionForms.Number(token.Text == "∛" ? 3 : 4))
                    : null;
            case @"\overline":
                _position++;
                return ParseArgument() is { } conjugated ? ExpressionForms.Apply(MathFunction.Conjugate, conjugated) : null;
        }

        if (Constant(token.Text) is not null)
        {
            _position++;
            return Symbol(token.Text);
        }

        return FunctionNames.TryGet(token.Text, out MathFunction function)
            ? ParseFunction(token.Text, function)
            : Fail($"'{token.Text}' cannot be read.");
    }

    private static MathConstant? Constant(string name) => name switch
    {
        "π" => MathConstant.Pi,
        "e" => MathConstant.E,
        "i" => MathConstant.ImaginaryUnit,
        "φ" => MathConstant.GoldenRatio,
        "∞" => MathConstant.Infinity,
        _ => null,
    };

    private Expression? ParseNumber(bool mixed)
    {
        NotationToken token = _tokens[_position++];
        if (Take("_"))
            return ParseNumeralInBase(token);

        if (mixed && token.IsInteger && TryParseProperFraction(out Fraction fraction))
            return new NumberExpression(token.Value + fraction);

        if (token.IsInteger && ParseCountAfter(token) is { } count)
            return count;

        return new NumberExpression(token.Value);
    }

    /// <summary>A whole number followed by a proper fraction is a mixed number: <c>2\frac13</c>, <c>2 1/3</c>.</summary>
    private bool TryParseProperFraction(out Fraction fraction)
    {
        fraction = default;
        int next;
        NotationToken numerator, denominator;
        if (At(@"\frac"))
        {
            int at = _position + 1;
            numerator = Literal(ref at);
            denominator = Literal(ref at);
            next = at;
        }
        else if (Current is { IsInteger: true, Spaced: true } && Ahead(1).Is("/") && Ahead(2).IsInteger)
        {
            (numerator, denominator) = (Current, Ahead(2));
            next = _position + 3;
        }
        else
        {
            return false;
        }

        if (!numerator.IsInteger || !denominator.IsInteger || denominator.Value.IsZero || numerator.Value >= denominator.Value)
            return false;

        _position = next;
        fraction = numerator.Value / denominator.Value;
        return true;
    }

    /// <summary>A number that is a whole argument of a command, braced or not.</summary>
    private NotationToken Literal(ref int at)
    {
        if (at < _end && _tokens[at].IsNumber)
            return _tokens[at++];

        if (at + 2 >= _end || !_tokens[at].Is("{") || !_tokens[at + 1].IsNumber || !_tokens[at + 2].Is("}"))
            return default;

        at += 3;
        return _tokens[at - 2];
    }

    private Expression? ParseNumeralInBase(NotationToken numeral)
    {
        int at = _position;
        NotationToken subscript = Literal(ref at);
        if (!subscript.IsInteger || !NumeralBase.TryRead(numeral.Text, subscript.Value, out Fraction value))
            return Fail($"{numeral.Text} is no numeral in the base of its subscript.");

        _position = at;
        return new NumberExpression(value);
    }

    private Expression? ParseLetter(NotationToken token)
    {
        if (token.Text.Length > 1 && !token.Text.StartsWith('k') && (token.Textual || token.Text.Length > MaximumRun))
            return Fail($"'{token.Text}' is a word.");

        if (token.Textual && _position > 0 && (_tokens[_position - 1].IsNumber || _tokens[_position - 1] is { Kind: NotationTokenKind.Symbol, Text: ")" or "}" or "π" or "°" }))
            return Fail($"'{token.Text}' is a unit.");

        if (_letter == 0 && token.Text is ['d', var function] && Ahead(1).Is("/") && Ahead(2) is { IsWord: true, Text: ['d', var variable] })
        {
            _position += 3;
            return new VariableExpression($"d1{function}/d{variable}");
        }

        string name = token.Text is "k̂" ? token.Text : token.Text[_letter].ToString();
        if (name != token.Text && _letter + 1 < token.Text.Length)
        {
            _letter++;
            return Symbol(name);
        }

        _letter = 0;
        _position++;
        if (name is "f" or "g" or "h" && At("(") && !Current.Spaced)
            return ParseApplication(name);

        if (name is "C" or "A" or "P" && ParseCount(name) is { } arrangements)
            return arrangements;

        return ParseSubscript(ref name) ? Symbol(name) : Fail("A subscript cannot be read.");
    }

    private const int MaximumRun = 4;

    private Expression Symbol(string name) => Constant(name) is { } constant && !_bound.Contains(name, StringComparison.Ordinal)
        ? new ConstantExpression(constant)
        : new VariableExpression(name);

    private FunctionExpression? ParseApplication(string name)
    {
        _position++;
        return ParseArguments(")") is { } arguments
            ? new FunctionExpression(MathFunction.Unknown, [new VariableExpression(name), .. arguments])
            : null;
    }

    /// <summary>Adds what follows an underscore, and primes, to the name of a variable.</summary>
    private bool ParseSubscript(ref string name)
    {
        if (Take("_"))
        {
            bool braced = Take("{");
            int start = _position;
            while (_position < _end && (braced ? !At("}") : _position == start))
                name += (_position == start ? "_" : "") + _tokens[_position++].Text;

            if (_position == start || (braced && !Take("}")))
                return false;
        }

        while (Take("'"))
            name += "'";

        return true;
    }

    private Expression? ParseAbsoluteValue()
    {
        _position++;
        if (++_depth > MaximumDepth)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        _bars++;
        Expression? inner = ParseSum();
        _bars--;
        _depth--;
        if (inner is null)
            return null;

        return Take("|") ? ExpressionForms.Apply(MathFunction.AbsoluteValue, inner) : Fail("'|' is missing.");
    }

    private Expression? ParseRoot()
    {
        _position++;
        Expression? degree = null;
        if (At("["))
        {
            degree = ParseBracket("[", "]");
            if (degree is null)
                return null;
        }

        return ParseRadicand() is not { } radicand ? null
            : degree is null ? ExpressionForms.SquareRoot(radicand) : ExpressionForms.Root(radicand, degree);
    }

    private Expression? ParseRadicand() => At("{") ? ParseBracket("{", "}") : ParsePrimaryNested();

    /// <summary>An argument of a command: a group, or a single token.</summary>
    private Expression? ParseArgument() => At("{") ? ParseBracket("{", "}") : ParsePrimaryNested();

    private Expression? ParsePrimaryNested()
    {
        if (++_depth > MaximumDepth)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        Expression? primary = ParsePrimary(mixed: false);
        _depth--;
        return primary;
    }
}
