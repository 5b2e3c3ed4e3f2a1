using Fractions;

namespace Quorum;

/// <summary>
/// Parses the tokens of one expression by precedence: sums, products and quotients from left to right, signs, powers from right to left,
/// functions, brackets. The time needed is linear in the number of tokens, the depth is limited.
/// </summary>
/// <remarks>
/// Multiplication without a sign binds as loosely as division after a numeral (<c>1/2x</c> is half of x) and more tightly after a letter
/// (<c>a/bc</c> is a over bc).
/// </remarks>
internal sealed partial class ExpressionParser
{
    private const int MaximumDepth = 60;
    private readonly NotationToken[] _tokens;
    private readonly AnswerPolicy _policy;
    private int _position;
    private int _end;
    private int _letter;
    private int _depth;
    private int _bars;
    private bool _angle;
    private string _bound = "";

    public ExpressionParser(NotationToken[] tokens, AnswerPolicy policy)
    {
        _tokens = tokens;
        _policy = policy;
    }

    /// <summary>Gets the choice of signs for ± and ∓, one bit for each ±; ∓ is the opposite of the last ±.</summary>
    public int Signs { get; init; }

    /// <summary>Gets how many ± were met.</summary>
    public int PlusMinusCount { get; private set; }

    /// <summary>Gets why the last text could not be parsed.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Parses a range of tokens that is one expression.</summary>
    /// <returns>The expression, or <see langword="null"/>.</returns>
    public Expression? Parse(int start, int end)
    {
        _position = start;
        _end = end;
        _letter = _depth = _bars = 0;
        _angle = false;
        PlusMinusCount = 0;
        Expression? expression = ParseSum();
        if (expression is not null && _position < _end)
            return Fail($"Unexpected '{Current.Text}'.");

        return expression;
    }

    private NotationToken Current => _position < _end ? _tokens[_position] : default;

    private NotationToken Ahead(int count) => _position + count < _end ? _tokens[_position + count] : default;

    private bool At(string symbol) => _position < _end && _letter == 0 && _tokens[_position].Is(symbol);

    private bool Take(string symbol)
    {
        if (!At(symbol))
            return false;

        _position++;
        return true;
    }

    private Expression? Fail(string problem)
    {
        if (Problem.Length == 0)
            Problem = problem;

        return null;
    }

    private Expression? ParseSum()
    {
        if (++_depth > MaximumDepth)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        Expression? first = ParseProduct();
        List<Expression>? terms = null;
        while (first is not null && (At("+") || At("-") || At("±") || At("∓")))
        {
            bool negative = IsNegative(_tokens[_position++].Text);
            if (ParseProduct() is not { } term)
                return null;

            terms ??= [first];
            terms.Add(negative ? ExpressionForms.Negate(term) : term);
        }

        _depth--;
        return terms is null ? first : new SumExpression([.. terms]);
    }

    private bool IsNegative(string sign) => sign switch
    {
        "-" => true,
        "±" => (Signs >> PlusMinusCount++ & 1) == 1,
        "∓" => (Signs >> (PlusMinusCount == 0 ? PlusMinusCount++ : PlusMinusCount - 1) & 1) == 0,
        _ => false,
    };

    private Expression? ParseProduct()
    {
        Expression? first = ParseSigned();
        if (first is null)
            return null;

        var factors = new List<Expression> { first };
        while (true)
        {
            if (Take("*"))
            {
                if (ParseSigned() is not { } factor)
                    return null;

                factors.Add(factor);
            }
            else if (Take("/"))
            {
                if (ParseDivisor() is not { } divisor)
                    return null;

                factors.Add(ExpressionForms.Reciprocal(divisor));
            }
            else if (Take(@"\mod"))
            {
                if (ParseSigned() is not { } modulus)
                    return null;

                Expression dividend = Product(factors);
                factors = [ExpressionForms.Apply(MathFunction.Modulo, dividend, modulus)];
            }
            else if (StartsFactor(afterNumber: _position > 0 && _letter == 0 && _tokens[_position - 1].IsNumber))
            {
                if (ParsePower() is not { } factor)
                    return null;

                factors.Add(factor);
            }
            else
            {
                return Product(factors);
            }
        }
    }

    private static Expression Product(List<Expression> factors) => factors.Count == 1 ? factors[0] : new ProductExpression([.. factors]);

