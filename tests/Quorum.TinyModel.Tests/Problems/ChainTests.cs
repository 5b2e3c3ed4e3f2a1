using System.Globalization;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems;

public class ChainTests
{
    private static readonly Problem[] s_problems = Draw(seed: 7, count: 1000);

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
    public void Every_chain_ends_with_an_equation() =>
        Assert.All(s_problems, problem => Assert.Contains(" = ", problem.Chain.Split('\n')[^1], StringComparison.Ordinal));

    [Fact]
    public void The_answer_is_the_value_of_the_expression() =>
        Assert.All(s_problems, problem => Assert.Equal(Arithmetic.Compute(problem.Reply.Split(" = ")[0]).ToString(CultureInfo.InvariantCulture), problem.Answer));

    [Fact]
    public void One_expression_has_many_chains()
    {
        var random = new Random(3);
        var chains = Enumerable.Range(0, 100).Select(_ => Chain(random)).ToHashSet();
        Assert.True(chains.Count > 50, $"{chains.Count} different chains of 100");
    }

    [Fact]
    public void No_intermediate_result_is_negative() =>
        Assert.All(
            s_problems.Where(problem => !problem.Answer.StartsWith('-')),
            problem => Assert.DoesNotContain("= -", problem.Chain, StringComparison.Ordinal));

    private static string Chain(Random random)
    {
        var sheet = new Worksheet(random, Wording.English);
        sheet.Reduce(random, HeldOut.Showcase);
        return sheet.Text;
    }

    private static Problem[] Draw(int seed, int count)
    {
        var generator = new ProblemGenerator(new Random(seed));
        return [.. Enumerable.Range(0, count).Select(i => generator.NextForTraining(Families.All[i % 2], ChainLength.Full))];
    }
}
