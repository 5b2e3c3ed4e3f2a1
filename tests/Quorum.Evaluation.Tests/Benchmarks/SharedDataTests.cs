using Quorum.Tests;

namespace Quorum.Evaluation.Tests.Benchmarks;

/// <summary>The real files, where they are at hand.</summary>
public sealed class SharedDataTests
{
    [Theory]
    [InlineData("math-500", "math500_test.jsonl", 500)]
    [InlineData("aime-2024", "aime24.jsonl", 30)]
    [InlineData("gsm8k", "gsm8k_test.jsonl", 1319)]
    public async Task Published_file_is_read_whole_and_each_answer_is_equal_to_itself(string benchmark, string name, int count)
    {
        IReadOnlyList<Problem> problems = await Evaluation.Benchmarks.Find(benchmark).LoadAsync(PublishedProblems.Find(name), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(count, problems.Count);
        Assert.All(problems, problem =>
        {
            var expected = (ExpectedAnswer)problem.Expected;
            Chain chain = Chains.Saying($@"So it is $\boxed{{{expected.Text}}}$.");
            Assert.True(expected.IsRight(expected.Read(chain).Answer!), problem.Id);
        });
    }
}