    /// <summary>After a letter the divisor takes in what is multiplied without a sign.</summary>
    private Expression? ParseDivisor()
    {
        bool letter = Current.IsWord;
        if (ParseSigned() is not { } divisor)
            return null;

        if (!letter)
            return divisor;

        var factors = new List<Expression> { divisor };
        while (Current.IsWord && !Current.Spaced && StartsFactor(afterNumber: false))
        {
            if (ParsePower() is not { } factor)
                return null;

            factors.Add(factor);
        }

        return Product(factors);
    }

    private Expression? ParseSigned()
    {
        bool negative = false;
        while (At("+") || At("-") || At("±") || At("∓"))
            negative ^= IsNegative(_tokens[_position++].Text);

        Expression? power = ParsePower();
        return power is not null && negative ? ExpressionForms.Negate(power) : power;
    }

    private bool StartsFactor(bool afterNumber)
    {
        if (_position >= _end)
            return false;

        if (_letter > 0)
            return true;

        NotationToken token = _tokens[_position];
        return token.Kind switch
        {
            NotationTokenKind.Number => !afterNumber,
            NotationTokenKind.Word => true,
            _ => token.Text is "(" or "[" or "{" or "√" or "∛" or "∜" or "π" or "φ" or "∞" or @"\frac" or @"\binom" or "⌊" or "⌈" or @"\overline" or @"\Re" or @"\Im"
                or @"\sum" or @"\prod" or @"\int" or @"\lim" or @"\cis"
                || (token.Text == "|" && _bars == 0) || FunctionNames.TryGet(token.Text, out _),
        };
    }

    private Expression? ParsePower()
    {
        Expression? value = ParsePrimary();
        while (value is not null && _letter == 0)
        {
            if (At("^"))
            {
                _position++;
                if (!TryParseExponent(ref value))
                    return null;
            }
            else if (Take("!"))
            {
                value = ExpressionForms.Apply(Take("!") ? MathFunction.DoubleFactorial : MathFunction.Factorial, value);
            }
            else if (Take("°"))
            {
                value = Degrees(value);
            }
            else if (Take("%"))
            {
                value = Percent(value);
            }
            else
            {
                break;
            }
        }

        return value;
    }

    private bool TryParseExponent(ref Expression value)
    {
        int start = _position;
        bool degrees = Take("°") || (At("{") && Ahead(1).Is("°") && Ahead(2).Is("}"));
        if (degrees)
        {
            _position = Math.Max(_position, _tokens[start].Is("{") ? start + 3 : start + 1);
            value = Degrees(value);
            return true;
        }

        if (ParseExponent() is not { } exponent)
            return false;

        value = new PowerExpression(value, exponent);
        return true;
    }

    private Expression? ParseExponent()
    {
        if (At("{"))
            return ParseBracket("{", "}");

        if (++_depth > MaximumDepth)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        bool negative = false;
        while (At("+") || At("-"))
            negative ^= _tokens[_position++].Text == "-";

        Expression? exponent = ParsePrimary(mixed: false);
        if (exponent is not null && _letter == 0 && Take("^"))
            exponent = ParseExponent() is { } next ? new PowerExpression(exponent, next) : null;

        _depth--;
        return exponent is not null && negative ? ExpressionForms.Negate(exponent) : exponent;
    }

    private Expression Degrees(Expression value) => _angle || _policy.Units == UnitPolicy.Compare
        ? ExpressionForms.Radians(value)
        : value;

    private Expression Percent(Expression value) => _policy.Percent switch
    {
        PercentPolicy.Hundredths => new ProductExpression([value, new NumberExpression(new Fraction(1, 100))]),
        PercentPolicy.Distinct => new ProductExpression([value, new VariableExpression("%")]),
        _ => value,
    };

    private Expression? ParseBracket(string open, string close)
    {
        if (!Take(open))
            return Fail($"'{open}' is missing.");

        int bars = _bars;
        _bars = 0;
        Expression? inner = ParseSum();
        _bars = bars;
        if (inner is null)
            return null;

        if (open == "{" && Take(@"\choose"))
            inner = ParseSum() is { } lower ? ExpressionForms.Apply(MathFunction.Binomial, inner, lower) : null;
        else if (open == "{" && Take(@"\over"))
            inner = ParseSum() is { } lower ? ExpressionForms.Quotient(inner, lower) : null;

        return inner is null || Take(close) ? inner : Fail($"'{close}' is missing.");
    }
}
