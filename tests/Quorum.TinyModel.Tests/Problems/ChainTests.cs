using System.Globalization;

namespace TinyModelTrainer.Problems;

public class ChainTests
{
    private static readonly Problem[] s_problems = Draw(seed: 7, count: 2000);

    [Fact]
    public void Every_equation_of_every_chain_is_true()
    {
        foreach (var line in s_problems.SelectMany(problem => problem.Chain.Split('\n')).Where(line => line.Contains('=', StringComparison.Ordinal)))
        {
            // A line of working begins with the name of its place, as in "tens: 3 + 8 = 11".
            var sides = line.Split(": ")[^1].Split(" = ");
            Assert.Equal(2, sides.Length);
            Assert.True(Arithmetic.Compute(sides[0]) == Arithmetic.Compute(sides[1]), line);
        }
    }

    [Fact]
    public void Every_chain_ends_with_an_equation()
    {
        Assert.All(s_problems, problem => Assert.Contains(" = ", problem.Chain.Split('\n')[^1], StringComparison.Ordinal));
    }

    [Fact]
    public void The_answer_is_the_value_of_the_expression()
    {
        foreach (var problem in s_problems)
        {
            if (problem.Answer.Split(" R ") is [var quotient, var remainder])
                AssertDivision(problem.Expression.ToString()!, quotient, remainder);
            else
                Assert.Equal(Arithmetic.Compute(problem.Expression.ToString()!).ToString(CultureInfo.InvariantCulture), problem.Answer);
        }
    }

    [Fact]
    public void The_conclusion_boxes_the_answer() =>
        Assert.All(s_problems, problem => Assert.EndsWith($" = \\boxed{{{problem.Answer}}}", problem.Conclusion, StringComparison.Ordinal));

    [Fact]
    public void One_expression_has_many_chains()
    {
        var writer = new ChainWriter(new Random(3));
        var chains = Enumerable.Range(0, 100).Select(_ => writer.Write(HeldOut.Showcase)).ToHashSet();
        Assert.True(chains.Count > 50, $"{chains.Count} different chains of 100");
    }

    [Fact]
    public void No_intermediate_result_is_negative() =>
        Assert.All(
            s_problems.Where(problem => !problem.Answer.StartsWith('-')),
            problem => Assert.DoesNotContain("= -", problem.Chain, StringComparison.Ordinal));

    private static void AssertDivision(string expression, string quotient, string remainder)
    {
        var operands = expression.Split(" / ").Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal((operands[0] / operands[1]).ToString(CultureInfo.InvariantCulture), quotient);
        Assert.Equal((operands[0] % operands[1]).ToString(CultureInfo.InvariantCulture), remainder);
    }

    private static Problem[] Draw(int seed, int count)
    {
        var generator = new ProblemGenerator(new Random(seed), ProblemMix.Final);
        return [.. Enumerable.Range(0, count).Select(_ => generator.NextForTraining())];
    }
}
