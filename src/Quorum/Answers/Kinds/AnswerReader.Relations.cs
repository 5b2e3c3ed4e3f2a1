namespace Quorum;

internal sealed partial class AnswerReader
{
    private static bool IsRelation(NotationToken token) =>
        token.Kind == NotationTokenKind.Symbol && token.Text is "=" or "<" or ">" or "≤" or "≥" or "≠" or "≈" or "∈" or "∉" or "≡" or "→" or "⇒" or "≅" or "~";

    private Reading? ReadRelation(int start, int end)
    {
        var sides = new List<(int Start, int End)>();
        var signs = new List<string>();
        int from = start;
        for (int i = start; i < end; i = _brackets.After(i))
        {
            if (!IsRelation(_tokens[i]))
                continue;

            sides.Add((from, i));
            signs.Add(_tokens[i].Text);
            from = i + 1;
        }

        if (signs.Count == 0)
            return null;

        sides.Add((from, end));
        if (sides[0] is var first && first.Start == first.End && signs[0] is "=" or "≈" or "→" or "⇒")
            return ReadList(sides[0].End + 1, end);

        if (sides.Exists(side => side.Start == side.End))
            return null;

        if (signs.TrueForAll(sign => sign is "=" or "≈" or "≡" or "→" or "⇒" or "≅"))
            return ReadEquality(sides, signs);

        if (signs is ["∈"])
            return ReadMembership(sides[1]);

        if (signs is ["∉"])
            return ReadOperand(sides[1].Start, sides[1].End) is { } excluded ? excluded.Complement().ToReading() : null;

        return signs.TrueForAll(sign => sign is "<" or ">" or "≤" or "≥" or "≠" or "=") ? ReadInequalities(sides, signs) : null;
    }

    /// <summary>What a variable is an element of; a set of numbers that is no part of the line stays what it is.</summary>
    private Reading? ReadMembership((int Start, int End) set)
    {
        if (set.End - set.Start == 1 && _tokens[set.Start] is { IsWord: true, Text: "R" })
            return RealSet.All.ToReading();

        Reading? reading = ReadElement(set.Start, set.End);
        if (reading is not { Kind: AnswerKind.Tuple, Elements: [var low, var high] } || !_tokens[set.Start].Is("("))
            return reading;

        return Endpoint.Of(low) is { } from && Endpoint.Of(high) is { } to && RealSet.Interval(from, false, to, false) is { IsEmpty: false } interval
            ? interval.ToReading()
            : reading;
    }

    private Reading? ReadEquality(List<(int Start, int End)> sides, List<string> signs)
    {
        int exact = signs.FindIndex(sign => sign is "≈" or "≅");
        int last = exact < 0 ? sides.Count - 1 : exact;
        if (last == 0 && IsName(sides[0]))
            last = sides.Count - 1;

        if (last == 0)
            return ReadElement(sides[0].Start, sides[0].End);

        (int Start, int End) left = sides[0];
        (int Start, int End) right = sides[last];
        if (sides.Count > 2 && last > 1)
            return ReadAny(right.Start, right.End) is var final && IsName(left) ? Named(final, left) : final;

        return ReadEquation(left, right);
    }

    private Reading? ReadEquation((int Start, int End) left, (int Start, int End) right)
    {
        Expression? one = Expression(left);
        Expression? other = Expression(right);
        bool named = IsName(left) || one is VariableExpression { Name: ['d', _, _, '/', ..] };

        // x = 2y + 1 is a curve as y = 2x + 3 is, which is given by what y is.
        if (one is VariableExpression { Name: "x" or "y" or "z" } curve && other is not null && ExpressionVariables.In(other) is var free
            && (curve.Name == "x" ? free.SetEquals(["y"]) : free.Count == 2 && free.IsSubsetOf(["x", "y", "z"])))
        {
            named = false;
        }

        if (named && !Occurs(one, other))
            return Named(ReadAny(right.Start, right.End), left);

        if (one is not null && IsName(right) && other is VariableExpression && !Occurs(other, one))
            return Named(ReadAny(left.Start, left.End), right);

        if (IsTuple(left))
            return ReadElement(right.Start, right.End);

        if (one is null || other is null)
            return null;

        SortedSet<string> variables = ExpressionVariables.In(new SumExpression([one, other]));
        if (variables.Count == 0)
            return ReadElement(right.Start, right.End);

        Expression difference = ExpressionForms.Difference(one, other);
        string? solved = variables.Count == 1 ? variables.Min : variables.SetEquals(["x", "y"]) ? "y" : null;
        if (solved is not null && Solve(difference, solved) is { } solution)
            return Reading.Of(solution, Spelling(left.Start, right.End));

        ExpressionKey key = ExpressionKey.OfZeroSet(difference);
        return key.Text is { } text
            ? new($"relation:={text}", AnswerKind.Relation)
            : new($"unread:{Spelling(left.Start, right.End)}", AnswerKind.Relation) { Problem = key.Problem };
    }

    /// <summary>The value of a variable for which a linear expression is zero, if its factor has no variables.</summary>
    private static Expression? Solve(Expression difference, string variable)
    {
        if (Equations.Linear(difference, variable) is not var (slope, constant) || ExpressionVariables.In(slope).Count > 1)
            return null;

        bool fixedSlope = ExpressionKey.Of(slope).Text is { } key && key[0] != '{';
        return fixedSlope ? ExpressionForms.Negate(ExpressionForms.Quotient(constant, slope)) : null;
    }

