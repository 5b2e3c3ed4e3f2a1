using System.Globalization;
using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Answers.Reading;

/// <summary>Sums, products, integrals, limits and derivatives.</summary>
public class BoundVariableTests
{
    [Property(MaxTest = 100)]
    public void Sum_with_bounds_is_the_sum_of_its_terms(byte first, byte count, sbyte factor)
    {
        int last = first + (count % 40);
        long expected = Enumerable.Range(first, last - first + 1).Sum(k => factor * (long)k * k + 1);
        Assert.True(MathAnswer.AreEquivalent(Text($@"\sum_{{k={first}}}^{{{last}}} ({factor}k^2+1)"), Text($"{expected}")));
        Assert.True(MathAnswer.AreEquivalent(Text($@"\sum_{{i={first}}}^{{{last}}} ({factor}i^2+1)"), Text($"{expected}")));
    }

    [Property(MaxTest = 100)]
    public void Geometric_series_has_its_sum_if_it_converges(sbyte first, sbyte numerator, byte denominator, byte from)
    {
        int divisor = denominator + 1;
        string series = Text($@"\sum_{{k={from % 5}}}^{{\infty}} {first}\left(\frac{{{numerator}}}{{{divisor}}}\right)^k");
        string sum = Text($@"\frac{{{first}\cdot({numerator}/{divisor})^{{{from % 5}}}}}{{1-({numerator}/{divisor})}}");
        bool converges = Math.Abs((int)numerator) < divisor;
        if (first != 0 && numerator != 0)
            Assert.Equal(converges, numerator != divisor && MathAnswer.AreEquivalent(series, sum));
    }

    [Property(MaxTest = 100)]
    public void Derivative_of_a_polynomial_is_its_derivative(short a, short b, short c)
    {
        string polynomial = Text($"{a}x^3+({b})x^2+({c})x+7");
        Assert.True(MathAnswer.AreEquivalent($@"\frac{{d}}{{dx}}({polynomial})", Text($"{3 * a}x^2+({2 * b})x+({c})")));
        Assert.True(MathAnswer.AreEquivalent($@"\frac{{d^2}}{{dx^2}}\left({polynomial}\right)", Text($"{6 * a}x+({2 * b})")));
    }

    [Property(MaxTest = 100)]
    public void Integral_of_a_derivative_is_the_difference_of_the_ends(sbyte a, sbyte b, sbyte from, sbyte to)
    {
        long Value(long x) => (a * x * x * x) + (b * x * x);
        Assert.True(MathAnswer.AreEquivalent(Text($@"\int_{{{from}}}^{{{to}}} ({3 * a}x^2 + ({2 * b})x)\,dx"), Text($"{Value(to) - Value(from)}")));
    }

    [Theory]
    [InlineData(@"\sum_{k=1}^{n} k", @"\sum_{i=1}^n i")]
    [InlineData(@"\sum_{n=1}^{\infty}\frac{1}{n^2}", @"\sum_{k=1}^\infty \frac1{k^2}")]
    [InlineData(@"\sum_{i=1}^n \sum_{j=1}^n i j^2", @"\sum_{a=1}^n \sum_{b=1}^n a b^2")]
    [InlineData(@"\prod_{k=1}^{5} k", "5!")]
    [InlineData(@"\int_0^1 e^{-x^2}\,dx", @"\int_{0}^{1} e^{-t^2} dt")]
    [InlineData(@"\int_0^1 xdx", "1/2")]
    [InlineData(@"\lim_{x\to 1}\frac{x^2-1}{x-1}", "2")]
    [InlineData(@"\lim_{n \to \infty} \frac{2n+1}{n-3}", "2")]
    [InlineData(@"\lim_{x\to0}\frac{\sin x}{x}", @"\lim_{t \rightarrow 0} \frac{\sin(t)}{t}")]
    [InlineData(@"\frac{d}{dx}\sin x", @"\cos x")]
    [InlineData(@"\frac{d}{dx} x^x", @"x^x(\ln x + 1)")]
    [InlineData(@"\frac{dy}{dx} = 2x", "2x")]
    [InlineData(@"\frac{dy}{dx} = 2x", "y' = 2x")]
    [InlineData(@"\frac{\partial f}{\partial x} = 2xy", "2xy")]
    public void Operators_equal_themselves_and_what_they_are(string first, string second) => Assert.True(MathAnswer.AreEquivalent(first, second));

    [Theory]
    [InlineData(@"\frac{d}{dx}x^3", "x^2", @"\frac{d}{dx}x^2", @"x^3")]
    [InlineData(@"\sum_{i=1}^n i", @"\sum_{i=1}^n i^2", @"\sum_{i=1}^m i", @"\sum_{i=0}^{n} i", @"\prod_{i=1}^n i", "n")]
    [InlineData(@"\sum_{i=1}^n \sum_{j=1}^n i j", @"\sum_{i=1}^n \sum_{j=1}^n i^2", @"\sum_{i=1}^n \sum_{j=1}^n j^2", @"\sum_{i=1}^n i^2")]
    [InlineData(@"\int_0^1 e^x dx", @"\int_0^1 e^{2x} dx", @"\int_0^2 e^x dx", "e^x", @"\int e^x dx")]
    [InlineData(@"\int x\,dx", "x^2", @"\int x^2\,dx", @"\int x\,dt")]
    [InlineData(@"\lim_{x\to0}\frac{\sin x}{x}", @"\lim_{x\to1}\frac{\sin x}{x}", @"\frac{\sin x}{x}", @"\lim_{x\to0}\frac{\cos x}{x}")]
    [InlineData(@"\lim_{x\to 0^+} \ln x", @"\lim_{x\to 0^-} \ln x", @"\lim_{x\to 0} \ln x")]
    [InlineData(@"\frac{dy}{dx}", @"\frac{y}{x}", @"\frac{dx}{dy}")]
    public void Operators_of_different_meaning_are_different(params string[] answers) =>
        Assert.Equal(answers.Length, answers.Select(answer => MathAnswer.Parse(answer).Key).Distinct().Count());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
