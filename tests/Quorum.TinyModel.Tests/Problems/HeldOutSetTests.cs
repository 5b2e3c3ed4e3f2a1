using Quorum;

namespace TinyModelTrainer.Problems;

public class HeldOutSetTests
{
    [Fact]
    public void The_embedded_file_holds_the_set()
    {
        using var reader = new StreamReader(TinyModel.OpenHeldOutProblems());
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(HeldOutSet.Draw().Select((problem, index) => HeldOutSet.ToJson(problem, index + 1)), lines);
    }

    [Fact]
    public void The_set_holds_a_thousand_problems_of_all_families()
    {
        var problems = HeldOutSet.Draw();
        Assert.Equal(1000, problems.Select(problem => problem.Key).Distinct().Count());
        Assert.All(problems.GroupBy(problem => (problem.Family, problem.Language)), family => Assert.InRange(family.Count(), 50, 60));
        Assert.All(problems, problem => Assert.True(HeldOut.Contains(problem.Key)));
    }
}
