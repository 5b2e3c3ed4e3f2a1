using Fractions;

namespace Quorum;

/// <summary>Families of numbers with an integer parameter, and residue classes.</summary>
internal sealed partial class AnswerReader
{
    /// <summary>The one name of the parameter.</summary>
    private const string Parameter = "n";

    /// <summary>Whether the parameter is known to be an integer.</summary>
    private bool _inFamily;

    /// <summary>
    /// Reads <c>\frac{\pi}{2}+\pi n, n\in\mathbb{Z}</c>. The name of the parameter does not matter, and a family a + bn is written with
    /// b positive and a below it.
    /// </summary>
    private Reading? ReadFamily(bool implied = true)
    {
        int condition = FindDomain(out string parameter);
        if (condition <= 0)
            return implied ? ReadImpliedFamily() : null;

        int end = condition;
        while (end > 0 && (_tokens[end - 1].Is(",") || _tokens[end - 1].Is(";") || _tokens[end - 1].Is("(") || (_tokens[end - 1].IsWord && _tokens[end - 1].Text is "where" or "for" or "with" or "где" or "при" or "and" or "any")))
            end--;

        if (end == 0)
            return null;

        NotationToken[] tokens = [.. _tokens[..end].Select(token => Renamed(token, parameter))];
        return new AnswerReader(tokens, _policy) { _inFamily = true, _depth = _depth }.ReadList(0, tokens.Length) is { } reading
            ? reading.Kind is AnswerKind.Set or AnswerKind.Expression or AnswerKind.Number ? reading : null
            : null;
    }

    /// <summary>An angle with k, m or n in it is a family as well, though nobody says so.</summary>
    private Reading? ReadImpliedFamily()
    {
        if (_inFamily || !Array.Exists(_tokens, token => token.Is("π")))
            return null;

        string? parameter = null;
        foreach (NotationToken token in _tokens)
        {
            if (!token.IsWord)
                continue;

            foreach (char letter in token.Text)
            {
                if (letter is not ('k' or 'm' or 'l' or 'n') || (parameter is not null && parameter[0] != letter) || token.Textual)
                {
                    if (letter != 'x' || token.Text.Length > 1)
                        return null;
                }
                else
                {
                    parameter = letter.ToString();
                }
            }
        }

        bool signs = Array.Exists(_tokens, token => token.Is("±"));
        if (parameter is null || (parameter == Parameter && !signs))
            return null;

        NotationToken[] tokens = [.. _tokens.Select(token => Renamed(token, parameter))];
        return new AnswerReader(tokens, _policy) { _inFamily = true }.ReadList(0, tokens.Length);
    }

    private static NotationToken Renamed(NotationToken token, string parameter) => token.IsWord && !token.Textual && token.Text.Length <= 3
        ? token with { Text = token.Text.Replace(parameter, Parameter, StringComparison.Ordinal) }
        : token;

    /// <summary>Where "n∈ℤ" or "n is an integer" begins at the end of the answer; −1 if it does not.</summary>
    private int FindDomain(out string parameter)
    {
        parameter = "";
        int end = _tokens.Length;
        while (end > 0 && (_tokens[end - 1].Is(")") || _tokens[end - 1].Is(".") || _tokens[end - 1].Is("}")))
            end--;

        for (int i = end - 2; i > 0 && i >= end - 12; i--)
        {
            NotationToken name = _tokens[i];
            if (name is { IsWord: true, Text: [_] letter, Textual: var textual } && IsDomain(_tokens[(i + 1)..end]) && (!textual || _tokens[i + 1].Is("∈")))
            {
                parameter = letter;
                return i;
            }

            // "for integer n", "для любого целого n"
            if (i == end - 2 && _tokens[end - 1] is { IsWord: true, Text: [_] last } && IsInteger(name))
            {
                parameter = last;
                while (i > 1 && _tokens[i - 1] is { IsWord: true, Textual: true } word && word.Text is "for" or "any" or "all" or "some" or "an" or "для" or "любого" or "every" or "where" or "при")
                    i--;

                return i;
            }
        }

        return -1;
    }

