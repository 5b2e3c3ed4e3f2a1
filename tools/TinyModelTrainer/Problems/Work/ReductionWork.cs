using TinyModelTrainer.Problems.Expressions;

namespace TinyModelTrainer.Problems.Work;

/// <summary>Reduces expressions to numbers by one of the many valid ways, drawn uniformly at every choice.</summary>
/// <remarks>
/// The choices are what makes consensus work: different valid reasoning paths lead to the same answer, so that the errors of
/// different samples are independent (Wang et al. 2022, "Self-Consistency Improves Chain of Thought Reasoning in Language
/// Models"). A path chooses which part of the expression comes next, the order of operands, which factor is taken apart, whether
/// a bracket is multiplied out, and small words.
/// </remarks>
public static class ReductionWork
{
    /// <summary>Writes the chain of an expression; an expression of several operators is written again after each step.</summary>
    public static int Reduce(this Worksheet sheet, Random random, Expression expression)
    {
        if (expression.Operators > 1)
            sheet.Line($"{expression}");

        var rest = expression;
        while (rest is not Number)
        {
            var steps = Reduction.Steps(rest).ToArray();
            if (steps.Length == 0)
                return sheet.DoNegative((Sum)rest);

            var step = random.Pick(steps);
            sheet.Do(random, step);
            rest = step.Rest;
            if (rest.Operators > 1)
                sheet.Rest(rest);
        }

        return rest.Value;
    }

    private static void Do(this Worksheet sheet, Random random, ReductionStep step)
    {
        switch (step.Operation, step.Part)
        {
            case (Operation.Add, Sum { Terms: [var first, var second] }):
                sheet.Add(first.Content.Value, second.Content.Value);
                break;
            case (Operation.Subtract, Sum { Terms: [var positive, var negative] }):
                sheet.Subtract(positive.Content.Value, negative.Content.Value);
                break;
            case (Operation.Multiply, Product product):
                sheet.Multiply(product.Left.Value, product.Right.Value);
                break;
            case (Operation.Divide, Quotient quotient):
                sheet.Divide(random, quotient.Dividend.Value, quotient.Divisor.Value);
                break;
            default:
                sheet.Line($"{step.Part} = {step.Outcome}");
                break;
        }
    }

    /// <summary>A difference whose result is negative: no step of <see cref="Reduction"/> passes such a number.</summary>
    private static int DoNegative(this Worksheet sheet, Sum difference) =>
        sheet.Subtract(difference.Terms[0].Content.Value, difference.Terms[1].Content.Value);
}
