using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

public class ComparisonTests
{
    /// <summary>In ascending order.</summary>
    private static readonly Build[] Ascending =
    [
        -Infinity, -Exp(50), -10, -Pi, -3, -Sqrt(2), Ratio(-1, 3), 0, Exp(-50), ((Build)10).To(-8), Ratio(1, 3), Ln(2), 1,
        Sqrt(2), Ratio(3, 2), Phi, E, 3, Pi, Ratio(22, 7), Sqrt(2) + Sqrt(3), 10, ((Build)2).To(100), Exp(100), Infinity,
    ];

    [Fact]
    public void Compare_ordered_numbers_is_their_order()
    {
        for (int i = 0; i < Ascending.Length; i++)
        {
            for (int j = 0; j < Ascending.Length; j++)
                Assert.Equal(Math.Sign(i - j), Sign(Ascending[i], Ascending[j]));
        }
    }

    [Fact]
    public void Compare_equal_values_is_zero()
    {
        foreach ((Build first, Build second) in new[] { (Sqrt(8), 2 * Sqrt(2)), (Sin(Pi / 6), Ratio(1, 2)), (2 * Infinity, Infinity) })
            Assert.Equal(0, Sign(first, second));
    }

    [Fact]
    public void Compare_what_has_no_order_is_undecided()
    {
        Assert.Null(Sign(X, 1));
        Assert.Null(Sign(I, 1));
        Assert.Null(Sign((Build)1 / 0, 1));
        Assert.Null(Sign(Infinity - Infinity, 1));
        Assert.Null(Sign(((Build)9).To(((Build)9).To(9)), 1));
    }

    private static int? Sign(Build first, Build second) => ExpressionKey.Compare(first.Expression, second.Expression) is { } order ? Math.Sign(order) : null;
}