    private static bool IsDomain(NotationToken[] tokens) => tokens switch
    {
        [{ Text: "∈" }, { Text: "ℤ" or "Z" }] => true,
        [{ Text: "∈" }, { Text: "{" }, { Text: "Z" }, ..] => true,
        [.., var last] when IsInteger(last) => tokens[..^1].All(token => token.Is("-") || (token.IsWord && token.Text.ToLowerInvariant() is "is" or "an" or "any" or "любое" or "arbitrary" or "a"))
            && tokens.Length <= 4,
        [var first, { IsWord: true, Text: "number" or "число" }] when IsInteger(first) => true,
        [{ Text: "-" }, var first, { IsWord: true, Text: "число" }] when IsInteger(first) => true,
        _ => false,
    };

    private static bool IsInteger(NotationToken token) => token.IsWord && token.Text is "integer" or "integers" or "целое" or "целые" or "целого" or "целых";

    /// <summary>The constant of an integration has one name, and a family a + bn one form.</summary>
    private Expression Normalised(Expression expression)
    {
        if (expression is SumExpression sum && sum.Terms.Any(IsConstantOfIntegration))
            return new SumExpression([.. sum.Terms.Select(term => IsConstantOfIntegration(term) ? new VariableExpression("C") : term)]);

        if (!_inFamily || !ExpressionVariables.In(expression).SetEquals([Parameter]) || Equations.Linear(expression, Parameter) is not var (slope, constant)
            || ExpressionKey.Compare(slope, ExpressionForms.Number(Fraction.Zero)) is not { } sign || sign == 0)
        {
            return expression;
        }

        Expression period = sign > 0 ? slope : ExpressionForms.Negate(slope);
        Expression first = ExpressionForms.Apply(MathFunction.Modulo, constant, period);
        Expression family = new SumExpression([first, new ProductExpression([period, new VariableExpression(Parameter)])]);
        return ExpressionKey.Of(family).Text is null ? expression : family;
    }

    private static bool IsConstantOfIntegration(Expression term) => term is VariableExpression { Name: "C" or "C_1" or "C_0" };

    /// <summary>Reads <c>x \equiv 3 \pmod 5</c>: with numbers, the residue between 0 and the modulus.</summary>
    private Reading? ReadResidue(int start, int end)
    {
        int sign = FindTop(start, end, token => token.Is(@"\pmod"));
        int from = sign + 1;
        int to = end;
        if (sign < 0)
        {
            sign = FindTop(start, end, token => token.Is("("));
            while (sign >= 0 && !(sign + 1 < end && _tokens[sign + 1].Is(@"\mod") && _brackets.PartnerOf(sign) == end - 1))
                sign = FindTop(_brackets.After(sign), end, token => token.Is("("));

            (from, to) = (sign + 2, end - 1);
        }

        int relation = FindTop(start, end, token => token.Is("≡"));
        if (sign < 0 && relation >= 0 && FindTop(relation, end, token => token.Is(@"\mod")) is var operation and > 0)
            (sign, from, to) = (operation, operation + 1, end);

        if (sign <= start || Expression((from, to)) is not { } modulus || Expression((relation < 0 ? start : relation + 1, sign)) is not { } residue)
            return null;

        string left = "";
        if (relation > start && !IsName((start, relation)))
        {
            if (Expression((start, relation)) is not { } value)
                return null;

            left = ExpressionVariables.In(value).Count == 0 ? "" : Reading.Of(value, Spelling(start, relation)).Key;
        }

        Reading of = Reading.Of(ExpressionForms.Apply(MathFunction.Modulo, residue, modulus), Spelling(start, end));
        Reading by = Reading.Of(modulus, Spelling(from, to));
        return new($"residue:{left}:{of.Key}:{by.Key}", AnswerKind.Relation) { Problem = of.Problem ?? by.Problem };
    }
}
