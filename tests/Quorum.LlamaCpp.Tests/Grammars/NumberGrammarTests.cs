using System.Globalization;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Tests.Grammars;

public sealed class NumberGrammarTests(RandomModelFixture fixture)
{
    [Fact]
    public void Integers_between_two_are_exactly_those()
    {
        foreach (var (first, last) in new[] { (0, 0), (0, 9), (1, 10), (7, 123), (95, 105), (-5, 5), (-120, -98), (-1, 1000), (200, 200) })
        {
            var gbnf = $"root ::= {NumberGrammar.Integers(first, last)}";
            for (var number = -1100; number <= 1100; number += Math.Abs(number) < 250 ? 1 : 13)
                Assert.Equal(number >= first && number <= last, Contains(gbnf, number.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData(-2_147_483_648, 2_147_483_647)]
    [InlineData(17, 999_999_999_999_999)]
    [InlineData(-40, 12_345_678)]
    public void Ends_of_wide_ranges_are_exact(long first, long last)
    {
        var gbnf = $"root ::= {NumberGrammar.Integers(first, last)}";

        Assert.All([first, first + 1, last, last - 1, (first / 2) + (last / 2)], number => Assert.True(Contains(gbnf, number.ToString(CultureInfo.InvariantCulture))));
        Assert.All([first - 1, last + 1, first - 10, last + 10], number => Assert.False(Contains(gbnf, number.ToString(CultureInfo.InvariantCulture))));
        Assert.All(["007", "00", "-00", ""], text => Assert.False(Contains(gbnf, text)));
    }

    [Theory]
    [InlineData("\"minimum\":0,\"maximum\":1", "0 0.5 1 1.0 0.000", "-1 1.1 2 1.01 -0.5")]
    [InlineData("\"exclusiveMinimum\":0", "0.1 1 17.5 0.01", "0 0.0 -1")]
    [InlineData("\"exclusiveMinimum\":0,\"exclusiveMaximum\":10", "0.1 9.99 5", "0 10 10.0 10.5")]
    [InlineData("\"minimum\":-3,\"maximum\":2", "-3 -2.5 -0.1 0 1.9 2 -3.0", "-3.1 2.1 -4")]
    [InlineData("\"maximum\":-1", "-1 -1.5 -100", "0 1 -0.5")]
    [InlineData("\"exclusiveMaximum\":-1", "-1.5 -100", "-1 -1.0 -0.9")]
    [InlineData("\"minimum\":5,\"maximum\":5", "5 5.0", "4 6 5.1")]
    [InlineData("\"minimum\":0,\"maximum\":1.7976931348623157E+308", "0 1e0", "-1")]
    public void Numbers_between_bounds(string bounds, string valid, string invalid)
    {
        var gbnf = Membership.ToGbnf($"{{\"type\":\"number\",{bounds}}}");

        Assert.All(valid.Split(' ').Where(text => text != "1e0"), text => Assert.True(Contains(gbnf, text), text));
        Assert.All(invalid.Split(' '), text => Assert.False(Contains(gbnf, text), text));
    }

    [Theory]
    [InlineData("\"minimum\":1,\"maximum\":12", "1 9 10 12", "0 13 1.5")]
    [InlineData("\"exclusiveMinimum\":1,\"exclusiveMaximum\":4", "2 3", "1 4")]
    [InlineData("\"minimum\":0.5,\"maximum\":3.5", "1 2 3", "0 4")]
    [InlineData("\"minimum\":0", "0 1 999999999999999", "-1 -0")]
    [InlineData("\"multipleOf\":1", "0 -5 7", "0.5")]
    public void Integers_between_bounds(string bounds, string valid, string invalid)
    {
        var gbnf = Membership.ToGbnf($"{{\"type\":\"integer\",{bounds}}}");

        Assert.All(valid.Split(' '), text => Assert.True(Contains(gbnf, text), text));
        Assert.All(invalid.Split(' '), text => Assert.False(Contains(gbnf, text), text));
    }

    private bool Contains(string gbnf, string text) => Membership.Contains(fixture.Model.Vocabulary, gbnf, text);
}
