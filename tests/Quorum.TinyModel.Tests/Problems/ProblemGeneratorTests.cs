namespace TinyModelTrainer.Problems;

public class ProblemGeneratorTests
{
    [Fact]
    public void One_seed_gives_the_same_problems() => Assert.Equal(Draw(seed: 5), Draw(seed: 5));

    [Fact]
    public void Another_seed_gives_other_problems() => Assert.NotEqual(Draw(seed: 5), Draw(seed: 6));

    [Fact]
    public void Held_out_problems_are_never_trained_on()
    {
        var generator = new ProblemGenerator(new Random(1), ProblemMix.Final);
        var trained = Enumerable.Range(0, 2000).Select(_ => generator.NextForTraining().Expression.ToString()).ToHashSet();
        Assert.All(Enumerable.Range(0, 300), _ => Assert.DoesNotContain(generator.NextHeldOut().Expression.ToString(), trained));
    }

    [Fact]
    public void The_showcase_is_held_out()
    {
        Assert.Equal("37 * 24 - 5", HeldOut.Showcase.ToString());
        Assert.True(HeldOut.Contains(HeldOut.Showcase));
    }

    [Fact]
    public void Expressions_have_the_operators_of_the_mix()
    {
        var generator = new ProblemGenerator(new Random(2), new ProblemMix([0, 0, 1]));
        var operators = Enumerable.Range(0, 200).Select(_ => generator.NextForTraining().Expression.Operators);
        Assert.All(operators, count => Assert.True(count is 3 or 1, $"{count} operators"));
    }

    private static string[] Draw(int seed)
    {
        var generator = new ProblemGenerator(new Random(seed), ProblemMix.Final);
        return [.. Enumerable.Range(0, 50).Select(_ => generator.NextForTraining()).Select(problem => problem.Prompt + problem.Completion)];
    }
}
