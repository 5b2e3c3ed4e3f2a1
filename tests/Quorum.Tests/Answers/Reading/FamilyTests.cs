using System.Globalization;
using FsCheck;
using FsCheck.Xunit;

namespace Quorum.Tests.Answers.Reading;

/// <summary>Families with an integer parameter, and residues.</summary>
public class FamilyTests
{
    [Property(MaxTest = 200)]
    public void Family_does_not_depend_on_the_parameter_nor_on_where_it_begins(sbyte first, PositiveInt period, sbyte shift)
    {
        int begin = first + (shift * period.Get);
        Assert.True(MathAnswer.AreEquivalent(Text($@"{first}+{period.Get}n, n\in\mathbb{{Z}}"), Text($@"{begin}+{period.Get}k,\ k \in \mathbb Z")));
        Assert.True(MathAnswer.AreEquivalent(Text($@"{first}+{period.Get}n, n\in\mathbb{{Z}}"), Text($@"{begin}-{period.Get}m, m\in Z")));
        Assert.False(MathAnswer.AreEquivalent(Text($@"{first}+{period.Get}n, n\in\mathbb{{Z}}"), Text($@"{first}+{2 * period.Get}n, n\in\mathbb{{Z}}")));
    }

    [Property(MaxTest = 200)]
    public void Residue_does_not_depend_on_its_representative(int residue, PositiveInt modulus, sbyte shift)
    {
        long other = residue + ((long)shift * modulus.Get);
        Assert.True(MathAnswer.AreEquivalent(Text($@"x \equiv {residue} \pmod{{{modulus.Get}}}"), Text($"{other} (mod {modulus.Get})")));
        Assert.False(MathAnswer.AreEquivalent(Text($@"{residue} \pmod{{{modulus.Get}}}"), Text($@"{residue} \pmod{{{modulus.Get + 1}}}")));
    }

    [Theory]
    [InlineData(@"\frac{\pi}{2}+\pi n, n\in\mathbb{Z}", @"x = \frac{\pi}{2}+\pi k,\ k\in Z")]
    [InlineData(@"\frac{\pi}{2}+\pi n, n\in\mathbb{Z}", @"-\frac{\pi}{2}+n\pi \text{ for integer } n")]
    [InlineData(@"\frac{\pi}{2}+\pi n, n\in\mathbb{Z}", @"\frac{\pi}{2}+\pi n, где n — целое")]
    [InlineData(@"\pm\frac{\pi}{3}+2\pi n, n\in\mathbb{Z}", @"\pm\frac{\pi}{3}+2\pi k")]
    [InlineData(@"\{2k : k \in \mathbb{Z}\}", @"2n, n \in \mathbb{Z}")]
    public void Spellings_of_one_family_are_equivalent(string first, string second) => Assert.True(MathAnswer.AreEquivalent(first, second));

    [Theory]
    [InlineData(@"\{2k : k \in \mathbb{Z}\}", @"\{2k+1 : k \in \mathbb{Z}\}", @"\{3k : k \in \mathbb{Z}\}")]
    [InlineData(@"\frac{\pi}{2}+\pi n, n\in\mathbb{Z}", @"\frac{\pi}{2}+2\pi n, n\in\mathbb{Z}", @"\pi n, n\in\mathbb{Z}", @"\frac{\pi}{2}")]
    [InlineData(@"x \equiv 3 \pmod 5", @"x \equiv 2 \pmod 5", "3", "3/5")]
    public void Different_families_are_different(params string[] answers) =>
        Assert.Equal(answers.Length, answers.Select(answer => MathAnswer.Parse(answer).Key).Distinct().Count());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
