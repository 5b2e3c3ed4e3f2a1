using System.Collections.Immutable;
using Fractions;

namespace Quorum;

internal sealed partial class ExpressionParser
{
    private Expression? ParseFunction(string symbol, MathFunction function)
    {
        _position++;
        if (++_depth > MaximumDepth)
            return Fail($"It is nested more than {MaximumDepth} deep.");

        Expression? logarithmBase = null;
        if (Take("_") && (logarithmBase = ParseArgument()) is null)
            return null;

        Expression? exponent = null;
        if (Take("^") && (exponent = ParseExponent()) is null)
            return null;

        if (logarithmBase is null && Take("_") && (logarithmBase = ParseArgument()) is null)
            return null;

        // log2(8), log10(100)
        if (function is MathFunction.Logarithm && logarithmBase is null && Current is { IsInteger: true, Spaced: false, Text: "2" or "10" } && Ahead(1) is { Spaced: false } bracket && bracket.Is("("))
            logarithmBase = ExpressionForms.Number(_tokens[_position++].Value);

        bool angle = _angle;
        _angle = FunctionNames.IsTrigonometric(function) || symbol == @"\cis";
        ImmutableArray<Expression>? arguments = ParseFunctionArguments();
        _angle = angle;
        _depth--;
        return arguments is { } given ? Apply(symbol, function, logarithmBase, exponent, given) : null;
    }

    private Expression? Apply(string symbol, MathFunction function, Expression? logarithmBase, Expression? exponent, ImmutableArray<Expression> arguments)
    {
        bool several = function is MathFunction.GreatestCommonDivisor or MathFunction.LeastCommonMultiple or MathFunction.Minimum or MathFunction.Maximum;
        if (arguments.Length != 1 && !several && !(function == MathFunction.Logarithm && arguments.Length == 2 && logarithmBase is null))
            return Fail($"'{symbol}' has {arguments.Length} arguments.");

        if (exponent is NumberExpression { Value: var power } && power == Fraction.MinusOne && FunctionNames.Inverse(function) is { } inverse)
            return ExpressionForms.Apply(inverse, arguments);

        Expression value = symbol == @"\cis"
            ? new SumExpression(
            [
                ExpressionForms.Apply(MathFunction.Cosine, arguments),
                new ProductExpression([new ConstantExpression(MathConstant.ImaginaryUnit), ExpressionForms.Apply(MathFunction.Sine, arguments)]),
            ])
            : symbol == @"\exp" ? new PowerExpression(new ConstantExpression(MathConstant.E), arguments[0])
            : function == MathFunction.Logarithm
                ? arguments.Length == 2
                    ? ExpressionForms.Apply(function, arguments[1], arguments[0])
                    : ExpressionForms.Apply(function, logarithmBase ?? ExpressionForms.Number(10), arguments[0])
                : ExpressionForms.Apply(function, arguments);
        return exponent is null ? value : new PowerExpression(value, exponent);
    }

    private ImmutableArray<Expression>? ParseFunctionArguments()
    {
        if (Take("("))
            return ParseArguments(")");

        if (Take("⦃"))
            return ParseArguments("⦄");

        if (At("{") || At("[") || At("|"))
            return ParsePrimary() is { } group ? [group] : null;

        bool negative = Take("-");
        if (ParsePower() is not { } first)
            return null;

        // sin 2x and ln 3x, but sin x cos x and ln 2 (x + 1) end before the next function or bracket.
        var factors = new List<Expression> { first };
        while (_letter > 0 || Current.IsWord || At("π") || At(@"\frac") || At("√"))
        {
            if (_letter == 0 && Current.Textual)
                break;

            if (ParsePower() is not { } factor)
                return null;

            factors.Add(factor);
        }

        Expression product = Product(factors);
        return [negative ? ExpressionForms.Negate(product) : product];
    }

    private ImmutableArray<Expression>? ParseArguments(string close)
    {
        int bars = _bars;
        _bars = 0;
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            if (ParseSum() is not { } argument)
                return null;

            arguments.Add(argument);
        }
        while (Take(",") || Take(";"));

        _bars = bars;
        if (!Take(close))
        {
            Fail($"'{close}' is missing.");
            return null;
        }

        return arguments.ToImmutable();
    }
}
