using FsCheck.Xunit;
using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

public class ExpressionLawTests
{
    [Property(MaxTest = 150)]
    public bool Evaluate_balls_of_two_precisions_overlap(int seed)
    {
        Expression expression = Tree(new Random(seed), 4, withVariables: false).Expression;
        var budget = new WorkBudget();
        ComplexBall coarse = new NumericEvaluation(256, null, budget).Evaluate(expression).ToBalls(256);
        ComplexBall fine = new NumericEvaluation(640, null, budget).Evaluate(expression).ToBalls(640);
        return !coarse.IsFinite || !fine.IsFinite || (Overlap(coarse.Real, fine.Real) && Overlap(coarse.Imaginary, fine.Imaginary));
    }

    [Property(MaxTest = 100)]
    public bool Of_sum_in_any_order_is_one_key(int seed) => IsOrderFree(seed, Sum);

    [Property(MaxTest = 100)]
    public bool Of_product_in_any_order_is_one_key(int seed) => IsOrderFree(seed, Product);

    [Property(MaxTest = 100)]
    public bool Of_a_variable_that_cancels_is_without_it(int seed)
    {
        Build tree = Tree(new Random(seed), 3, withVariables: true);
        Build w = Variable("w");
        return Key(tree) is not { } key || key == Key(w + tree - w) && key == Key(tree * (w + 2) / (w + 2));
    }

    [Property(MaxTest = 100)]
    public bool Of_a_sum_with_another_number_differs(int seed)
    {
        Build tree = Tree(new Random(seed), 3, withVariables: true);
        return Key(tree) is not { } key || key != Key(tree + 1) && key != Key(tree + Sqrt(2));
    }

    [Property(MaxTest = 100)]
    public bool OfZeroSet_multiple_is_one_key(int seed)
    {
        var random = new Random(seed);
        Build tree = Tree(random, 3, withVariables: true);
        Build factor = Ratio(random.Next(1, 50), random.Next(1, 50)) * Sqrt(random.Next(1, 9));
        ExpressionKey key = ExpressionKey.OfZeroSet(tree.Expression);
        return key.Text is null || key.Text == ExpressionKey.OfZeroSet((factor * tree).Expression).Text
            && key.Text == ExpressionKey.OfZeroSet((-tree).Expression).Text
            && ExpressionKey.OfPositiveSet(tree.Expression).Text == ExpressionKey.OfPositiveSet((factor * tree).Expression).Text;
    }

    [Property(MaxTest = 60)]
    public bool Of_is_the_same_from_many_threads(int seed)
    {
        Expression expression = Tree(new Random(seed), 3, withVariables: true).Expression;
        ExpressionKey key = ExpressionKey.Of(expression);
        return ParallelEnumerable.Range(0, 4).All(_ => ExpressionKey.Of(expression) == key);
    }

    private static bool IsOrderFree(int seed, Func<Build[], Build> combine)
    {
        var random = new Random(seed);
        Build[] parts = [.. Enumerable.Range(0, 5).Select(_ => Tree(random, 2, withVariables: true))];
        string? key = Key(combine(parts));
        random.Shuffle(parts);
        return key == Key(combine(parts));
    }

    private static string? Key(Build expression) => ExpressionKey.Of(expression.Expression).Text;

    private static bool Overlap(Ball first, Ball second)
    {
        Ball difference = Ball.Subtract(first, second, 2048);
        return difference.ContainsZero;
    }

    private static Build Tree(Random random, int depth, bool withVariables)
    {
        if (depth == 0)
            return random.Next(withVariables ? 7 : 4) switch
            {
                0 => random.Next(-9, 10),
                1 => Ratio(random.Next(-20, 21), random.Next(1, 12)),
                2 => Pi,
                3 => E,
                4 => X,
                5 => Y,
                _ => Z,
            };

        Build Part() => Tree(random, depth - 1, withVariables);
        return random.Next(13) switch
        {
            0 or 1 => Part() + Part(),
            2 => Part() - Part(),
            3 or 4 => Part() * Part(),
            5 => Part() / Part(),
            6 => Part().To(random.Next(-3, 4)),
            7 => Sqrt(Part()),
            8 => Cbrt(Part()),
            9 => Sin(Part()),
            10 => ArcTan(Part()),
            11 => Ln(Part()),
            _ => Abs(Part()),
        };
    }
}
