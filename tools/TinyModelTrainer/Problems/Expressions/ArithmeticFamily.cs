using System.Globalization;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>The value of an expression with up to three operators, brackets and precedence.</summary>
public sealed class ArithmeticFamily(Wording words) : Family("arithmetic", words)
{
    private static readonly string[] s_english =
        ["What is {0}?", "What is {0}?", "Compute {0}.", "Calculate {0}.", "Calculate {0}", "Evaluate {0}.", "{0} = ?", "{0}", "{0} =", "Find the value of {0}."];

    private static readonly string[] s_russian =
        ["Сколько будет {0}?", "Вычисли {0}.", "Посчитай {0}.", "Найди значение {0}.", "Чему равно {0}?", "{0} = ? Реши по шагам."];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var expressions = new ExpressionGenerator(random);
        var expression = random.Once(25) ? expressions.DrawNegative() : expressions.Draw(random.Pick(Operators(length)));
        var sheet = new Worksheet(random, Words);
        var value = sheet.Reduce(random, expression);
        var answer = value.ToString(CultureInfo.InvariantCulture);
        return Boxed(expression.Canonical, Ask(expression, random), sheet.Text, answer, expression.Operators) with
        {
            Reply = $"{expression} = \\boxed{{{answer}}}",
        };
    }

    private string Ask(Expression expression, Random random)
    {
        var phrasing = random.Pick(Words == Wording.English ? s_english : s_russian);
        return phrasing.Replace("{0}", Notation.Of(expression, random), StringComparison.Ordinal);
    }

    private static int[] Operators(ChainLength length) => length == ChainLength.Drill ? [1] : [1, 2, 2, 3, 3];
}
