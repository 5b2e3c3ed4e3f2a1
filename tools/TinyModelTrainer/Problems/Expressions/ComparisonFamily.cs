using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>Which of several expressions is the greatest or smallest, and how far two of them are apart.</summary>
public sealed class ComparisonFamily(Wording words) : Family("comparison", words)
{
    private static readonly string[] s_difference = ["How far apart are {0} and {1}?", "What is the difference between {0} and {1}?", "By how much do {0} and {1} differ?"];

    private static readonly string[] s_greatest = ["What is the greatest value of {0} and {1}?", "Which is greater, {0} or {1}? Give its value.", "What is the value of the larger of {0} and {1}?"];

    private static readonly string[] s_smallest = ["What is the smallest value of {0} and {1}?", "Which is smaller, {0} or {1}? Give its value.", "What is the value of the smaller of {0} and {1}?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var generator = new ExpressionGenerator(random);
        var kind = random.Next(3);
        var operators = length == ChainLength.Full && kind == 0 ? random.Between(1, 2) : 1;
        Expression[] expressions = [generator.Draw(operators), Near(generator, random, operators)];
        if (length == ChainLength.Full && kind > 0)
            expressions = [.. expressions, Near(generator, random, 1)];
        if (expressions.Select(expression => expression.Value).Distinct().Count() < expressions.Length)
            return Draw(random, length);

        var sheet = new Worksheet(random, Words);
        foreach (var expression in random.Shuffled(expressions))
        {
            sheet.Reduce(random, expression);
            if (expression.Operators > 1)
                sheet.Line($"{expression} = {expression.Value}");
        }

        var ordered = expressions.Select(expression => expression.Value).Order().ToArray();
        sheet.Line($"{string.Join(" < ", ordered)}");
        var (wordings, result) = kind switch
        {
            0 => (s_difference, sheet.Subtract(ordered[^1], ordered[0])),
            1 => (s_greatest, ordered[^1]),
            _ => (s_smallest, ordered[0]),
        };
        var list = string.Join(", ", expressions[..^1].Select(expression => expression.ToString()));
        var key = $"{kind}: {string.Join(", ", expressions.Select(expression => expression.Canonical).Order(StringComparer.Ordinal))}";
        return Boxed(key, string.Format(null, random.Pick(wordings), list, expressions[^1]), sheet.Text, $"{result}", size: expressions.Length);
    }

    private static Expression Near(ExpressionGenerator generator, Random random, int operators) =>
        generator.Draw(random.Once(3) ? operators : 1);
}
