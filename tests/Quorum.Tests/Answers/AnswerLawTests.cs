using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Answers;

public class AnswerLawTests
{
    [Property(MaxTest = 2_000)]
    public void Parse_any_text_never_fails(string? text)
    {
        Answer answer = MathAnswer.Parse(text ?? "");
        Assert.Equal(answer, MathAnswer.Parse(text ?? ""));
        AnswerExtractor.Extract(text ?? "");
    }

    [Property(MaxTest = 2_000)]
    public void Parse_any_notation_never_fails(NonNegativeInt[] pieces)
    {
        string[] alphabet =
        [
            "1", "23", "456", ",", ".", " ", "/", "-", "{", "}", @"\frac", @"\text{", @"\boxed{", "e", "^", "%", @"\,", "$", "=", "x",
            "R", "°", @"\times10^", "\n", "answer is ", "Answer:", "####", "</think>", "<think>", @"\",
        ];
        string text = string.Concat(pieces.Select(piece => alphabet[piece.Get % alphabet.Length]));
        Answer answer = MathAnswer.Parse(text);
        Assert.Equal(answer.Key, MathAnswer.Parse(text).Key);
        AnswerExtractor.Extract(text);
    }

    [Property(MaxTest = 500)]
    public void Parse_equal_fractions_in_any_notation_are_equivalent(int numerator, NonZeroInt denominator, NonZeroInt factor)
    {
        BigInteger above = (BigInteger)numerator * factor.Get;
        BigInteger below = (BigInteger)denominator.Get * factor.Get;
        if (below.Sign < 0)
            (above, below) = (-above, -below);

        Answer expected = MathAnswer.Parse(string.Create(CultureInfo.InvariantCulture, $@"\frac{{{numerator}}}{{{denominator.Get}}}"));
        Assert.Equal(expected, MathAnswer.Parse(string.Create(CultureInfo.InvariantCulture, $"{above}/{below}")));
        Assert.Equal(expected, MathAnswer.Parse(string.Create(CultureInfo.InvariantCulture, $@"x = \dfrac{{{above}}}{{{below}}}")));
    }

    [Property(MaxTest = 500)]
    public void Parse_different_decimals_are_not_equivalent(decimal first, decimal second)
    {
        Answer one = MathAnswer.Parse(first.ToString(CultureInfo.InvariantCulture));
        Answer other = MathAnswer.Parse(second.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(first == second, one == other);
    }

    [Property(MaxTest = 500)]
    public void Parse_thousands_separators_do_not_matter(long number)
    {
        string grouped = number.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Equal(MathAnswer.Parse(number.ToString(CultureInfo.InvariantCulture)), MathAnswer.Parse(grouped));
        Assert.Equal(MathAnswer.Parse(grouped), MathAnswer.Parse(grouped.Replace(",", @"\,", StringComparison.Ordinal)));
    }
}
