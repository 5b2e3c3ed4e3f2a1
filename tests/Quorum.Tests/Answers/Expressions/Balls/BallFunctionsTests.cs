using System.Numerics;
using FsCheck.Xunit;
using Fractions;
using static Quorum.Tests.Answers.Expressions.Balls.Enclosure;

namespace Quorum.Tests.Answers.Expressions.Balls;

/// <summary>The elementary functions against Taylor's series, summed in rational numbers, and against digits from tables.</summary>
public class BallFunctionsTests
{
    private const int Precision = 200;
    private const int Terms = 70;

    [Theory]
    [InlineData("pi", "314159265358979323846264338327950288419716939937510582097494459230781640628620899")]
    [InlineData("e", "271828182845904523536028747135266249775724709369995957496696762772407663035354759")]
    [InlineData("sqrt 2", "141421356237309504880168872420969807856967187537694807317667973799073247846210703")]
    [InlineData("phi", "161803398874989484820458683436563811772030917980576286213544862270526046281890244")]
    [InlineData("ln 2", "069314718055994530941723212145817656807550013436025525412068000949339362196969471")]
    [InlineData("sin 1", "084147098480789650665250232163029899962256306079837106567275170999191040439123966")]
    public void Constants_have_the_digits_of_the_tables(string name, string digits)
    {
        foreach (int precision in new[] { 64, 256, 300, 1024 })
        {
            Ball ball = name switch
            {
                "pi" => BallConstants.PiBall(precision),
                "e" => BallFunctions.Exponential(Ball.One, precision),
                "sqrt 2" => BallFunctions.SquareRoot(Ball.FromInteger(2, precision), precision),
                "phi" => Ball.Scale(Ball.Add(Ball.One, BallFunctions.SquareRoot(Ball.FromInteger(5, precision), precision), precision), -1),
                "ln 2" => BallFunctions.Logarithm(Ball.FromInteger(2, precision), precision),
                _ => BallFunctions.SineCosine(Ball.One, precision).Sine,
            };

            var unit = new Fraction(BigInteger.One, BigInteger.Pow(10, digits.Length - 1));
            Assert.True(Contains(ball, BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) * unit, unit));
            Assert.True(IsNarrow(ball, precision - 12));
        }
    }

    [Property(MaxTest = 60)]
    public bool Exponential_contains_the_sum_of_its_series(short a, byte b)
    {
        Fraction x = Number(a, b);
        return Agrees(BallFunctions.Exponential(Ball.FromRational(x, Precision), Precision), Sum(x, k => 1));
    }

    [Property(MaxTest = 60)]
    public bool Sine_and_cosine_contain_the_sums_of_their_series(short a, byte b)
    {
        Fraction x = Number(a, b);
        (Ball sine, Ball cosine) = BallFunctions.SineCosine(Ball.FromRational(x, Precision), Precision);
        return Agrees(sine, Sum(x, k => k % 2 == 0 ? 0 : k % 4 == 1 ? 1 : -1)) && Agrees(cosine, Sum(x, k => k % 2 == 1 ? 0 : k % 4 == 0 ? 1 : -1));
    }

    [Property(MaxTest = 60)]
    public bool Exponential_of_a_logarithm_contains_the_number(uint a, ushort b, short shift)
    {
        Fraction x = new Fraction(a + 1L, b + 1L) * Scaled(1, shift % 200);
        Ball logarithm = BallFunctions.Logarithm(Ball.FromRational(x, Precision), Precision);
        Ball back = BallFunctions.Exponential(logarithm, Precision);
        return Contains(back, x) && IsNarrow(back, Precision - 30);
    }

    [Property(MaxTest = 60)]
    public bool Tangent_of_an_arc_tangent_contains_the_number(int a, ushort b)
    {
        var x = new Fraction(a, b + 1);
        Ball angle = BallFunctions.ArcTangent(Ball.FromRational(x, Precision), Precision);
        (Ball sine, Ball cosine) = BallFunctions.SineCosine(angle, Precision);
        return Contains(Ball.Divide(sine, cosine, Precision), x);
    }

    [Property(MaxTest = 60)]
    public bool Functions_of_a_wide_ball_contain_the_values_at_its_ends(ushort a, byte b, ushort width)
    {
        Fraction x = 1 + new Fraction(a, 256);
        Fraction radius = Scaled(width + 1, -20);
        Ball wide = Ball.Rounded(((x + 1) * 256).ToBigInteger() << 12, width + 1, -20, 64);
        Fraction[] ends = [x + 1 - radius, x + 1, x + 1 + radius];
        return Array.TrueForAll(ends, end =>
        {
            Ball exact = Ball.FromRational(end, Precision);
            return Overlaps(BallFunctions.SquareRoot(wide, 64), BallFunctions.SquareRoot(exact, Precision))
                && Overlaps(BallFunctions.Root(wide, 3, 64), BallFunctions.Root(exact, 3, Precision))
                && Overlaps(BallFunctions.Logarithm(wide, 64), BallFunctions.Logarithm(exact, Precision))
                && Overlaps(BallFunctions.ArcTangent(wide, 64), BallFunctions.ArcTangent(exact, Precision))
                && Overlaps(BallFunctions.SineCosine(wide, 64).Sine, BallFunctions.SineCosine(exact, Precision).Sine)
                && (x > 100 || Overlaps(BallFunctions.Exponential(wide, 64), BallFunctions.Exponential(exact, Precision)));
        });
    }

    [Fact]
    public void Sine_far_away_is_that_of_the_reduced_argument()
    {
        // sin(10^22) is a classic of bad argument reduction.
        Ball sine = BallFunctions.SineCosine(Ball.FromInteger(BigInteger.Pow(10, 22), 256), 256).Sine;

        Assert.True(Contains(sine, new Fraction(-8522008497671888L, 10000000000000000L), new Fraction(1, 1000000000000000L)));
    }

    [Fact]
    public void Gamma_at_integers_contains_the_factorial()
    {
        BigInteger factorial = 1;
        for (int n = 1; n <= 60; n++)
        {
            Ball gamma = BallGamma.Gamma(Ball.FromInteger(n, 256), 256);
            Assert.True(Contains(gamma, new Fraction(factorial)));
            Assert.True(IsNarrow(gamma, 230));
            factorial *= n;
        }
    }

    [Fact]
    public void Gamma_reflected_contains_pi_over_the_sine()
    {
        foreach (int precision in new[] { 64, 256, 1024 })
        {
            for (int n = -7; n <= 7; n++)
            {
                Ball x = Ball.FromRational(n + new Fraction(1, 3), precision);
                Ball product = Ball.Multiply(BallGamma.Gamma(x, precision), BallGamma.Gamma(Ball.Subtract(Ball.One, x, precision), precision), precision);
                Ball pi = BallConstants.PiBall(precision);
                Ball sine = BallFunctions.SineCosine(Ball.Multiply(pi, x, precision), precision).Sine;
                Ball expected = Ball.Divide(pi, sine, precision);
                Assert.True(Overlaps(product, expected));
                Assert.True(IsNarrow(product, precision - 30));
            }
        }
    }

    private static bool Overlaps(Ball first, Ball second) => first.IsFinite && second.IsFinite
        && Fraction.Abs(Scaled(first.Middle, first.Exponent) - Scaled(second.Middle, second.Exponent))
            <= Scaled(first.Radius, first.Exponent) + Scaled(second.Radius, second.Exponent);

    /// <summary>Between −2 and 2.</summary>
    private static Fraction Number(short a, byte b) => new(a, (b + 1) * 16384L);

    private static bool Agrees(Ball ball, Fraction sum) => Contains(ball, sum, Scaled(1, -250)) && IsNarrow(Ball.Add(ball, Ball.FromInteger(4, Precision), Precision), Precision - 20);

    /// <summary>Σ c(k) xᵏ/k!, with an error far below 2⁻²⁵⁰ for |x| up to 2: 2⁷⁰/70! is 2⁻²⁶².</summary>
    private static Fraction Sum(Fraction x, Func<int, int> coefficient)
    {
        Fraction sum = Fraction.Zero;
        Fraction term = Fraction.One;
        for (int k = 0; k <= Terms; k++)
        {
            sum += coefficient(k) * term;
            term = term * x / (k + 1);
        }

        return sum;
    }
}
