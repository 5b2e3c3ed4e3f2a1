using static Quorum.Tests.Answers.Expressions.Build;

namespace Quorum.Tests.Answers.Expressions;

public class SetKeyTests
{
    private static readonly Build Line = Y - 2 * X - 1;

    [Fact]
    public void OfZeroSet_multiples_are_one_key()
    {
        string key = ZeroSet(Line);

        Assert.Equal(key, ZeroSet(-Line));
        Assert.Equal(key, ZeroSet(3 * Y - 6 * X - 3));
        Assert.Equal(key, ZeroSet(Sqrt(2) * Line));
        Assert.Equal(key, ZeroSet(1 + 2 * X - Y));
        Assert.Equal(key, ZeroSet(Line * Exp(5) / Pi));
    }

    [Fact]
    public void OfZeroSet_other_sets_are_other_keys()
    {
        string[] keys = [.. new[] { Line, Y - 2 * X + 1, Y + 2 * X - 1, Y - 2 * X, 2 * Y - X - 1, Line * X, Line.To(2), 1, X - X }.Select(ZeroSet)];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void OfZeroSet_scaled_conic_is_one_key() =>
        Assert.Equal(ZeroSet(X.To(2) / 9 + Y.To(2) / 4 - 1), ZeroSet(4 * X.To(2) + 9 * Y.To(2) - 36));

    [Fact]
    public void OfZeroSet_number_is_zero_or_one()
    {
        Assert.Equal("0", ZeroSet(Sqrt(2) * Sqrt(2) - 2));
        Assert.Equal("0", ZeroSet(X - X));
        Assert.Equal("1", ZeroSet(Sqrt(2)));
        Assert.Equal("1", ZeroSet(-5));
        Assert.Equal("1", ZeroSet(X - X - 5));
    }

    [Fact]
    public void OfPositiveSet_keeps_the_sign()
    {
        Assert.Equal(PositiveSet(Line), PositiveSet(Line * 7));
        Assert.Equal(PositiveSet(Line), PositiveSet(Line * Sqrt(3)));
        Assert.NotEqual(PositiveSet(Line), PositiveSet(-Line));
        Assert.Equal("-1", PositiveSet(-Sqrt(2)));
        Assert.Equal("1", PositiveSet(Pi - Ratio(314, 100)));
        Assert.Equal("0", PositiveSet(Sqrt(2) - Sqrt(2)));
    }

    [Fact]
    public void OfZeroSet_undefined_difference_has_a_problem() =>
        Assert.Equal("It is undefined.", ExpressionKey.OfZeroSet((X / (Y - Y)).Expression).Problem);

    private static string ZeroSet(Build difference)
    {
        ExpressionKey key = ExpressionKey.OfZeroSet(difference.Expression);
        Assert.Null(key.Problem);
        return key.Text!;
    }

    private static string PositiveSet(Build difference)
    {
        ExpressionKey key = ExpressionKey.OfPositiveSet(difference.Expression);
        Assert.Null(key.Problem);
        return key.Text!;
    }
}
