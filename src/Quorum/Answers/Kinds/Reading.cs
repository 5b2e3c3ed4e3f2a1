using System.Collections.Immutable;

namespace Quorum;

/// <summary>What a piece of an answer was read as: its canonical key, and what is needed to make a part of something larger of it.</summary>
internal sealed record Reading(string Key, AnswerKind Kind)
{
    /// <summary>Gets why it could not be evaluated, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the elements of a set or a tuple.</summary>
    public ImmutableArray<Reading> Elements { get; init; } = [];

    /// <summary>Gets the expression, if it is one.</summary>
    public Expression? Expression { get; init; }

    /// <summary>Gets the part of the real line, if it is one.</summary>
    public RealSet? Region { get; init; }

    /// <summary>Gets whether it is a set in braces, which stays one element of a list.</summary>
    public bool IsBraced { get; init; }

    /// <summary>Gets the name that the answer was assigned to, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the empty set: no solution.</summary>
    public static Reading Empty { get; } = new("∅", AnswerKind.Set) { Region = RealSet.Empty };

    /// <summary>An expression, by its value.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="spelling">What stands for the key where there is no value.</param>
    public static Reading Of(Expression expression, string spelling)
    {
        ExpressionKey key = ExpressionKey.Of(expression);
        bool variables = ExpressionVariables.In(expression).Count > 0;
        AnswerKind kind = variables ? AnswerKind.Expression : AnswerKind.Number;
        return key.Text is { } text
            ? new($"value:{text}", kind) { Expression = expression }
            : new($"unread:{spelling}", kind) { Expression = expression, Problem = key.Problem ?? "It could not be evaluated." };
    }

    /// <summary>A set: order and repetition do not matter, a set of one is its element, sets of a list without braces are merged.</summary>
    public static Reading SetOf(IEnumerable<Reading> elements)
    {
        Reading[] distinct = [.. elements.DistinctBy(element => element.Key).OrderBy(element => element.Key, StringComparer.Ordinal)];
        return distinct switch
        {
            [] => Empty,
            [var one] => one,
            _ => new($"{{{string.Join(';', distinct.Select(element => element.Key))}}}", AnswerKind.Set)
            {
                Elements = [.. distinct],
                Problem = ProblemOf(distinct),
            },
        };
    }

    /// <summary>Elements in order; one alone is itself.</summary>
    public static Reading TupleOf(IReadOnlyList<Reading> elements) => elements.Count == 1
        ? elements[0]
        : new($"({string.Join(';', elements.Select(element => element.Key))})", AnswerKind.Tuple)
        {
            Elements = [.. elements],
            Problem = ProblemOf(elements),
        };

    /// <summary>Rows of cells.</summary>
    public static Reading MatrixOf(IReadOnlyList<Reading[]> rows) =>
        new($"[[{string.Join("],[", rows.Select(row => string.Join(';', row.Select(cell => cell.Key))))}]]", AnswerKind.Matrix)
        {
            Problem = ProblemOf(rows.SelectMany(row => row)),
        };

    /// <summary>The first problem of several readings.</summary>
    public static string? ProblemOf(IEnumerable<Reading> readings) => readings.FirstOrDefault(reading => reading.Problem is not null)?.Problem;
}
