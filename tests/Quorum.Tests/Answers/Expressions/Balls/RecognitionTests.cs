using FsCheck.Xunit;
using Fractions;

namespace Quorum.Tests.Answers.Expressions.Balls;

public class RecognitionTests
{
    [Property(MaxTest = 300)]
    public bool TryRecognise_small_rational_is_found(long numerator, long denominator)
    {
        if (denominator is 0 or long.MinValue)
            return true;

        // A ball around it that is not exact: as if it had been computed.
        var value = new Fraction(numerator, denominator);
        Ball third = Ball.Divide(Ball.FromRational(value, 256), Ball.FromInteger(3, 256), 256);
        Ball ball = Ball.Multiply(third, Ball.FromInteger(3, 256), 256);
        return RationalRecognition.TryRecognise(ball, out Fraction found) == true && found == value;
    }

    [Fact]
    public void TryRecognise_irrational_number_is_not_rational()
    {
        for (int n = 2; n < 200; n++)
        {
            if (Math.Sqrt(n) % 1 == 0)
                continue;

            Ball root = BallFunctions.SquareRoot(Ball.FromInteger(n, 256), 256);
            Assert.Equal(false, RationalRecognition.TryRecognise(root, out _));
        }

        Assert.Equal(false, RationalRecognition.TryRecognise(BallConstants.PiBall(256), out _));
    }

    [Fact]
    public void TryRecognise_wide_ball_is_undecided() =>
        Assert.Null(RationalRecognition.TryRecognise(Ball.FromRational(new Fraction(1, 3), 128), out _));

    [Property(MaxTest = 200)]
    public bool Fingerprint_is_the_same_at_every_precision(int number, byte root)
    {
        string?[] texts = [.. new[] { 256, 300, 512, 1024 }.Select(precision =>
        {
            Ball ball = BallFunctions.SquareRoot(Ball.FromInteger(root + 2, precision), precision);
            return Fingerprint.Write(Ball.Add(ball, Ball.FromInteger(number, precision), precision), precision);
        })];
        return texts[0] is not null && texts.All(text => text == texts[0]);
    }
}
