using TinyModelTrainer.Problems.Expressions;

namespace TinyModelTrainer.Problems;

public class FamilyTests
{
    public static TheoryData<string> Ids => [.. Families.All.Select(family => family.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_problem_boxes_its_answer_runs_or_calls(string id)
    {
        foreach (var problem in Draw(id, seed: 3, count: 200))
        {
            Assert.True(problem.IsRight(problem.Result is null ? problem.Reply : problem.Completion), problem.Reply);
            Assert.NotEmpty(problem.Chain);
            Assert.DoesNotContain("{", problem.Question.Replace("\\boxed{}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Problems_hardly_ever_repeat(string id) =>
        Assert.True(Draw(id, seed: 4, count: 300).Where((_, i) => i % 3 > 0).Select(problem => problem.Key).Distinct().Count() > 150);

    [Theory]
    [MemberData(nameof(Ids))]
    public void One_seed_gives_the_same_problems(string id) =>
        Assert.Equal(Draw(id, seed: 5, count: 20).Select(problem => problem.Prompt + problem.Completion), Draw(id, seed: 5, count: 20).Select(problem => problem.Prompt + problem.Completion));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Held_out_problems_are_never_trained_on(string id)
    {
        var family = Families.All.Single(family => family.Id == id);
        var trained = Draw(id, seed: 6, count: 500).Select(problem => problem.Key).ToHashSet();
        var generator = new ProblemGenerator(new Random(7));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.DoesNotContain(generator.NextHeldOut(family).Key, trained));
    }

    [Fact]
    public void A_permuted_expression_is_the_same_problem()
    {
        Number two = new(2), three = new(3), four = new(4);
        Term Plus(Expression content) => new(content, IsNegative: false);
        Term Minus(Expression content) => new(content, IsNegative: true);
        Assert.Equal(
            new Sum([Plus(new Product(two, three)), Minus(four), Plus(three)]).Canonical,
            new Sum([Plus(three), Plus(new Product(three, two)), Minus(four)]).Canonical);
        Assert.NotEqual(new Sum([Plus(two), Minus(three)]).Canonical, new Sum([Plus(three), Minus(two)]).Canonical);
    }

    [Fact]
    public void The_showcase_is_held_out()
    {
        Assert.Equal("37 * 24 - 5", HeldOut.Showcase.ToString());
        Assert.True(HeldOut.Contains(HeldOut.Showcase.Canonical));
    }

    private static Problem[] Draw(string id, int seed, int count)
    {
        var generator = new ProblemGenerator(new Random(seed));
        var family = Families.All.Single(family => family.Id == id);
        return [.. Enumerable.Range(0, count).Select(i => generator.NextForTraining(family, i % 3 == 0 ? ChainLength.Drill : ChainLength.Full))];
    }
}