    private Reading? ReadInequalities(List<(int Start, int End)> sides, List<string> signs)
    {
        Expression?[] expressions = [.. sides.Select(Expression)];
        if (expressions.Any(expression => expression is null))
            return null;

        SortedSet<string> variables = ExpressionVariables.In(new SumExpression([.. expressions!]));
        if (variables.Count == 1)
        {
            RealSet? region = RealSet.All;
            for (int i = 0; i < signs.Count && region is not null; i++)
            {
                RealSet? part = HalfLineToInfinity(expressions[i]!, signs[i], expressions[i + 1]!)
                    ?? Inequalities.Solve(expressions[i]!, signs[i], expressions[i + 1]!, variables.Min!);
                region = part is null ? null : region.Intersect(part);
            }

            if (region is not null)
                return region.ToReading() with { Name = variables.Min };
        }

        var keys = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < signs.Count; i++)
        {
            bool less = signs[i] is "<" or "≤";
            Expression difference = less
                ? ExpressionForms.Difference(expressions[i + 1]!, expressions[i]!)
                : ExpressionForms.Difference(expressions[i]!, expressions[i + 1]!);
            bool factor = signs[i] is "=" or "≠";
            ExpressionKey key = factor ? ExpressionKey.OfZeroSet(difference) : ExpressionKey.OfPositiveSet(difference);
            if (key.Text is null)
                return new($"unread:{Spelling(sides[0].Start, sides[^1].End)}", AnswerKind.Relation) { Problem = key.Problem };

            keys.Add($"{(factor ? signs[i] : signs[i] is "<" or ">" ? ">" : "≥")}{key.Text}");
        }

        return new($"relation:{string.Join('&', keys)}", AnswerKind.Relation);
    }

    /// <summary>x &lt; ∞ says nothing.</summary>
    private static RealSet? HalfLineToInfinity(Expression left, string sign, Expression right)
    {
        bool bounded = left is VariableExpression && sign is "<" or "≤" && ApproximateValue.TryEvaluate(right, out double high) && double.IsPositiveInfinity(high);
        bounded |= right is VariableExpression && sign is "<" or "≤" && ApproximateValue.TryEvaluate(left, out double low) && double.IsNegativeInfinity(low);
        return bounded ? RealSet.All : null;
    }

    private Expression? Expression((int Start, int End) range)
    {
        var parser = new ExpressionParser(_tokens, _policy);
        return parser.Parse(range.Start, range.End) is { } expression && parser.PlusMinusCount == 0 ? expression : null;
    }

    private static bool Occurs(Expression? name, Expression? inside) =>
        name is VariableExpression variable && inside is not null && ExpressionVariables.In(inside).Contains(variable.Name);

    private bool IsTuple((int Start, int End) range) => _tokens[range.Start].Is("(") && _brackets.PartnerOf(range.Start) == range.End - 1;

    private Reading Named(Reading value, (int Start, int End) name) => value with { Name = Spelling(name.Start, name.End) };

    /// <summary>
    /// Whether a side of an equation is what the answer is called: a variable, f(x), P(A), the segment AB, words. A product of two letters
    /// in lower case is none.
    /// </summary>
    private bool IsName((int Start, int End) range)
    {
        int i = range.Start;
        while (i < range.End && (_tokens[i].Is("∠") || _tokens[i].Is("△") || _tokens[i].Is(@"\overline") || _tokens[i].Is("|")))
            i++;

        if (i >= range.End)
            return false;

        NotationToken first = _tokens[i];
        if (!first.IsWord)
            return first.Is("{") && _brackets.PartnerOf(i) == range.End - 1 && IsName((i + 1, range.End - 1));

        if (range.End - i == 1 || _tokens[i..range.End].All(token => token.IsWord || token.Is("'") || token.Is("|") || token.Is("∠") || token.Is("△")))
            return first.Text.Length != 2 || first.Textual || char.IsUpper(first.Text[0]) || range.End - i > 1;

        for (i++; i < range.End; i++)
        {
            NotationToken token = _tokens[i];
            if (token.Is("(") && first.Text is not ("x" or "y" or "z" or "a" or "b" or "c" or "k" or "m" or "n" or "t"))
                return _brackets.PartnerOf(i) == range.End - 1;

            if (!(token.IsWord || token.Is("'") || token.Is("_") || token.Is("{") || token.Is("}") || token.Is("|") || (token.IsNumber && Subscript(i))
                || (token.Is("^") && IsInverse(i, range.End)) || token.Is("-") && _tokens[i - 1].Is("{")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the inverse of a function is meant, <c>f^{-1}(x)</c>, and not a power.</summary>
    private bool IsInverse(int caret, int end) =>
        caret + 5 < end && _tokens[caret + 1].Is("{") && _tokens[caret + 2].Is("-") && _tokens[caret + 4].Is("}") && _tokens[caret + 5].Is("(");

    private bool Subscript(int at) => _tokens[at - 1] is { Kind: NotationTokenKind.Symbol, Text: "_" or "{" or "-" };
}
