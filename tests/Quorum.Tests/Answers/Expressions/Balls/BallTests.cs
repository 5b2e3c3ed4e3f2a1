using FsCheck.Xunit;
using Fractions;
using static Quorum.Tests.Answers.Expressions.Balls.Enclosure;

namespace Quorum.Tests.Answers.Expressions.Balls;

public class BallTests
{
    private const int Precision = 40;

    [Property(MaxTest = 300)]
    public bool Add_contains_the_sum(long a, int b, long c, int d) =>
        Holds(a, b, c, d, (x, y) => Ball.Add(x, y, Precision), (x, y) => x + y);

    [Property(MaxTest = 300)]
    public bool Multiply_contains_the_product(long a, int b, long c, int d) =>
        Holds(a, b, c, d, (x, y) => Ball.Multiply(x, y, Precision), (x, y) => x * y);

    [Property(MaxTest = 300)]
    public bool Divide_contains_the_quotient(long a, int b, long c, int d) =>
        c == 0 || Holds(a, b, c, d, (x, y) => Ball.Divide(x, y, Precision), (x, y) => x / y);

    [Property(MaxTest = 200)]
    public bool Root_squared_contains_the_number(uint a, ushort b)
    {
        Fraction value = Number(a, b);
        Ball root = BallFunctions.SquareRoot(Ball.FromRational(value, Precision), Precision);
        return Contains(Ball.Multiply(root, root, Precision), value) && IsNarrow(root, Precision - 5);
    }

    [Property(MaxTest = 200)]
    public bool Cube_root_cubed_contains_the_number(uint a, ushort b)
    {
        Fraction value = Number(a, b);
        Ball root = BallFunctions.Root(Ball.FromRational(value, Precision), 3, Precision);
        return Contains(Ball.Multiply(root, Ball.Multiply(root, root, Precision), Precision), value) && IsNarrow(root, Precision - 5);
    }

    [Fact]
    public void Divide_by_zero_is_undefined_and_by_what_may_be_zero_imprecise()
    {
        var mayBeZero = Ball.Rounded(1, 2, 0, 64);

        Assert.Equal(BallState.Undefined, Ball.Divide(Ball.One, Ball.Zero, 64).State);
        Assert.Equal(BallState.Imprecise, Ball.Divide(Ball.One, mayBeZero, 64).State);
    }

    [Fact]
    public void Add_far_apart_keeps_the_larger_within_its_ball()
    {
        Ball large = Ball.FromInteger(3, 64);
        Ball small = Ball.Scale(Ball.One, -5000);

        Ball sum = Ball.Add(large, small, 64);

        Assert.True(Contains(sum, 3 + Scaled(1, -5000)));
        Assert.False(sum.IsExact);
        Assert.True(IsNarrow(sum, 60));
    }

    [Fact]
    public void Add_cancelling_in_nearly_all_bits_is_zero_and_in_half_of_them_is_not()
    {
        Ball root = BallFunctions.SquareRoot(Ball.FromInteger(2, 256), 256);
        Ball other = Ball.Divide(Ball.FromInteger(2, 256), root, 256);

        Assert.True(Ball.Subtract(root, other, 256).IsZero);
        Assert.False(Ball.Subtract(root, Ball.Add(other, Ball.Scale(Ball.One, -128), 256), 256).IsZero);
    }

    private static bool Holds(long a, int b, long c, int d, Func<Ball, Ball, Ball> operate, Func<Fraction, Fraction, Fraction> exactly)
    {
        Fraction x = new(a, Math.Abs((long)b) + 1);
        Fraction y = new(c, Math.Abs((long)d) + 1);
        return Contains(operate(Ball.FromRational(x, Precision), Ball.FromRational(y, Precision)), exactly(x, y));
    }

    private static Fraction Number(uint a, ushort b) => new(a + 1L, b + 1);
}
